/* tema -- Triple Exponential Moving Average
 *
 *     e, ee, eee = ema(x, period), ema(e, period), ema(ee, period)
 *     tema       = 3 e - 3 ee + eee
 *
 * Follows a straight line and a parabola without lag.
 *
 * Each average starts when the one before has `period` values, from that one's value; with seed = sma from
 * the mean of its first `period` values.
 *
 * P. G. Mulloy, Smoothing Data with Less Lag, Stocks & Commodities 12, 1994.
 */
#define TITLE "Triple Exponential Moving Average"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(tema, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                               \
    INT(period, 30, 2, 100000, "period of the three averages")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                              \
    ONE_OF(seed, "start each average from one value of the one before, or from a mean", chained, sma)
#include "kernel/indicator.h"

STATE    { ema e, ee, eee; };
LOOKBACK { return 3 * (int64_t)p->period - 3; }
MEMORY   { return FOREVER; }

START
{
    open_ema(e,   p->period, 0);
    open_ema(ee,  p->period, p->period - 1);
    open_ema(eee, p->period, 2 * p->period - 2);
    if (p->seed == seed_chained) s->e.n = s->ee.n = s->eee.n = 1;
}

STEP
{
    R e   = ema(e, in.real);
    R ee  = ema(ee, e);
    R eee = ema(eee, ee);

    out->tema = 3 * (e - ee) + eee;
}

#include "kernel/derive.h"
