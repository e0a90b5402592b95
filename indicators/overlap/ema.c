/* ema -- Exponential Moving Average
 *
 *     ema = ema[1] + c (x - ema[1])                 c = 2/(period+1)
 *
 * Starts as the running mean of the first `period` values.
 *
 * R. G. Brown, Statistical Forecasting for Inventory Control, McGraw-Hill, 1959.
 */
#define TITLE "Exponential Moving Average"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(ema, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                     \
    INT(period, 30, 2, 100000, "period of the average")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                    \
    ONE_OF(seed, "start from the running mean, from the mean when it is full, or from the first value", running, sma, first)
#include "kernel/indicator.h"

STATE    { ema y; };
LOOKBACK { return p->seed == seed_sma ? (int64_t)p->period - 1 : 0; }
MEMORY   { return FOREVER; }

START
{
    open_ema(y, p->period, 0);
    if (p->seed == seed_first) s->y.n = 1;
}

STEP { out->ema = ema(y, in.real); }

#include "kernel/derive.h"
