/* laguerre.h -- Ehlers' Laguerre filter: four stages from one coefficient.
 *
 *     l0 = (1 - gamma) x + gamma l0[1]
 *     l1 = l0[1] - gamma l0 + gamma l1[1],  and so on
 *
 * All stages are 0 before the first bar.
 *
 * J. F. Ehlers, Time Warp -- Without Space Travel, 2002.
 */
#ifndef TACHO_KERNEL_LAGUERRE_H
#define TACHO_KERNEL_LAGUERRE_H
#include "pole.h"

/* Each stage is a pole with c = 1 - gamma; what the later ones are given is (l0[1] - gamma l0) / c. */
typedef struct { K gamma, per; past before[3]; pole l[4]; } laguerre;
typedef struct { R l0, l1, l2, l3; } laguerre_stages;
#define open_laguerre(part, gamma) laguerre_open(&s->part, m, gamma)
#define laguerre(part, x)          laguerre_step(&s->part, t, x)
#define laguerre_gap(part, move)   laguerre_gap_step(&s->part, t, move)      /* for differences of stages, which would cancel */

static inline __attribute__((unused)) void laguerre_open(laguerre *f, arena *m, K gamma)
{
    f->gamma = gamma, f->per = 1 / (1 - gamma);
    for (int k = 0; k < 4; k++) pole_open(&f->l[k], m, 1 - gamma, 1 - gamma);
}
INLINE laguerre_stages laguerre_stages_of(laguerre *f, tick t, R l0, R more)
{
    R l[4] = { pole_step(&f->l[0], t, l0) };
    for (int k = 0; k < 3; k++) {
        R before = lag1(f->before[k], l[k]);
        keep(f->before[k], l[k]);
        l[k + 1] = pole_step(&f->l[k + 1], t, ((before - f->gamma * l[k]) - more) * f->per);
    }
    return (laguerre_stages){ l[0], l[1], l[2], l[3] };
}
INLINE laguerre_stages laguerre_step(laguerre *f, tick t, R x) { return laguerre_stages_of(f, t, x, rep(0)); }

/* The stages less x, from move = x - x[1], which is x itself at the first bar. */
INLINE laguerre_stages laguerre_gap_step(laguerre *f, tick t, R move)
{
    return laguerre_stages_of(f, t, -f->gamma * f->per * move, (1 + f->gamma) * move);
}

/* 100 U / (U + D), of the steps up and down from stage to stage; 50 where they are lost beside the price. */
#define laguerre_rsi(part, x, move) laguerre_rsi_step(&s->part, t, x, move)

INLINE R laguerre_rsi_step(laguerre *f, tick t, R x, R move)
{
    laguerre_stages l = laguerre_gap_step(f, t, move);
    R a = l.l0 - l.l1, b = l.l1 - l.l2, c = l.l2 - l.l3, path = mag(a) + mag(b) + mag(c);
    return sel(path > mag(x) * 0x1p-200, 50 + 50 * ((a + b) + c) / path, rep(50));
}

#endif
