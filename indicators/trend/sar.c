/* sar -- Parabolic Stop and Reverse
 *
 *     sar = sar[1] + a (extreme - sar[1])
 *
 * a starts at `acceleration` and grows by it with each new extreme, up to `maximum`, which it never is above.
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
#define BAR_BY_BAR
#include "kernel/indicator.h"
#include "kernel/parabolic.h"

STATE    { K touched, larger; pace pace; parabolic stop; };
LOOKBACK { return 1; }
MEMORY   { return FOREVER; }

START
{
    s->pace = pace_of(p->acceleration, p->acceleration, p->maximum);
    s->touched = p->turn, s->larger = p->direction;
}

/* The second bar: the stop stands at the far end of the first. */
INLINE int64_t begin(parabolic *stop, K high, K low, K *out, int64_t k, int touched, int larger, K rest)
{
    K high1 = stop->tip, low1 = stop->tail;
    int up = parabolic_up(larger, high - high1, low1 - low);
    parabolic_from(stop, up, high, low, up ? low1 : high1, rest);
    if (touched) return k;
    out[k] = up ? low1 : high1, stop->gap *= rest, stop->clear = nearer(up, stop->clear, out[k]);
    return k + 1;
}
INLINE void follow_price(state *s, tick t, inputs in, outputs *out, int touched)
{
    int64_t k = 0;
    if (parabolic_begins(&s->stop, t, in.high, in.low, out->sar, &k))
        k = begin(&s->stop, in.high[k], in.low[k], out->sar, k, touched, s->larger != 0, s->pace.first);
    parabolic_stops(&s->stop, in.high, in.low, out->sar, k, touched, 0, s->pace, s->pace, 0);
}

STEP { if (s->touched != 0) follow_price(s, t, in, out, 1); else follow_price(s, t, in, out, 0); }

#include "kernel/derive.h"
