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
#include "kernel/parabolic.h"

STATE    { K touched, larger; pace pace; parabolic stop; };
LOOKBACK { return 1; }
MEMORY   { return FOREVER; }

START
{
    s->pace = (pace){ p->acceleration, p->acceleration, p->maximum };
    s->touched = p->turn, s->larger = p->direction, s->stop.sign = 1;
}

/* The second bar: the stop stands at the far end of the first. */
INLINE void begin(parabolic *stop, int touched, int larger, K a, K *high, K *low)
{
    int up = parabolic_up(stop, larger, *high, *low);
    stop->sign = up ? 1 : -1, stop->next = up ? stop->low1 : -stop->high1, stop->extreme = up ? *high : -*low, stop->a = a;
    if (touched) stop->high1 = *high, stop->low1 = *low;
    else if (up) *low = stop->low1;
    else         *high = stop->high1;
    stop->high2 = stop->high1, stop->low2 = stop->low1;
}
INLINE R follow_price(state *s, tick t, inputs in, int touched)
{
    bars high = spread(in.high), low = spread(in.low), i = spread(t.i), stop;
    for (each_bar(k)) {
        K h = high.at[k], l = low.at[k];
        if (t.warm && i.at[k] == 1) begin(&s->stop, touched, s->larger != 0, s->pace.first, &h, &l);
        stop.at[k] = parabolic_bar(&s->stop, touched, &s->pace, &s->pace, 0, h, l);
        parabolic_keep(&s->stop, high.at[k], low.at[k]);
    }
    return gather(stop);
}

STEP { out->sar = s->touched != 0 ? follow_price(s, t, in, 1) : follow_price(s, t, in, 0); }

#include "kernel/derive.h"
