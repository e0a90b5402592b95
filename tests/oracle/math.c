/* math.c -- oracles of operators, functions and the places of extremes. */
#include "oracle.h"

/* Bar by bar; the scale is the value's own size, so that a bound of 1 means: rounded correctly. */
static void put(const call *c, int64_t i, L y)
{
    c->out[0][i] = y;
    if (!isinf((double)y)) c->scale[0][i] = absolute(y);
}
#define OPERATOR(id, bound, op)                                                                  \
    ORACLE(id, bound) { for (int64_t i = 0; i < c->n; i++) put(c, i, c->in[0][i] op c->in[1][i]); }
OPERATOR(add, 1, +)
OPERATOR(sub, 1, -)
OPERATOR(mult, 1, *)
OPERATOR(div, 1, /)

/* libm's long double is off by 2^-11 of an ulp of ours at most.  An ulp is 2 u where the value is a power of two. */
#define FUNCTION(id, bound, f)                                                                   \
    ORACLE(id, bound) { for (int64_t i = 0; i < c->n; i++) put(c, i, (L)f((long double)c->in[0][i])); }
FUNCTION(acos, 2, acosl)   FUNCTION(asin, 2, asinl)   FUNCTION(atan, 2, atanl)
FUNCTION(cos, 2, cosl)     FUNCTION(sin, 2, sinl)     FUNCTION(tan, 2, tanl)
FUNCTION(cosh, 2, coshl)   FUNCTION(sinh, 2, sinhl)   FUNCTION(tanh, 2, tanhl)
FUNCTION(exp, 2, expl)     FUNCTION(ln, 2, logl)      FUNCTION(log10, 2, log10l)
FUNCTION(ceil, 0, ceill)   FUNCTION(floor, 0, floorl)
ORACLE(sqrt, 1) { for (int64_t i = 0; i < c->n; i++) put(c, i, root(c->in[0][i])); }

/* Added in pairs of pairs: a value passes through as many roundings as the window can be halved. */
ORACLE(sum, 12)
{
    int n = whole(c, "period");
    for (int64_t i = n - 1; i < c->n; i++) {
        L s = 0, size = 0;
        for (int k = 0; k < n; k++) s += c->in[0][i - k], size += absolute(c->in[0][i - k]);
        c->out[0][i] = s, c->scale[0][i] = size;
    }
}

/* Which bar has the largest (or smallest) of n values, counted from the first of the series; of equal ones the latest.
 * The window is looked through again only when the bar has left it. */
static void place(const call *c, bool highest, L *y)
{
    int n = whole(c, "period");
    const L *x = c->in[0];
    for (int64_t i = 0, at = 0; i < c->n; i++) {
        int64_t k = i;
        if (at <= i - n) at = k = i - n + 1;
        for (; k <= i; k++) if (highest ? x[k] >= x[at] : x[k] <= x[at]) at = k;
        if (i >= n - 1) y[i] = at;
    }
}
ORACLE_TOTAL(maxindex, 0)    { place(c, true, c->out[0]); }
ORACLE_TOTAL(minindex, 0)    { place(c, false, c->out[0]); }
ORACLE_TOTAL(minmaxindex, 0) { place(c, false, c->out[0]), place(c, true, c->out[1]); }
ORACLE(minmax, 0) { window_min(c->n, c->in[0], whole(c, "period"), c->out[0]), window_max(c->n, c->in[0], whole(c, "period"), c->out[1]); }
