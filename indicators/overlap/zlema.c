/* zlema -- Zero-Lag Exponential Moving Average
 *
 *     u     = x + (x - x[lag])                      lag = (period-1)/2, rounded down
 *     zlema = zlema[1] + c (u - zlema[1])           c = 2/(period+1)
 *
 * An exponential average lags behind a straight line by (period-1)/2 bars: what the price has moved in that time is
 * added beforehand.
 *
 * Starts from the first value, with u = x for the first lag bars; with seed = sma from the mean of the first `period` values
 * of u, which begin at bar lag.
 *
 * J. F. Ehlers & R. Way, Zero Lag (Well, Almost), Technical Analysis of Stocks & Commodities, November 2010.
 */
#define TITLE "Zero-Lag Exponential Moving Average"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(zlema, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                               \
    INT(period, 30, 1, 100000, "period of the average")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                              \
    ONE_OF(seed, "start from the first value, or from the mean of the first values of u", first, sma)
#include "kernel/indicator.h"

#define LAG ((int64_t)(p->period - 1) / 2)

STATE    { K lag; delay back; ema y; };
LOOKBACK { return (int64_t)p->period - 1 + (p->seed == seed_sma ? LAG : 0); }
MEMORY   { return FOREVER; }

START
{
    s->lag = (K)LAG;
    open_delay(back, LAG);
    open_ema(y, p->period, p->seed == seed_sma ? s->lag : 0);
    if (p->seed == seed_first) s->y.n = 1;
}

STEP
{
    R x = in.real, back = delay(back, x);

    out->zlema = ema(y, x + early(t.i < rep(s->lag), rep(0), x - back));
}

#include "kernel/derive.h"
