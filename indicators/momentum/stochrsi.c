/* stochrsi -- Stochastic RSI
 *
 *     r     = rsi(x, period)
 *     fastk = 100 (r - lowest(r)) / (highest(r) - lowest(r))     over fastk_period bars
 *     fastd = average(fastk, fastd_period)
 *
 * Where the RSI lies in the range of its last values; both lines come at the same bar.  r stays what it was, to the
 * bit, while x does not move.  While r has no range: 0, or 50 with flat = middle; r, too, is that while x has never moved.
 *
 * T. S. Chande and S. Kroll, The New Technical Trader, Wiley, 1994.
 */
#define TITLE "Stochastic RSI"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(fastk, PERCENT) O(fastd, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period,      14, 2, 100000, "period of the RSI")                         \
    INT(fastk_period, 5, 1, 100000, "values of the RSI whose range is looked at") \
    INT(fastd_period, 3, 1, 100000, "period of fastd")                           \
    AVERAGE_OF(fastd_ma, sma, "average of fastd")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(flat, "the value while there is no range: 0 or 50", zero, middle)     \
    AVERAGES(ONE_OF)
#include "kernel/strength.h"
#include "kernel/indicator.h"

#define FASTD settled(p->fastd_ma, p->averages), p->fastd_period
#define START_OF_FASTD (p->period + p->fastk_period - 1)

STATE    { K flat; strength r; highest high; lowest low; average fastd; };
LOOKBACK { return (int64_t)START_OF_FASTD + average_lookback(FASTD); }
MEMORY   { return FOREVER; }

START
{
    s->flat = p->flat == flat_middle ? .5 : 0;
    open_strength(r, p->period, s->flat);
    open_highest(high, p->fastk_period);
    open_lowest(low, p->fastk_period);
    open_average(fastd, FASTD, START_OF_FASTD);
}

STEP
{
    R r = strength(r, in.real), low = lowest(low, r), range = highest(high, r) - low;

    out->fastk = 100 * over(r - low, range, s->flat);
    out->fastd = average(fastd, out->fastk);
}

#include "kernel/derive.h"
