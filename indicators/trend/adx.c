/* adx -- Average Directional Index
 *
 *     up, down    = high - high[1], low[1] - low
 *     plus, minus = wilder(up where up > down and up > 0), wilder(down where down > up and down > 0)
 *     dx          = 100 |plus - minus| / (plus + minus)
 *     adx         = wilder(dx)
 *
 * How much of the movement goes one way, whichever it is; dx is 0 while there is none.  (Plus and minus are
 * commonly divided by the average true range first, which cancels here.)
 *
 * wilder(up) starts from the mean of the first `period` movements; with seed = wilder from the sum
 * of the first period - 1, divided by period, so that the first bar counts as one without movement.
 *
 * J. W. Wilder, New Concepts in Technical Trading Systems, Trend Research, 1978.
 */
#define TITLE "Average Directional Index"

#define INPUTS(I)   I(high) I(low) I(close)
#define OUTPUTS(O)  O(adx, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period, 14, 2, 100000, "period of Wilder's averages")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(seed, "from the mean of the first movements, or from a sum that is one movement short of it", mean, wilder)
#include "kernel/directional.h"
#include "kernel/indicator.h"

STATE    { direction of; ema dx; };
LOOKBACK { return 2 * (int64_t)p->period - 1; }
MEMORY   { return FOREVER; }

START
{
    open_direction(of, p->period, p->seed == seed_mean);
    open_wilder(dx, p->period, p->period);
}

STEP     { out->adx = ema(dx, dx(of, in.high, in.low)); }

#include "kernel/derive.h"
