/* fir.c -- oracles of averages that are weights over a window, and of others with windows. */
#include "oracle.h"

#include <math.h>

/* The mean of the last n values with weights w, the newest first, from bar `first` on.  Sums of thousands of products round as a
 * random walk does: 12 u. */
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
ORACLE(cwma, 12)  { by_number(c, 3, 0); }
ORACLE(sqwma, 12) { by_number(c, 2, 2); }
ORACLE(srwma, 12) { by_number(c, (L).5, 2); }
ORACLE(vpwma, 12) { by_number(c, (L)real(c, "power"), 0); }

/* Weights of both signs: the scale is what they add up to without their signs. */
ORACLE(epma, 12)
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

ORACLE(sinwma, 12)
{
    int n = whole(c, "period");
    L *w = malloc(sizeof(L) * (size_t)n);
    for (int k = 0; k < n; k++) w[k] = (L)sinl(pi * (k + 1) / (n + 1));
    weigh(c, c->in[0], n, w, n - 1, c->out[0]);
    free(w);
}
ORACLE(ehma, 12)
{
    int n = whole(c, "period");
    L *w = malloc(sizeof(L) * (size_t)n);
    for (int k = 0; k < n; k++) w[k] = 1 - (L)cosl(2 * pi * (k + 1) / (n + 1));
    weigh(c, c->in[0], n, w, n - 1, c->out[0]);
    free(w);
}

/* Numbers of thousands of digits have no place even here: what came before starts at 1 once more. */
ORACLE(fwma, 12)
{
    int n = whole(c, "period"), most = n < 20000 ? n : 20000;
    L *w = calloc((size_t)n, sizeof(L));
    for (int k = most - 1; k >= 0; k--) w[k] = k >= most - 2 ? 1 : w[k + 1] + w[k + 2];
    weigh(c, c->in[0], n, w, n - 1, c->out[0]);
    free(w);
}

/* Row n - 1 of Pascal's triangle, from its middle outwards. */
ORACLE(pwma, 12)
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

ORACLE(cora_wave, 12)
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

/* What is left of 2 a - b, where b is the average of a as a is of the prices; of the bars before with a lag. */
static void predictive(const call *c, int lag)
{
    static const L seven[7] = { 7, 6, 5, 4, 3, 2, 1 }, four[4] = { 4, 3, 2, 1 };
    L *x = series(c), *a = series(c), *b = series(c);
    for (int64_t i = lag; i < c->n; i++) x[i] = c->in[0][i - lag];
    weigh(c, x, 7, seven, lag + 6, a), weigh(c, a, 7, seven, lag + 12, b);
    for (int64_t i = lag + 12; i < c->n; i++) c->out[0][i] = 2 * a[i] - b[i];
    weigh(c, c->out[0], 4, four, lag + 15, c->out[1]);
}
ORACLE(pma, 8)        { predictive(c, 0); }
ORACLE(ehlers_pma, 8) { predictive(c, 1); }

/* Each price weighs its squared distances from the period - 1 before it. */
ORACLE(edcf, 8)
{
    int n = whole(c, "period");
    const L *x = c->in[0];
    L *w = series(c);
    for (int64_t i = n - 1; i < c->n; i++) {
        w[i] = 0;
        for (int k = 1; k < n; k++) w[i] += (x[i] - x[i - k]) * (x[i] - x[i - k]);
    }
    for (int64_t i = 2 * n; i < c->n; i++) {
        L s = 0, all = 0;
        for (int k = 0; k < n; k++) s += w[i - k] * x[i - k], all += w[i - k];
        c->out[0][i] = all == 0 ? x[i] : s / all;
    }
}

/* The share of movement that is recent, by the root of its age; movements of logarithms, where there are any. */
ORACLE(nma, 8)
{
    int n = whole(c, "period");
    bool newest = chosen(c, "of", "newest");
    const L *x = c->in[0];
    L y = c->n >= n ? x[n - 1] : 0;
    if (newest) *c->widen = fading((int)(4 * sqrt(n)));
    for (int64_t i = n; i < c->n; i++) {
        L s = 0, all = 0;
        for (int k = 0; k < n; k++) {
            L a = x[i - k], b = x[i - k - 1], o = a > 0 && b > 0 ? absolute((L)log1pl((long double)((a - b) / b))) : 0;
            s += o * (root(k + 1) - root(k)), all += o;
        }
        L ratio = all == 0 ? 0 : s / all;
        y += ratio * (x[i] - y);
        c->out[0][i] = newest ? y : x[i - n] + ratio * (x[i - n + 1] - x[i - n]);
    }
}

/* Distances that are all but on a threshold are decided by rounding, and so is everything after them. */
L window_deviation(const call *, const L *last, int n);

ORACLE(vlma, 8)
{
    int low = whole(c, "min_period"), n = whole(c, "max_period"), length = n;
    bool plain = real(c, "ma_type") == 0;
    const L *x = c->in[0];
    L *m = series(c), y = nothing();
    average(c, "ma_type", n, x, m);
    *c->widen += fading(n);
    for (int64_t i = 0; i < c->n; i++) {
        bool ready = i >= n - 1 && !is_nan(m[i]);
        if (ready) {
            L d = window_deviation(c, x + i, n), off = absolute(x[i] - m[i]), size = 0;
            for (int k = 0; k < n; k++) size = more(size, plain ? absolute(x[i] - x[i - k]) : absolute(x[i - k]));
            for (int k = 0; k < 2; k++)
                if (size != 0 && absolute(off - d * (k ? (L)1.75 : (L).25)) < size * (L)0x1p-44) {
                    for (; i < c->n; i++) c->scale[0][i] = INFINITY;
                    return;
                }
            length += off > (L)1.75 * d ? -1 : off <= (L).25 * d ? 1 : 0;
            if (length < low) length = low;
            if (length > n) length = n;
        }
        y = i == 0 ? x[0] : y + (L)2 / (length + 1) * (x[i] - y);
        if (ready) c->out[0][i] = y;
    }
}

static void late(const call *c, const char *period, const char *shift, L alpha_times, bool seeded, L *y)
{
    int n = whole(c, period), k = whole(c, shift);
    L *a = series(c);
    *c->widen = fmax(*c->widen, fading(2 * n));
    smoothed(c->n, c->in[0], seeded ? n : 1, alpha_times / (n + alpha_times - 1), a);
    for (int64_t i = k; i < c->n; i++) y[i] = a[i - k];
}
ORACLE(alligator, 16)
{
    late(c, "jaw_period", "jaw_offset", 1, true, c->out[0]);
    late(c, "teeth_period", "teeth_offset", 1, true, c->out[1]);
    late(c, "lips_period", "lips_offset", 1, true, c->out[2]);
}

/* The powers of a long average are rounded once for all; where two lines cross, that counts twice in the change. */
ORACLE(gatorosc, 80)
{
    static const char *const length[] = { "jaws_length", "teeth_length", "lips_length" };
    static const char *const shift[] = { "jaws_shift", "teeth_shift", "lips_shift" };
    bool wilder = chosen(c, "lines", "wilder");
    L *y[3];
    for (int k = 0; k < 3; k++) y[k] = series(c), late(c, length[k], shift[k], wilder ? 1 : 2, wilder, y[k]);
    for (int k = 0; k < 2; k++) {
        int a = whole(c, length[k]), b = whole(c, length[k + 1]), d = whole(c, shift[k]), e = whole(c, shift[k + 1]);
        int64_t first = (a > b ? a : b) + (d > e ? d : e) - 1;
        for (int64_t i = first; i < c->n; i++) {
            L gap = absolute(y[k][i] - y[k + 1][i]);
            c->out[k][i] = k ? -gap : gap;
            if (i > first) c->out[k + 2][i] = gap - absolute(y[k][i - 1] - y[k + 1][i - 1]);
        }
    }
}
