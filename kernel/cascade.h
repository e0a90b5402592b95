/* cascade.h -- exponential averages in a row with one coefficient, and a sum of their differences.
 *
 *     e[0] = x, e[k] = ema(e[k-1]), d[k] = e[k] - e[k+1]
 *     y    = x + weight[0] d[0] + weight[1] d[1] + ...
 *
 * Each begins `apart` bars after the one before, from the mean of its first n values.  By scans each would wait for the one
 * before.  But d[k] = a d[k][1] + c d[k-1], d[0] = a (d[0][1] + x - x[1]), are one linear recurrence whose powers are known: after
 * b bars c^i binomial(b + i - 1, i) a^b of d[j], or of a movement just before d[0], is in d[j + i].
 *
 *     cascade part;                                         in STATE
 *     open_cascade(part, period, n, apart, weights ...)     in START
 *     cascade(part, stages, x)                              in STEP
 */
#ifndef TACHO_KERNEL_CASCADE_H
#define TACHO_KERNEL_CASCADE_H
#include "parts.h"

enum { MOST_STAGES = 6 };
typedef double eight __attribute__((vector_size(64)));
typedef struct { K at[8] __attribute__((aligned(64))); } octet;
typedef struct { scan_affine d; previous before; } beginning_average;
typedef struct {
    K n, apart, c, weight[MOST_STAGES], zero;        /* zero: of a constant clang makes an instruction that valgrind does not know */
    int64_t at;
    previous x;
    past moves;
    octet d, sum;
    beginning_average first[MOST_STAGES];
} cascade;

#define open_cascade(part, period, n, apart, ...) \
    cascade_open(&s->part, m, sizeof (K[]){ __VA_ARGS__ } / sizeof(K), 2 / ((period) + 1), n, apart, (K[]){ __VA_ARGS__ })
#define cascade(part, stages, x) cascade_step(&s->part, t, stages, x)

/* Vectors: what is left in y, by lane (of the first, by age: of a movement); in d, of each lane's movement; in d, of d. */
static inline __attribute__((unused)) void cascade_open(cascade *f, arena *m, int stages, K c, K n, K apart, const K *weight)
{
    K w[8 * (8 + 2 * MOST_STAGES)] = { 0 }, *of_lane = w + 8 * stages, *of_d = of_lane + 64, scales[8 * SCALES + 1];
    scales[8 * SCALES] = scales_of(c, 0, scales);
    for (int b = 0; b < 8; b++) {
        K left = scales[8 + b + 1];
        for (int i = 0; i < stages; left *= c * (b + i + 1) / (i + 1), i++) {
            of_lane[8 * (7 - b) + i] = left;
            for (int j = 0; j + i < stages; j++) {
                w[8 * j + b] += weight[j + i] * left;
                if (b == 7) of_d[8 * j + j + i] = left;
            }
        }
    }
    *f = (cascade){ .n = n, .apart = apart, .c = c, .at = take(m, 8 + 2 * stages, 0) };
    memcpy(f->weight, weight, (size_t)stages * sizeof(K));
    if (m->home) memcpy(m->home + f->at, w, (size_t)(8 + 2 * stages) * 64);
    needs_warm(m, (int64_t)(apart * (stages - 1) + n));
    fixed(m, f, offsetof(cascade, x));
}
INLINE R cascade_first(cascade *f, tick t, int stages, R move)
{
    R y = rep(0);
    for (int k = 0; k < stages; k++) {
        R j = greater(t.i - k * f->apart, rep(0)), a = 1 - sel(j < rep(f->n), 1 / (j + 1), rep(f->c));
        R d = affine_scan(&f->first[k].d, t, a, a * move);
        move -= d - previous_step(&f->first[k].before, t, d);
        y += f->weight[k] * d;
        if (carries_on) f->d.at[k] = last(d);
    }
    return y;
}

#ifdef TACHO_TICK
#define SINCE(n) ((n) <= t.lane ? f->moves.at[t.lane - (n)] : 0)     /* the movement n bars ago, 0 from before the block */
#else
#define SINCE(n) slide_(rep(f->zero), move, n)
#endif
INLINE eight as_eight(const void *p) { eight v; memcpy(&v, p, sizeof v); return v; }

INLINE R cascade_step(cascade *f, tick t, int stages, R x)
{
    const past *w = AT(f->at), *of_lane = w + stages, *of_d = of_lane + 8;
    const K *age = (const K *)w;
    R move = x - previous_step(&f->x, t, x);
    keep(f->moves, move);
    if (t.warm) return x + cascade_first(f, t, stages, move);

    R new = ((age[0] * move + age[1] * SINCE(1)) + (age[2] * SINCE(2) + age[3] * SINCE(3)))
          + ((age[4] * SINCE(4) + age[5] * SINCE(5)) + (age[6] * SINCE(6) + age[7] * SINCE(7)));
    R old = power(w, 0) * f->d.at[0];
    for (int k = 1; k < stages; k++) old += power(w, k) * f->d.at[k];

    bars each = spread(move);
    eight sum = { 0 };
    if (LANES == 1 && t.lane > 0) sum = as_eight(&f->sum);
    for (each_bar(k)) sum += as_eight(&of_lane[LANES == 1 ? t.lane : k]) * each.at[k];
    memcpy(&f->sum, &sum, sizeof sum);
    if (carries_on) {
        eight on = as_eight(&of_d[0]) * f->d.at[0];
        for (int k = 1; k < stages; k++) on += as_eight(&of_d[k]) * f->d.at[k];
        sum += on;
        memcpy(&f->d, &sum, sizeof sum);
    }
    return x + (new + old);
}
#undef SINCE

#endif
