/* supertrend -- SuperTrend
 *
 *     range        = max(high, close[1]) - min(low, close[1])
 *     upper, lower = (high + low) / 2 +- multiplier wilder(range)
 *
 * The upper band is carried from bar to bar and only ever falls, until a close above it sets it free; the lower
 * one is its mirror.  The trend is the upper band (direction -1) until the close is above it, then the
 * lower one (+1) until the close is below that.  changed is 1 on the bars where the direction changes.
 *
 * At the first value the direction is -1 unless the close is above the upper band; with begin = up it
 * is +1.  The first bar's range is high - low; with start = second it does not count and all is one bar later.
 *
 * O. Seban, Tout le monde merite d'etre riche, Maxima, 2008.
 */
#define TITLE "SuperTrend"

#define INPUTS(I)   I(high) I(low) I(close)
#define OUTPUTS(O)  O(trend, PRICE) O(direction, FLAG) O(changed, FLAG)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period,     10, 2, 100000, "period of the average range")                \
    REAL(multiplier, 3, 0, 1e6,    "average ranges between the middle of the bar and a band")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(start, "the bar whose range is the first to count", first, second)    \
    ONE_OF(begin, "the direction at the first value", down, up)
#include "kernel/indicator.h"

STATE    { K first, up, multiplier; previous last; ema range; K upper, lower, close, direction; };
LOOKBACK { return (int64_t)(p->period - 1 + p->start); }
MEMORY   { return FOREVER; }

START
{
    s->first = p->period - 1 + p->start, s->up = p->begin, s->multiplier = p->multiplier;
    open_wilder(range, p->period, p->start);
}

STEP
{
    R band   = s->multiplier * ema(range, true_range(last, in.high, in.low, in.close));
    R middle = (in.high + in.low) / 2;
    bars upper = spread(middle + band), lower = spread(middle - band), close = spread(in.close), i = spread(t.i);
    bars trend, direction, changed;

    for (each_bar(k)) {
        K u = upper.at[k], l = lower.at[k], x = close.at[k];
        int begins = t.warm && i.at[k] <= s->first;
        s->upper = s->close > s->upper ? u : least(u, s->upper);
        s->lower = s->close < s->lower ? l : most(l, s->lower);
        if (begins) s->upper = u, s->lower = l, s->direction = x > u || s->up != 0 ? 1 : -1;

        int turns = !begins && (s->direction > 0 ? x < s->lower : x > s->upper);
        if (rarely(turns)) s->direction = -s->direction;
        trend.at[k] = s->direction > 0 ? s->lower : s->upper, direction.at[k] = s->direction, changed.at[k] = turns;
        s->close = x;
    }
    out->trend = gather(trend), out->direction = gather(direction), out->changed = gather(changed);
}

#include "kernel/derive.h"
