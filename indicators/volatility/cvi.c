/* cvi -- Chaikin Volatility
 *
 *     e   = ema(high - low, period)
 *     cvi = 100 (e - e[roc_period]) / e[roc_period]
 *
 * By how many percent the average range has grown.  The average starts from the first range, or, with seed = sma, from the mean of
 * the first `period`.  0 where there was no range to compare with.
 *
 * M. Chaikin; see S. B. Achelis, Technical Analysis from A to Z, Probus, 1995.
 */
#define TITLE "Chaikin Volatility"

#define INPUTS(I)   I(high) I(low)
#define OUTPUTS(O)  O(cvi, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period,     10, 2, 100000, "period of the average")                      \
    INT(roc_period, 10, 1, 100000, "how many bars back it is compared")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(seed, "start from the first range, or from the mean of the first `period`", first, sma)
#include "kernel/indicator.h"

STATE    { ema range; delay back; };
LOOKBACK { return (int64_t)(p->period + p->roc_period) - 1; }
MEMORY   { return FOREVER; }

START
{
    open_ema(range, p->period, 0);
    if (p->seed == seed_first) s->range.n = 1;
    open_delay(back, p->roc_period);
}

STEP
{
    R now = ema(range, in.high - in.low), then = delay(back, now);

    out->cvi = 100 * over(now - then, then, 0);
}

#include "kernel/derive.h"
