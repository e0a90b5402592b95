/* ppo -- Percentage Price Oscillator
 *
 *     ppo = 100 (fast - slow) / slow       fast, slow = average(x, fast_period), average(x, slow_period)
 *
 * The difference of two averages, as an apo, in percent of the slow one; 0 where that is 0.  The shorter period is the
 * fast one, whichever is given first.
 *
 * With sma and ema computed from the movements of x, so that a high price does not eat the digits of a small difference.
 */
#define TITLE "Percentage Price Oscillator"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(ppo, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(fast_period, 12, 2, 100000, "period of the fast average")                \
    INT(slow_period, 26, 2, 100000, "period of the slow average")                \
    AVERAGE_OF(ma_type, sma, "which average")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) AVERAGES(ONE_OF)
#include "kernel/indicator.h"

#define KIND settled(p->ma_type, p->averages)
#define FAST KIND, least(p->fast_period, p->slow_period)
#define SLOW KIND, most(p->fast_period, p->slow_period)

STATE    { previous last; average_gap fast, slow; };
LOOKBACK { return average_lookback(SLOW); }
MEMORY   { return average_memory(SLOW); }
START    { open_average_gap(fast, FAST, 0); open_average_gap(slow, SLOW, 0); }

STEP
{
    R x = in.real, move = x - previous(last, x), slow = average_gap(slow, x, move);

    out->ppo = 100 * over(average_gap(fast, x, move) - slow, x + slow, 0);
}

#include "kernel/derive.h"
