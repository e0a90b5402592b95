/* mass -- Mass Index
 *
 *     e    = ema(high - low, fast_period)
 *     mass = sum(e / ema(e, fast_period), slow_period)
 *
 * Rises while bars grow longer; a bulge is said to come before a turn.  Both averages start from one value, the second from the one
 * at which the first is taken to be settled, fast_period - 1 bars later; with seed = sma from the means of `fast_period`.
 * A ratio without any range is 1.
 *
 * D. Dorsey, The Mass Index, Technical Analysis of Stocks & Commodities, June 1992.
 */
#define TITLE "Mass Index"

#define INPUTS(I)   I(high) I(low)
#define OUTPUTS(O)  O(mass, RATIO)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(fast_period,  9, 2, 100000, "period of both averages")                   \
    INT(slow_period, 25, 1, 100000, "ratios in the sum")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(seed, "start each average from one value, or from the mean of `fast_period`", first, sma)
#include "kernel/indicator.h"

STATE    { ema once, twice; sum ratios; };
LOOKBACK { return 2 * ((int64_t)p->fast_period - 1) + (int64_t)p->slow_period - 1; }
MEMORY   { return FOREVER; }

START
{
    open_ema(once,  p->fast_period, 0);
    open_ema(twice, p->fast_period, p->fast_period - 1);
    if (p->seed == seed_first) s->once.n = s->twice.n = 1;
    open_sum(ratios, p->slow_period);
}

STEP
{
    R once = ema(once, in.high - in.low), twice = ema(twice, once);

    out->mass = sum(ratios, over(once, twice, 1));
}

#include "kernel/derive.h"
