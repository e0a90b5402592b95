/* dx -- Directional Movement Index
 *
 *     up, down    = high - high[1], low[1] - low
 *     plus, minus = wilder(up where up > down and up > 0), wilder(down where down > up and down > 0)
 *     dx          = 100 |plus - minus| / (plus + minus)
 *
 * How much of the movement goes one way, whichever it is; 0 while there is none.  (Plus and minus are
 * commonly divided by the average true range first, which cancels here: the close has no say.)
 *
 * The averages are seeded by the first period - 1 movements, so that the first value is at bar period - 1; with start =
 * smoothed the first one is left out.
 *
 * J. W. Wilder, New Concepts in Technical Trading Systems, Trend Research, 1978.
 */
#define TITLE "Directional Movement Index"

#define INPUTS(I)   I(high) I(low) I(close)
#define OUTPUTS(O)  O(dx, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period, 14, 2, 100000, "period of Wilder's averages")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(start, "the first value: the averages' seed, or the one after it", seed, smoothed)
#include "kernel/directional.h"
#include "kernel/indicator.h"

STATE    { direction of; };
LOOKBACK { return (int64_t)(p->period - 1 + p->start); }
MEMORY   { return FOREVER; }
START    { open_direction(of, p->period, 0); }

STEP     { out->dx = dx(of, in.high, in.low); }

#include "kernel/derive.h"
