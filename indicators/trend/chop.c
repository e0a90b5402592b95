/* chop -- Choppiness Index
 *
 *     range = wilder(max(high, close[1]) - min(low, close[1]), drift)
 *     box   = highest(high, period) - lowest(low, period)
 *     chop  = scalar log(sum(range, period) / box) / log(period)
 *
 * How much of the way that was gone led nowhere: near 0 in a trend, near 100 in a sideways market.  While the box
 * is empty or no way was gone: scalar.
 *
 * With drift = 1 the ranges are taken as they are.  The first bar's range is high - low; with start = second it does
 * not count.
 *
 * E. W. Dreiss, about 1993.
 */
#define TITLE "Choppiness Index"

#define INPUTS(I)   I(high) I(low) I(close)
#define OUTPUTS(O)  O(chop, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period, 14, 2, 100000, "bars in the window")                             \
    REAL(scalar, 100, 0, 1e6,  "the value where the whole way led nowhere")      \
    INT(drift,   1, 1, 100000, "period of Wilder's average of the ranges")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(start, "the bar whose range is the first to count", first, second)
#include "kernel/indicator.h"

STATE    { K scalar, per, smooth; previous last; ema range; sum way; highest high; lowest low; };
LOOKBACK { return (int64_t)(p->period - 1 + p->drift - 1 + p->start); }
MEMORY   { return p->drift > 1 ? FOREVER : (int64_t)p->period; }

START
{
    s->scalar = p->scalar, s->per = p->scalar / log_k(p->period), s->smooth = p->drift > 1;
    if (s->smooth != 0) open_wilder(range, p->drift, p->start);
    open_sum(way, p->period);
    open_highest(high, p->period);
    open_lowest(low, p->period);
}

STEP
{
    R range = true_range(last, in.high, in.low, in.close);
    if (s->smooth != 0) range = ema(range, range);
    R way = sum(way, range), box = highest(high, in.high) - lowest(low, in.low);
    M known = above(way, rep(0)) & above(box, rep(0));

    out->chop = sel(known, s->per * log_(sel(known, way / box, rep(1))), rep(s->scalar));
}

#include "kernel/derive.h"
