/* sar -- Parabolic Stop and Reverse
 *
 *     sar = sar[1] + a (extreme - sar[1])
 *
 * a starts at `acceleration` and grows by it with each new extreme, up to `maximum`.
 * While prices rise: when the low passes the stop, it turns, jumps to the extreme and follows from above;
 * otherwise it is kept below the lows of the two bars before.  While they fall, high and low are seen in
 * the mirror, as -low and -high, so that there is one rule only.  The second bar is not tried.
 * With turn = touched, the stop is kept clear of the last two bars before it is tried, turns when the low
 * reaches it, and jumps to where it is clear of this bar and the one before; the second bar is tried too.
 * The direction of the first two bars: up if the second high is higher; with direction = larger, down
 * if the low fell, and fell by more than the high rose, otherwise up.
 *
 * J. W. Wilder, New Concepts in Technical Trading Systems, Trend Research, 1978.
 */
#define TITLE "Parabolic Stop and Reverse"

#define INPUTS(I)   I(high) I(low)
#define OUTPUTS(O)  O(sar, STOP)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    REAL(acceleration, 0.02, 0, 10, "acceleration and its growth")              \
    REAL(maximum,      0.2,  0, 10, "most of the acceleration")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(turn, "when the bare stop is passed, or when the stop, kept clear of two bars, is touched", passed, touched) \
    ONE_OF(direction, "of the first two bars: that of the highs, or of the larger movement", highs, larger)
#include "kernel/indicator.h"

STATE    { K step, most, touched, larger, sign, next, extreme, a, high1, low1, high2, low2; };
LOOKBACK { return 1; }
MEMORY   { return FOREVER; }

START
{
    s->step = p->acceleration, s->most = p->maximum;
    s->touched = p->turn, s->larger = p->direction, s->sign = 1;
}

/* One bar of a rise, with the high and the lows before it; gives the stop. */
INLINE K rise(state *s, int touched, K high, K low, K high1, K low1, K low2)
{
    K stop = s->next, clear = least(low1, low2);
    if (touched ? low <= least(stop, clear) : low < stop) {
        stop = touched ? most(s->extreme, most(high, high1)) : s->extreme;
        s->a = s->step, s->extreme = -low, s->sign = -s->sign;
        s->next = -(stop + s->a * (low - stop));
    } else {
        s->a = high > s->extreme ? least(s->a + s->step, s->most) : s->a;
        s->extreme = most(high, s->extreme), stop = least(stop, clear);
        s->next = stop + s->a * (s->extreme - stop);
    }
    return stop;
}

/* The second bar: the stop stands at the far end of the first. */
INLINE void begin(state *s, int touched, K *high, K *low)
{
    K rose = *high - s->high1, fell = s->low1 - *low;
    int up = s->larger != 0 ? fell <= 0 || rose >= fell : rose > 0;
    s->sign = up ? 1 : -1, s->next = up ? s->low1 : -s->high1, s->extreme = up ? *high : -*low, s->a = s->step;
    if (touched) s->high1 = *high, s->low1 = *low;
    else if (up) *low = s->low1;
    else         *high = s->high1;
    s->high2 = s->high1, s->low2 = s->low1;
}
INLINE R follow_price(state *s, tick t, inputs in, int touched)
{
    bars high = spread(in.high), low = spread(in.low), i = spread(t.i), stop;
    for (each_bar(k)) {
        K h = high.at[k], l = low.at[k];
        if (t.warm && i.at[k] == 1) begin(s, touched, &h, &l);
        stop.at[k] = s->sign > 0 ? rise(s, touched, h, l, s->high1, s->low1, s->low2)
                                 : -rise(s, touched, -l, -h, -s->low1, -s->high1, -s->high2);
        s->high2 = s->high1, s->low2 = s->low1, s->high1 = high.at[k], s->low1 = low.at[k];
    }
    return gather(stop);
}

STEP { out->sar = s->touched != 0 ? follow_price(s, t, in, 1) : follow_price(s, t, in, 0); }

#include "kernel/derive.h"
