/* wave.h -- the channel index, smoothed: what WaveTrend and its kin are made of.
 *
 *     middle   = ema(x, n)                        seeded with the first value
 *     distance = ema(|x - middle|, n)             from bar `from` on, seeded with its first value
 *     wave     = ema((x - middle) / (factor distance), a)        from bar `first` on; 0 for a distance of 0
 */
#ifndef TACHO_KERNEL_WAVE_H
#define TACHO_KERNEL_WAVE_H
#include "parts.h"

typedef struct { K factor; previous last; ema middle, distance, wave; } wave;
#define open_wave(part, n, a, factor, from, first) wave_open(&s->part, m, n, a, factor, from, first)
#define wave(part, x)                              wave_step(&s->part, t, x)

INLINE void wave_open(wave *w, arena *m, K n, K a, K factor, K from, K first)
{
    w->factor = -factor;
    ema_open(&w->middle,   m, 1, 0, 2 / (n + 1), 1);
    ema_open(&w->distance, m, 1, from, 2 / (n + 1), 0);
    ema_open(&w->wave,     m, 1, first, 2 / (a + 1), 0);
}
INLINE R wave_step(wave *w, tick t, R x)
{
    R gap = ema_gap_step(&w->middle, t, x - previous_step(&w->last, t, x));
    return ema_step(&w->wave, t, over(gap, w->factor * ema_step(&w->distance, t, mag(gap)), 0));
}

#endif
