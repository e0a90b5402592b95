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
#define BAR_BY_BAR
#include "kernel/indicator.h"

STATE    { K first, up, multiplier; previous last; ema range; K upper, lower, falls; };
LOOKBACK { return (int64_t)(p->period - 1 + p->start); }
MEMORY   { return FOREVER; }

START
{
    s->first = p->period - 1 + p->start, s->up = p->begin, s->multiplier = p->multiplier;
    open_wilder(range, p->period, p->start);
}

/* From bar k to where the trend turns; gives that bar.  A band that is set free is at infinity until the next bar. */
INLINE int64_t trail(state *s, int up, const K *upper, const K *lower, const K *close, K *trend, int64_t k)
{
    K inf = __builtin_inf(), u = s->upper, l = s->lower;
    for (; k < LANES; k++) {
        K x = close[k];
        u = least(upper[k], u), l = most(lower[k], l), trend[k] = up ? l : u;
        if (rarely(x > u) || rarely(x < l)) {
            int over_ = x > u, under = x < l, turns = up ? under : over_;
            if (turns) s->falls = up, trend[k] = up ? u : l;
            u = over_ ? inf : u, l = under ? -inf : l;
            if (turns) break;
        }
    }
    s->upper = u, s->lower = l;
    return k;
}

STEP
{
    R high = load(in.high), low = load(in.low), close = load(in.close);
    R band = s->multiplier * ema(range, true_range(last, high, low, close)), middle = (high + low) / 2;
    bars upper = spread(middle + band), lower = spread(middle - band), i = spread(t.i);
    R falls = rep(s->falls), changed = rep(0);

    int64_t k = 0;
    for (K inf = __builtin_inf(); t.warm && k < LANES && i.at[k] <= s->first; k++) {
        K x = in.close[k], u = upper.at[k], l = lower.at[k];
        s->falls = x > u || s->up != 0 ? 0 : 1, out->trend[k] = s->falls != 0 ? u : l, falls = rep(s->falls);
        s->upper = x > u ? inf : u, s->lower = x < l ? -inf : l;
    }
    while (k < LANES) {
        k = s->falls != 0 ? trail(s, 0, upper.at, lower.at, in.close, out->trend, k)
                          : trail(s, 1, upper.at, lower.at, in.close, out->trend, k);
        if (rarely(k < LANES)) {
            changed = sel(places() == rep((K)k), rep(1), changed), falls = sel(places() >= rep((K)k), rep(s->falls), falls);
            k++;
        }
    }
    store(out->direction, 1 - 2 * falls), store(out->changed, changed);
}

#include "kernel/derive.h"
