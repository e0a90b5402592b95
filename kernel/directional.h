/* directional.h -- Wilder's directional movement, for all that is made of it.
 *
 *     plus  = high - high[1]   where that is above 0 and above low[1] - low, else 0
 *     minus = low[1] - low     where that is above 0 and above high - high[1], else 0
 *     dx    = 100 |wilder(plus) - wilder(minus)| / (wilder(plus) + wilder(minus)), 0 while there is none
 *
 * The first bar has no movement.  Averages that start with it (start = 0) are Wilder's: sums of the first
 * period - 1 movements, which lose their period-th part with each bar, divided by the period.
 *
 * J. W. Wilder, New Concepts in Technical Trading Systems, Trend Research, 1978.
 */
#ifndef TACHO_KERNEL_DIRECTIONAL_H
#define TACHO_KERNEL_DIRECTIONAL_H
#include "parts.h"

typedef struct { previous high, low; } movements;
typedef struct { R plus, minus; } movement;
#define movement(part, high, low) movement_step(&s->part, t, high, low)

INLINE movement movement_step(movements *w, tick t, R high, R low)
{
    R up = high - previous_step(&w->high, t, high), down = previous_step(&w->low, t, low) - low;
    return (movement){ sel((up > down) & (up > rep(0)), up, rep(0)), sel((down > up) & (down > rep(0)), down, rep(0)) };
}

/* What part of the way that prices go is `moved`, in percent; 0 while there is none. */
typedef struct { previous last; ema moved, range; } share;
#define open_share(part, n)    share_open(&s->part, m, n)
#define share(part, moved, in) share_step(&s->part, t, moved, true_range(part.last, (in).high, (in).low, (in).close))

INLINE void share_open(share *w, arena *m, K n)
{
    ema_open(&w->moved, m, n, 0, 1 / n, 0);
    ema_open(&w->range, m, n, 0, 1 / n, 0);
}
INLINE R share_step(share *w, tick t, R moved, R range)
{
    R mean = ema_step(&w->moved, t, moved);
    return 100 * over(mean, ema_step(&w->range, t, early(t.i == rep(0), rep(0), range)), 0);
}

typedef struct { movements of; ema plus, minus; } direction;
#define open_direction(part, n, start) direction_open(&s->part, m, n, start)
#define dx(part, high, low)            dx_step(&s->part, t, high, low)

INLINE void direction_open(direction *d, arena *m, K n, K start)
{
    ema_open(&d->plus,  m, n, start, 1 / n, 0);
    ema_open(&d->minus, m, n, start, 1 / n, 0);
}
INLINE R dx_step(direction *d, tick t, R high, R low)
{
    movement now = movement_step(&d->of, t, high, low);
    R plus = ema_step(&d->plus, t, now.plus), minus = ema_step(&d->minus, t, now.minus);
    return 100 * over(mag(plus - minus), plus + minus, 0);
}

#endif
