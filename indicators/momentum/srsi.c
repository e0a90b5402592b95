/* srsi -- Stochastic RSI, smoothed
 *
 *     r = rsi(x, rsi_period)
 *     f = 100 (r - lowest(r)) / (highest(r) - lowest(r))       over stoch_period bars
 *     k = mean(f, k)
 *     d = mean(k, d)
 *
 * Where the RSI lies in the range of its last values, smoothed twice.  r stays what it was, to the bit, while x does not move, and is
 * 100 while x has never moved, or, with still = middle, the better choice, 50.  While r has no range f is 50.
 *
 * T. S. Chande and S. Kroll, The New Technical Trader, Wiley, 1994.
 */
#define TITLE "Stochastic RSI, smoothed"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(k, PERCENT) O(d, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(rsi_period,   14, 1, 100000, "period of the RSI")                        \
    INT(stoch_period, 14, 1, 100000, "values of the RSI whose range is looked at") \
    INT(k, 3, 1, 100000, "bars of the first mean")                               \
    INT(d, 3, 1, 100000, "bars of the second")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(still, "the RSI while nothing has moved: 100 or 50", top, middle)
#include "kernel/strength.h"
#include "kernel/indicator.h"

STATE    { K per_k, per_d; strength r; highest high; lowest low; sum k, d; };
LOOKBACK { return (int64_t)(p->rsi_period + p->stoch_period + p->k) - 2 + (output == output_d) * (int64_t)(p->d - 1); }
MEMORY   { return FOREVER; }

START
{
    s->per_k = 1 / p->k, s->per_d = 1 / p->d;
    open_strength(r, p->rsi_period, p->still == still_top ? 1 : .5);
    open_highest(high, p->stoch_period);
    open_lowest(low, p->stoch_period);
    open_sum(k, p->k);
    open_sum(d, p->d);
}

STEP
{
    R r = strength(r, in.real), low = lowest(low, r), range = highest(high, r) - low;

    out->k = sum(k, 100 * over(r - low, range, .5)) * s->per_k;
    out->d = sum(d, out->k) * s->per_d;
}

#include "kernel/derive.h"
