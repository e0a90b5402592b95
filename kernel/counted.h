/* counted.h -- the dominant cycle of a price, by counting back until the turns of a Hilbert transform make a circle.
 *
 *     a, b, e = x - x[7], now, two and four bars ago
 *     i       = 1.25 (e - 0.635 b) + 0.635 i[3]             q = b - 0.338 a + 0.338 q[2]
 *     re      = 0.8 re[1] + 0.2 (i i[1] + q q[1])           im = 0.8 im[1] + 0.2 (i q[1] - i[1] q)
 *     turn    = atan(im / re), or 0
 *     cycle   = 0.75 cycle[1] + 0.25 j                      j: bars back until the turns make more than a circle
 *
 * j stays what it was where `limit` bars do not make one, and is 0 at first.  All begins at bar 7, with i, q and turn as if they
 * had been 0, and the cycle with j.  Only lpc has it; it is a filter of its own, and there is its formula.
 *
 * J. F. Ehlers, Technical Analysis of Stocks & Commodities, March 2000.
 */
#ifndef TACHO_KERNEL_COUNTED_H
#define TACHO_KERNEL_COUNTED_H
#include "filter.h"
#include "homodyne.h"

typedef struct {
    int64_t limit, ring, mask;
    K i[8], q[8];
    past seven, in, quad;
    sum moves;
    pole re, im;
    scan_affine bars, cycle;
} counted;
#define open_counted(part, limit) counted_open(&s->part, m, limit)
#define counted(part, move)       counted_step(&s->part, t, move)

static inline __attribute__((unused)) void counted_open(counted *c, arena *m, K limit)
{
    c->limit = (int64_t)limit, c->mask = ring_for(c->limit / 8 + 1) - 1, c->ring = take(m, c->mask + 1, 0);
    fixed(m, c, offsetof(counted, i));
    sum_open(&c->moves, m, 7);
    pole_open(&c->re, m, .2, .2), pole_open(&c->im, m, .2, .2);
    needs_warm(m, 8);
}

/* How many bars ago the turns since make a circle; -1 if they do not. */
INLINE R bars_of_circle(const counted *c, tick t, R turn)
{
    past *ring = AT(c->ring);
    R sum = rep(0), found = rep(-1);
    keep(ring[t.block & c->mask], turn);
    for (int64_t q = 0; 8 * q <= c->limit && any_of(below(found, rep(0))); q++)
#pragma GCC unroll 8
        for (int r = 0; r < 8; r++) {
            sum += slide(ring[(t.block - q - 1) & c->mask], ring[(t.block - q) & c->mask], r);
            found = sel(below(found, rep(0)) & above(sum, rep(2 * PI_K)), rep((K)(8 * q + r)), found);
        }
    return sel(found > rep((K)c->limit), rep(-1), found);
}
INLINE R counted_step(counted *c, tick t, R move)
{
    R a = sum_step(&c->moves, t, (one){ move }).x, b = lag2(c->seven, a), e = lag4(c->seven, a);
    keep(c->seven, a);
    M soon = t.i < rep(7), first = t.i == rep(7);
    bars i = spread(early(soon, rep(0), 1.25 * (e - .635 * b))), q = spread(early(soon, rep(0), b - .338 * a));
    for (each_bar(k)) {
        int lane = LANES == 1 ? t.lane : k;
        c->i[lane] = i.at[k] += .635 * c->i[(lane - 3) & 7];
        c->q[lane] = q.at[k] += .338 * c->q[(lane - 2) & 7];
    }
    R in = gather(i), quad = gather(q), in1 = lag1(c->in, in), quad1 = lag1(c->quad, quad);
    keep(c->in, in), keep(c->quad, quad);
    R re = pole_step(&c->re, t, in * in1 + quad * quad1), im = pole_step(&c->im, t, in * quad1 - in1 * quad);
    M none = re == rep(0);
    R found = bars_of_circle(c, t, sel(none, rep(0), arctangent(0, im, sel(none, rep(1), re))));
    R j = affine_scan(&c->bars, t, sel(found < rep(0), rep(1), rep(0)), greater(found, rep(0)));
    return affine_scan(&c->cycle, t, early(first, rep(0), rep(.75)), early(first, j, .25 * j));
}

#endif
