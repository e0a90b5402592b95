/* parabolic.h -- Wilder's parabolic stop, shared by the indicators that differ in how fast it goes and where it begins.
 *
 * While prices fall, high and low are seen in the mirror, as -low and -high, so that there is one rule only, that of a rise.
 */
#ifndef TACHO_KERNEL_PARABOLIC_H
#define TACHO_KERNEL_PARABOLIC_H
#include "parts.h"

typedef struct { K first, step, most; } pace;       /* the acceleration: after a turn, its growth, its end */
typedef struct { K sign, next, extreme, a, high1, low1, high2, low2; } parabolic;

/* Does the second bar go on upwards?  By the highs, or by the larger movement. */
INLINE int parabolic_up(const parabolic *s, int larger, K high, K low)
{
    K rose = high - s->high1, fell = s->low1 - low;
    return larger ? fell <= 0 || rose >= fell : rose > 0;
}

/* One bar of a rise, with the high and the lows before it; gives the stop.  `touched`: the stop is kept clear of two bars before it
 * is tried, and turns when it is reached, not only passed; then it is moved away from the price by `offset` times itself. */
INLINE K parabolic_rise(parabolic *s, int touched, const pace *now, const pace *after, K offset, K high, K low, K high1, K low1, K low2)
{
    K stop = s->next, clear = least(low1, low2);
    if (touched ? low <= least(stop, clear) : low < stop) {
        stop = touched ? most(s->extreme, most(high, high1)) : s->extreme;
        if (offset != 0) stop += s->sign * (stop * offset);
        s->a = after->first, s->extreme = -low, s->sign = -s->sign;
        s->next = -(stop + s->a * (low - stop));
    } else {
        s->a = high > s->extreme ? least(s->a + now->step, now->most) : s->a;
        s->extreme = most(high, s->extreme), stop = least(stop, clear);
        s->next = stop + s->a * (s->extreme - stop);
    }
    return stop;
}

/* One bar; gives the stop. */
INLINE K parabolic_bar(parabolic *s, int touched, const pace *up, const pace *down, K offset, K high, K low)
{
    return s->sign > 0 ? parabolic_rise(s, touched, up, down, offset, high, low, s->high1, s->low1, s->low2)
                       : -parabolic_rise(s, touched, down, up, offset, -low, -high, -s->low1, -s->high1, -s->high2);
}
INLINE void parabolic_keep(parabolic *s, K high, K low) { s->high2 = s->high1, s->low2 = s->low1, s->high1 = high, s->low1 = low; }

#endif
