/* plus_di -- Plus Directional Indicator
 *
 *     plus     = high - high[1] where that is above 0 and above low[1] - low, else 0
 *     range    = max(high, close[1]) - min(low, close[1])
 *     plus_di  = 100 wilder(plus) / wilder(range)
 *
 * How much of the way that prices go, they go upwards; 0 while there is none.  Both averages are seeded by
 * the first period - 1 bars that have one before them, so that the first value is at bar period - 1; with start = smoothed
 * the first one is left out.
 *
 * J. W. Wilder, New Concepts in Technical Trading Systems, Trend Research, 1978.
 */
#define TITLE "Plus Directional Indicator"

#define INPUTS(I)   I(high) I(low) I(close)
#define OUTPUTS(O)  O(plus_di, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period, 14, 1, 100000, "period of Wilder's averages; 1: the bar alone")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(start, "the first value: the averages' seed, or the one after it", seed, smoothed)
#include "kernel/directional.h"
#include "kernel/indicator.h"

STATE    { movements of; share of_way; };
LOOKBACK { return (int64_t)most(1, p->period - 1 + p->start * (p->period > 1)); }
MEMORY   { return FOREVER; }

START    { open_share(of_way, p->period); }
STEP     { out->plus_di = share(of_way, movement(of, in.high, in.low).plus, in); }

#include "kernel/derive.h"
