/* fir.c -- oracles of averages that are weights over a window, and of others with windows. */
#include "oracle.h"

#include <math.h>

/* The mean of the last n values with weights w, the newest first, from bar `first` on. */
static void weigh(const call *c, const L *x, int n, const L *w, int64_t first, L *y)
{
    L all = 0;
    for (int k = 0; k < n; k++) all += w[k];
    for (int64_t i = first; i < c->n; i++) {
        L s = 0;
        for (int k = 0; k < n; k++) s += w[k] * x[i - k];
        y[i] = s / all;
    }
}

/* The bar k bars ago has the number n - k, and weighs a power of it; number 1 only if the oldest is the first.  late: how many
 * bars more than n - 1 it takes to the first value, if it is not. */
static void by_number(const call *c, L power, int late)
{
    int n = whole(c, "period"), first = chosen(c, "oldest", "first");
    L *w = malloc(sizeof(L) * (size_t)n);
    for (int k = 0; k < n; k++) {
        L j = n - k;
        w[k] = power == 3 ? j * j * j : power == 2 ? j * j : power == (L).5 ? root(j) : (L)powl((long double)j, (long double)power);
    }
    weigh(c, c->in[0], first ? n : n - 1, w, n - 1 + (first ? 0 : late), c->out[0]);
    free(w);
}
ORACLE(cwma, 6)  { by_number(c, 3, 0); }
ORACLE(sqwma, 6) { by_number(c, 2, 2); }
ORACLE(srwma, 6) { by_number(c, (L).5, 2); }
ORACLE(vpwma, 6) { by_number(c, (L)real(c, "power"), 0); }

/* Weights of both signs: the scale is what they add up to without their signs. */
ORACLE(epma, 6)
{
    int n = whole(c, "period"), o = whole(c, "offset"), first = chosen(c, "oldest", "first"), bars = first ? n : n - 1;
    if (o > n / 2) o = n / 2;
    L *w = malloc(sizeof(L) * (size_t)n), all = 0, size = 0;
    for (int k = 0; k < bars; k++) w[k] = n - k - o, all += w[k], size += absolute(w[k]);
    weigh(c, c->in[0], bars, w, first ? n - 1 : n + o + 1, c->out[0]);
    for (int64_t i = bars - 1; i < c->n; i++) {
        L largest = 0;
        for (int k = 0; k < bars; k++) largest = more(largest, absolute(c->in[0][i - k]));
        if (is_nan(c->scale[0][i])) c->scale[0][i] = largest * size / all;
    }
    free(w);
}

static const long double pi = 3.14159265358979323846264338327950288L;

ORACLE(sinwma, 6)
{
    int n = whole(c, "period");
    L *w = malloc(sizeof(L) * (size_t)n);
    for (int k = 0; k < n; k++) w[k] = (L)sinl(pi * (k + 1) / (n + 1));
    weigh(c, c->in[0], n, w, n - 1, c->out[0]);
    free(w);
}
ORACLE(ehma, 6)
{
    int n = whole(c, "period");
    L *w = malloc(sizeof(L) * (size_t)n);
    for (int k = 0; k < n; k++) w[k] = 1 - (L)cosl(2 * pi * (k + 1) / (n + 1));
    weigh(c, c->in[0], n, w, n - 1, c->out[0]);
    free(w);
}

/* Numbers of thousands of digits have no place even here: what came before starts at 1 once more. */
ORACLE(fwma, 6)
{
    int n = whole(c, "period"), most = n < 20000 ? n : 20000;
    L *w = calloc((size_t)n, sizeof(L));
    for (int k = most - 1; k >= 0; k--) w[k] = k >= most - 2 ? 1 : w[k + 1] + w[k + 2];
    weigh(c, c->in[0], n, w, n - 1, c->out[0]);
    free(w);
}

/* Row n - 1 of Pascal's triangle, from its middle outwards. */
ORACLE(pwma, 6)
{
    int n = whole(c, "period"), middle = (n - 1) / 2;
    L *w = malloc(sizeof(L) * (size_t)n);
    w[middle] = 1;
    for (int k = middle; k > 0; k--) w[k - 1] = w[k] * k / (n - k);
    for (int k = middle + 1; k < n; k++) w[k] = w[n - 1 - k];
    if (n % 2 == 0) w[middle + 1] = w[middle];
    weigh(c, c->in[0], n, w, n - 1, c->out[0]);
    free(w);
}

ORACLE(cora_wave, 8)
{
    int n = whole(c, "period"), m = chosen(c, "smooth", "true") ? (int)(sqrt(n) + .5) : 1;
    L *w = malloc(sizeof(L) * (size_t)(n + m)), *y = series(c);
    long double rate = n > 1 ? expm1l(logl(100.0L * n) / (n - 1)) : 0, growth = log1pl(rate * (long double)real(c, "r_multi"));
    for (int k = 0; k < n; k++) w[k] = (L)expl(-k * growth);
    weigh(c, c->in[0], n, w, n - 1, y);
    for (int k = 0; k < m; k++) w[k] = m - k;
    weigh(c, y, m, w, n + m - 2, c->out[0]);
    free(w);
}

ORACLE(jsa, 1)
{
    int n = whole(c, "period");
    for (int64_t i = n; i < c->n; i++) c->out[0][i] = (c->in[0][i] + c->in[0][i - n]) / 2;
}
