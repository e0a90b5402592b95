/* curve.h -- the least-squares polynomial through the last n values.  (A line, which is quicker, is in parts.h.)
 *
 *     open_curve(part, n, order, ahead, rest)     asked for `ahead` bars after the newest; rest: how far the values are from it
 *     curve(part, x)                              { value, size }: size is the root of the mean square, of the distances of
 *                                                 the values from it, or from their mean
 *
 * A sum over orthogonal polynomials: the value is one of fixed weights, however long the window.  Its distances from all
 * the values are asked for one by one.  The degree is n - 1 at most, and below TERMS.  So far prb alone has such a curve.
 */
#ifndef TACHO_KERNEL_CURVE_H
#define TACHO_KERNEL_CURVE_H
#include "backward.h"

enum { TERMS = 7 };
typedef struct { int64_t n, basis, rest; delay back; fir y; moments about; } curve;
typedef struct { R value, size; } curve_and_size;
#define open_curve(part, ...) curve_open(&s->part, m, __VA_ARGS__)
#define curve(part, x)        curve_step(&s->part, t, x)

/* The orthogonal polynomials at u bars from the middle of n, the sum of whose squares over the bars is 1. */
static inline __attribute__((unused)) void polynomials(K u, K n, int order, K *f)
{
    K before = 0, root = 0;
    f[0] = 1 / __builtin_sqrt(n);
    for (int d = 1; d < TERMS; d++) {
        K next = __builtin_sqrt(d * (K)d * (n - d) * (n + d) / (4 * (4 * (K)d * d - 1)));
        f[d] = d > order || d >= n ? 0 : (u * f[d - 1] - root * before) / next;
        before = f[d - 1], root = next;
    }
}
/* basis: the polynomials bar by bar, the newest first, then where the curve is asked for. */
static inline __attribute__((unused)) void curve_open(curve *c, arena *m, K n, K order, K ahead, int rest)
{
    c->n = (int64_t)n, c->rest = rest;
    c->basis = take(m, c->n + 1, 0);
    fixed(m, c, offsetof(curve, back));
    delay_open(&c->back, m, c->n);
    c->about.per = 1 / n, about_open(&c->about.of, m, c->n);
    fir_open(&c->y, m, c->n);
    if (!m->home) return;
    K *w = (K *)(m->home + c->y.weights), *basis = (K *)(m->home + c->basis), *at = basis + 8 * c->n;
    polynomials((n - 1) / 2 + ahead, n, (int)order, at);
    for (int64_t k = 0; k < c->n; k++, basis += 8) {
        polynomials((n - 1) / 2 - (K)k, n, (int)order, basis);
        for (int d = 0; d < TERMS; d++) w[k] += at[d] * basis[d];
    }
}
INLINE curve_and_size curve_step(curve *c, tick t, R x)
{
    if (!rarely(c->rest)) return (curve_and_size){ fir_step(&c->y, t, x), root(moments_step(&c->about, t, x).variance) };

    const K *basis = (const K *)AT(c->basis), *at = basis + 8 * c->n;
    R share[TERMS] = { 0 }, squares = rep(0), value = rep(0);
    delay_step(&c->back, t, x);
    for (int64_t k = 0; k < c->n; k++)
        for (int d = 0; d < TERMS; d++) share[d] += basis[8 * k + d] * (ago_(&c->back, t, k) - x);
    for (int64_t k = 0; k < c->n; k++) {
        R off = ago_(&c->back, t, k) - x;
        for (int d = 0; d < TERMS; d++) off -= basis[8 * k + d] * share[d];
        squares += off * off;
    }
    for (int d = 0; d < TERMS; d++) value += at[d] * share[d];
    return (curve_and_size){ x + value, root(squares / (K)c->n) };
}

#endif
