/* vortex -- Vortex Indicator
 *
 *     range = max(high, close[1]) - min(low, close[1])
 *     plus  = sum(|high - low[1]|, period) / sum(range, period)
 *     minus = sum(|low - high[1]|, period) / sum(range, period)
 *
 * How far highs reach from the lows before them, and lows from the highs: a trend has begun where the two
 * cross.  0 while nothing moves.
 *
 * The first bar counts as its own range without movement; with start = second it does not count.
 *
 * E. Botes & D. Siepman, The Vortex Indicator, Technical Analysis of Stocks & Commodities, January 2010.
 */
#define TITLE   "Vortex Indicator"
#define ALIASES "vi"

#define INPUTS(I)   I(high) I(low) I(close)
#define OUTPUTS(O)  O(plus, RATIO) O(minus, RATIO)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period, 14, 1, 100000, "bars in the window")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(start, "the first bar that counts", first, second)
#include "kernel/indicator.h"

STATE    { previous high, low, close; sum up, down, range; };
LOOKBACK { return (int64_t)(p->period - 1 + p->start); }
MEMORY   { return (int64_t)p->period; }
START    { open_sum(up, p->period); open_sum(down, p->period); open_sum(range, p->period); }

STEP
{
    R up   = mag(in.high - previous(low, in.low));
    R down = mag(in.low - previous(high, in.high));
    R per  = over(rep(1), sum(range, true_range(close, in.high, in.low, in.close)), 0);

    out->plus  = per * sum(up,   early(t.i == rep(0), rep(0), up));
    out->minus = per * sum(down, early(t.i == rep(0), rep(0), down));
}

#include "kernel/derive.h"
