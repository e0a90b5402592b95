/* linear.h -- a fixed linear recurrence of three numbers, eight bars at a time.
 *
 *     s = a s[1] + b x, a a matrix;  y = s[0]
 *
 * Within a block y is a sum over its bars, weighed by how long ago they were, and over the numbers carried, weighed by how far the
 * block has come.  For poles of any kind, which scans would have to tell apart; so far hwma alone has three of them that belong
 * together.
 *
 *     open_linear(part, a, b)     a[i][j]: what s[j] gives to s[i]
 *     linear(part, x)
 */
#ifndef TACHO_KERNEL_LINEAR_H
#define TACHO_KERNEL_LINEAR_H
#include "parts.h"

typedef double four __attribute__((vector_size(32)));
typedef struct { K at[4] __attribute__((aligned(32))); } quad;

enum { LINEAR_VECTORS = 1 + 3 + 4 + 2 };            /* by age; carried, by lane; into what is carried, by lane; its eighth power */
typedef struct { int64_t at; K zero; past x; quad s, sum; } linear;       /* zero: of a constant clang makes what valgrind does not know */
#define open_linear(part, a, b) linear_open(&s->part, m, a, b)
#define linear(part, x)         linear_step(&s->part, t, x)

static inline __attribute__((unused)) void linear_open(linear *f, arena *m, K a[3][3], const K *b)
{
    K w[8 * LINEAR_VECTORS] = { 0 }, s[3], power[3][3];
    memcpy(s, b, sizeof s), memcpy(power, a, sizeof power);
    for (int k = 0; k < 8; k++) {
        K next[3], product[3][3];
        w[k] = s[0];
        for (int i = 0; i < 3; i++) {
            w[8 + 8 * i + k] = power[0][i], w[32 + 4 * (7 - k) + i] = s[i];
            next[i] = a[i][0] * s[0] + a[i][1] * s[1] + a[i][2] * s[2];
            for (int j = 0; j < 3; j++) {
                product[i][j] = a[i][0] * power[0][j] + a[i][1] * power[1][j] + a[i][2] * power[2][j];
                if (k == 7) w[64 + 4 * i + j] = power[j][i];
            }
        }
        memcpy(s, next, sizeof s), memcpy(power, product, sizeof power);
    }
    f->at = take(m, LINEAR_VECTORS, 0);
    if (m->home) memcpy(m->home + f->at, w, sizeof w);
    fixed(m, f, offsetof(linear, x));
}

#ifdef TACHO_TICK
#define SINCE(n)        ((n) <= t.lane ? f->x.at[t.lane - (n)] : 0)     /* x n bars ago, 0 from before the block */
#define by_lane(w, n)   ((w)[n].at[t.lane])
#else
#define SINCE(n)        slide_(rep(f->zero), x, n)
#define by_lane(w, n)   ((w)[n].at)
#endif

INLINE four as_four(const K *q) { four v; memcpy(&v, q, sizeof v); return v; }

INLINE R linear_step(linear *f, tick t, R x)
{
    const past *w = AT(f->at);
    const K *age = (const K *)w, *in = age + 32, *on = age + 64;
    K s0 = f->s.at[0], s1 = f->s.at[1], s2 = f->s.at[2];

    keep(f->x, x);
    R new = ((age[0] * x + age[1] * SINCE(1)) + (age[2] * SINCE(2) + age[3] * SINCE(3)))
          + ((age[4] * SINCE(4) + age[5] * SINCE(5)) + (age[6] * SINCE(6) + age[7] * SINCE(7)));
    R y = ((by_lane(w, 1) * s0 + by_lane(w, 2) * s1) + by_lane(w, 3) * s2) + new;

    bars each = spread(x);
    four sum = { 0, 0, 0, 0 };
    if (LANES == 1 && t.lane > 0) sum = as_four(f->sum.at);
    for (each_bar(k)) sum += as_four(in + 4 * (LANES == 1 ? t.lane : k)) * each.at[k];
    memcpy(&f->sum, &sum, sizeof sum);
    if (carries_on) {
        sum += (as_four(on) * s0 + as_four(on + 4) * s1) + as_four(on + 8) * s2;
        memcpy(&f->s, &sum, sizeof sum);
    }
    return y;
}

#endif
