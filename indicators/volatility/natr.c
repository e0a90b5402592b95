/* natr -- Normalised Average True Range
 *
 *     range = max(high, close[1]) - min(low, close[1])
 *     natr  = 100 wilder(range) / close
 *
 * The average true range in percent of the close; NaN where that is 0.  The first bar has no close
 * before it: its range is high - low, or, with start = second, it does not count and the average starts one bar later.
 *
 * J. Forman, Cross-Market Evaluations with Normalized Average True Range, Technical Analysis of Stocks
 * & Commodities, May 2006.
 */
#define TITLE "Normalised Average True Range"

#define INPUTS(I)   I(high) I(low) I(close)
#define OUTPUTS(O)  O(natr, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period, 14, 1, 100000, "period of Wilder's average")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(start, "the bar whose range is the first to count", first, second)
#include "kernel/indicator.h"

STATE    { previous last; ema range; };
LOOKBACK { return (int64_t)(p->period - 1 + p->start); }
MEMORY   { return FOREVER; }
START    { open_wilder(range, p->period, p->start); }

STEP
{
    R range = ema(range, true_range(last, in.high, in.low, in.close));

    out->natr = 100 * over(range, in.close, __builtin_nan(""));
}

#include "kernel/derive.h"
