/* di -- Directional Indicators
 *
 *     plus  = 100 wilder(high - high[1] where that is above 0 and above low[1] - low) / wilder(range)
 *     minus = 100 wilder(low[1] - low where that is above 0 and above high - high[1]) / wilder(range)
 *     range = max(high, close[1]) - min(low, close[1])
 *
 * plus_di and minus_di at once, which share the range: what part of the way prices go upwards, and what part downwards.
 *
 * J. W. Wilder, New Concepts in Technical Trading Systems, Trend Research, 1978.
 */
#define TITLE "Directional Indicators"

#define INPUTS(I)   I(high) I(low) I(close)
#define OUTPUTS(O)  O(plus, PERCENT) O(minus, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period, 14, 1, 100000, "period of Wilder's averages; 1: the bar alone")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(start, "the first value: the averages' seed, or the one after it", seed, smoothed)
#include "kernel/directional.h"
#include "kernel/indicator.h"

STATE    { movements of; previous last; ema plus, minus, range; };
LOOKBACK { return (int64_t)most(1, p->period - 1 + p->start * (p->period > 1)); }
MEMORY   { return FOREVER; }

START
{
    open_wilder(plus,  p->period, 0);
    open_wilder(minus, p->period, 0);
    open_wilder(range, p->period, 0);
}

STEP
{
    movement now = movement(of, in.high, in.low);
    R way   = true_range(last, in.high, in.low, in.close);
    R range = ema(range, early(t.i == rep(0), rep(0), way));

    out->plus  = 100 * over(ema(plus, now.plus), range, 0);
    out->minus = 100 * over(ema(minus, now.minus), range, 0);
}

#include "kernel/derive.h"
