/* dema -- Double Exponential Moving Average
 *
 *     e    = ema(x, period)
 *     dema = e + (e - ema(e, period))
 *
 * What the second average lags behind the first is added again, so a straight line is followed
 * without lag.
 *
 * Both averages start from the first value.  With seed = chained the second starts when the first has
 * `period` values; with seed = sma, too, and each is seeded by the mean of its first `period` values.
 *
 * P. G. Mulloy, Smoothing Data with Faster Moving Averages, Stocks & Commodities 12, 1994.
 */
#define TITLE "Double Exponential Moving Average"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(dema, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                               \
    INT(period, 30, 2, 100000, "period of both averages")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                              \
    ONE_OF(seed, "start both averages from the first value, from means, or each from the other's value", first, sma, chained)
#include "kernel/indicator.h"

STATE    { ema e, ee; };
LOOKBACK { return (int64_t)(p->seed == seed_first ? p->period - 1 : 2 * p->period - 2); }
MEMORY   { return FOREVER; }

START
{
    open_ema(e,  p->period, 0);
    open_ema(ee, p->period, p->seed == seed_first ? 0 : p->period - 1);
    if (p->seed != seed_sma) s->e.n = s->ee.n = 1;
}

STEP
{
    R e = ema(e, in.real);

    out->dema = e + (e - ema(ee, e));
}

#include "kernel/derive.h"
