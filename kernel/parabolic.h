/* parabolic.h -- Wilder's parabolic stop, shared by the indicators that differ in how fast it goes and where it begins.
 *
 *     stop = extreme - gap,     gap = (1 - a) (gap[1] + extreme - extreme[1])
 *
 * Carried so, as the gap that is left, it is as exact as movements are, and stays at an extreme that it has come to.  What waits for
 * the bar before is no more than a product, a sum and the clamp.
 */
#ifndef TACHO_KERNEL_PARABOLIC_H
#define TACHO_KERNEL_PARABOLIC_H
#include "parts.h"

typedef struct { K first, step, least; } pace;      /* 1 - a: after a turn, what each extreme takes from it, its end */
INLINE pace pace_of(K first, K step, K most) { return (pace){ 1 - least(first, most), step, 1 - most }; }

/* tip and tail of the bar before: its high and its low while prices rise, low and high while they fall; `clear` of the tails
 * of two bars the stop is kept. */
typedef struct { K falls, extreme, gap, rest, tip, tail, clear; } parabolic;

/* Does the second bar go on upwards?  By the highs, or by the larger movement. */
INLINE int parabolic_up(int larger, K rose, K fell) { return larger ? fell <= 0 || rose >= fell : rose > 0; }

/* The first bar has no stop.  At the second (gives whether bar k is it) tip, tail and clear are the first one's, seen as in a rise. */
INLINE int parabolic_begins(parabolic *s, tick t, const K *high, const K *low, K *out, int64_t *k)
{
    if (!t.warm || spread(t.i).at[0] > 1) return 0;
    if (spread(t.i).at[0] == 0) s->tip = high[*k], s->tail = s->clear = low[*k], out[(*k)++] = 0;
    return *k < LANES;
}
INLINE void parabolic_from(parabolic *s, int up, K high, K low, K stop, K rest)
{
    *s = (parabolic){ !up, up ? high : low, (up ? high : low) - stop, rest, up ? high : low, up ? low : high, up ? low : high };
}

INLINE int beyond(int up, K a, K b)  { return up ? a > b : a < b; }
INLINE K further(int up, K a, K b)   { return up ? most(a, b) : least(a, b); }
INLINE K nearer(int up, K a, K b)    { return up ? least(a, b) : most(a, b); }

/* A rise (or a fall) from bar k to where it turns; gives the bar after.  `touched`: the stop is kept clear of two bars before it is
 * tried, and turns when it is reached, not only passed; then it is moved away from the price by `offset` times itself.
 * The turn is a real branch, but whether a bar is a new extreme is nothing that a processor could foresee. */
INLINE int64_t parabolic_run(parabolic *s, const K *high, const K *low, K *out, int64_t k, int up, int touched, int sign, pace now, pace after, K offset)
{
    K extreme = s->extreme, gap = s->gap, rest = s->rest, tip1 = s->tip, tail1 = s->tail, clear = s->clear;
    for (; k < LANES; k++) {
        K tip = (up ? high : low)[k], tail = (up ? low : high)[k], bare = extreme - gap;
        gap = further(up, gap, extreme - clear);
        K stop = extreme - gap;
        if (rarely(touched ? !beyond(up, tail, stop) : beyond(up, bare, tail))) {
            clear = further(up, tip, tip1), stop = touched ? further(up, extreme, clear) : extreme;
            if (rarely(offset != 0)) stop += (up ? 1 : -1) * (stop * offset);
            out[k] = sign && up ? -stop : stop;
            *s = (parabolic){ up, tail, after.first * (tail - stop), after.first, tail, tip, clear };
            return k + 1;
        }
        rest = most(rest - (beyond(up, tip, extreme) ? now.step : 0), now.least);
        K reach = further(up, tip, extreme);
        gap = rest * (gap + (reach - extreme)), extreme = reach;
        clear = nearer(up, tail, tail1), tip1 = tip, tail1 = tail;
        out[k] = sign && !up ? -stop : stop;
    }
    *s = (parabolic){ s->falls, extreme, gap, rest, tip1, tail1, clear };
    return k;
}
INLINE void parabolic_stops(parabolic *s, const K *high, const K *low, K *out, int64_t k, int touched, int sign, pace up, pace down, K offset)
{
    while (k < LANES) {
        if (s->falls == 0)              k = parabolic_run(s, high, low, out, k, 1, touched, sign, up, down, offset);
        if (k < LANES && s->falls != 0) k = parabolic_run(s, high, low, out, k, 0, touched, sign, down, up, offset);
    }
}

#endif
