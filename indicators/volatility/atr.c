/* atr -- Average True Range
 *
 *     range = max(high, close[1]) - min(low, close[1])
 *     atr   = wilder(range)
 *
 * The first bar has no close before it: its range is high - low, or, with start = second, it
 * does not count and the average starts one bar later.
 *
 * J. W. Wilder, New Concepts in Technical Trading Systems, Trend Research, 1978.
 */
#define TITLE "Average True Range"

#define INPUTS(I)   I(high) I(low) I(close)
#define OUTPUTS(O)  O(atr, MOVE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period, 14, 1, 100000, "period of Wilder's average")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(start, "the bar whose range is the first to count", first, second)
#include "kernel/indicator.h"

STATE    { previous last; ema range; };
LOOKBACK { return (int64_t)(p->period - 1 + p->start); }
MEMORY   { return FOREVER; }
START    { open_wilder(range, p->period, p->start); }

STEP     { out->atr = ema(range, true_range(last, in.high, in.low, in.close)); }

#include "kernel/derive.h"
