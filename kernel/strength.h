/* strength.h -- Wilder's relative strength, up / (up + down), as a part, for oscillators of it: it stays what it was, to the bit,
 * while x does not move, so that a stretch without movement has no range. */
#ifndef TACHO_KERNEL_STRENGTH_H
#define TACHO_KERNEL_STRENGTH_H
#include "parts.h"

typedef struct { K still, first; previous last; ema up, all; scan_affine y; } strength;
#define open_strength(part, period, still) strength_open(&s->part, m, period, still)  /* still: the value while nothing has moved */
#define strength(part, x)                  strength_step(&s->part, t, x)

INLINE void strength_open(strength *r, arena *m, K period, K still)
{
    r->still = still, r->first = period;
    ema_open(&r->up,  m, period, 1, 1 / period, 0);
    ema_open(&r->all, m, period, 1, 1 / period, 0);
}
INLINE R strength_step(strength *r, tick t, R x)
{
    R move = x - previous_step(&r->last, t, x);
    R up   = ema_step(&r->up,  t, greater(move, rep(0)));
    R all  = ema_step(&r->all, t, mag(move));
    R now  = over(up, all, r->still), keeps = early(t.i <= rep(r->first), rep(0), sel(move == rep(0), rep(1), rep(0)));

    return affine_scan(&r->y, t, keeps, (1 - keeps) * now);
}

#endif
