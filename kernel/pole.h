/* pole.h -- y = (1 - c) y[1] + gain x, starting from 0: the one-pole filter.
 *
 *     pole low;                      in STATE
 *     open_pole(low, c, gain);       in START
 *     pole(low, x)                   in STEP
 *
 * An ema seeds itself from its first values, and works by gaps where c is small; this knows nothing but zeros before the first bar, and
 * is as exact as what it has seen so far, however little that is.
 */
#ifndef TACHO_KERNEL_POLE_H
#define TACHO_KERNEL_POLE_H
#include "parts.h"

typedef struct { K c, gain, a8; int64_t scales; scan_fixed y; } pole;
#define open_pole(part, c, gain) pole_open(&s->part, m, c, gain)
#define pole(part, x)            pole_step(&s->part, t, x)

static inline __attribute__((unused)) void pole_open(pole *f, arena *m, K c, K gain)
{
    K w[8 * SCALES];
    *f = (pole){ .c = c, .gain = gain, .scales = take(m, SCALES, 0), .a8 = c == 1 ? 0 : scales_of(c, gain, w) };
    if (m->home && c != 1) memcpy(m->home + f->scales, w, sizeof w);
    fixed(m, f, offsetof(pole, y));
}
INLINE R pole_step(pole *f, tick t, R x)
{
    return f->c == 1 ? f->gain * x : fixed_scan(&f->y, t, AT(f->scales), f->a8, x);     /* 0 has no power to divide by */
}

#endif
