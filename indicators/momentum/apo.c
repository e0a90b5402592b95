/* apo -- Absolute Price Oscillator
 *
 *     apo = average(x, fast_period) - average(x, slow_period)
 *
 * The shorter period is the fast one, whichever is given first.  An ema starts from the first value, or, with another
 * choice of `averages`, from a mean.
 *
 * With sma and ema computed from the movements of x, so that a high price does not eat the digits of a small difference;
 * with others as exact as the prices.
 */
#define TITLE "Absolute Price Oscillator"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(apo, MOVE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(fast_period, 12, 2, 100000, "period of the fast average")                \
    INT(slow_period, 26, 2, 100000, "period of the slow average")                \
    AVERAGE_OF(ma_type, ema, "which average")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(averages, "how they begin: an ema from the first value, from full windows, or as each does by default", first, settled, usual)
#include "kernel/indicator.h"

#define KIND settled(p->ma_type, 2 - p->averages)
#define FAST KIND, least(p->fast_period, p->slow_period)
#define SLOW KIND, most(p->fast_period, p->slow_period)

STATE    { previous last; average_gap fast, slow; };
LOOKBACK { return average_lookback(SLOW); }
MEMORY   { return average_memory(SLOW); }
START    { open_average_gap(fast, FAST, 0); open_average_gap(slow, SLOW, 0); }

STEP
{
    R x = in.real, move = x - previous(last, x);

    out->apo = average_gap(fast, x, move) - average_gap(slow, x, move);
}

#include "kernel/derive.h"
