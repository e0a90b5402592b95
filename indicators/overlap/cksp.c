/* cksp -- Chande Kroll Stop
 *
 *     range     = wilder(max(high, close[1]) - min(low, close[1]), period)
 *     high_stop = highest(highest(high, n) - multiplier range, stop_period)
 *     low_stop  = lowest(lowest(low, n) + multiplier range, stop_period)
 *
 * n is stop_period, or, with extremes = period, period.  The first bar's range is high - low; with start = second
 * it does not count.
 *
 * T. S. Chande & S. Kroll, The New Technical Trader, Wiley, 1994, where the extremes are those of `period` bars.
 */
#define TITLE "Chande Kroll Stop"

#define INPUTS(I)   I(high) I(low) I(close)
#define OUTPUTS(O)  O(high_stop, PRICE) O(low_stop, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period,     10, 2, 100000, "period of the average range")                \
    REAL(multiplier, 1, 0, 1e6,    "average ranges between the extreme and the first stop") \
    INT(stop_period, 9, 1, 100000, "bars in the window of the stop")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(extremes, "the bars whose extremes are looked for", stop_period, period) \
    ONE_OF(start, "the bar whose range is the first to count", first, second)
#include "kernel/indicator.h"

#define BARS (p->extremes == extremes_period ? p->period : p->stop_period)

STATE    { K multiplier; previous last; ema range; highest high, high_stop; lowest low, low_stop; };
LOOKBACK { return (int64_t)(most(p->period, BARS - 1) + p->stop_period - 1); }
MEMORY   { return FOREVER; }

START
{
    s->multiplier = p->multiplier;
    open_wilder(range, p->period, p->start);
    open_highest(high, BARS);
    open_lowest(low, BARS);
    open_highest(high_stop, p->stop_period);
    open_lowest(low_stop, p->stop_period);
}

STEP
{
    R way = s->multiplier * ema(range, true_range(last, in.high, in.low, in.close));

    out->high_stop = highest(high_stop, highest(high, in.high) - way);
    out->low_stop  = lowest(low_stop, lowest(low, in.low) + way);
}

#include "kernel/derive.h"
