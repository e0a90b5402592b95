/* overlap.c -- oracles of averages, bands and other lines over the prices. */
#include "oracle.h"

ORACLE(sma, 4) { plain_mean(c->n, c->in[0], whole(c, "period"), c->out[0]); }

/* running: the mean of what there is, until there are `period` values; then y += 2/(period + 1) (x - y).
 * sma: the same, the first value at period - 1.  first: seeded with the first price. */
static void exponential(const L *x, int64_t count, int n, bool running, L *y)
{
    L a = (L)2 / (n + 1), s = 0;
    for (int64_t i = 0; i < count; i++) {
        s += x[i];
        if (i == 0) y[i] = x[i];
        else if (running && i < n) y[i] = s / (i + 1);
        else y[i] = y[i - 1] + a * (x[i] - y[i - 1]);
    }
}
ORACLE(ema, 12)
{
    int n = whole(c, "period");
    *c->widen = fading(n);
    exponential(c->in[0], c->n, n, !chosen(c, "seed", "first"), c->out[0]);
    if (chosen(c, "seed", "sma")) for (int64_t i = 0; i < n - 1 && i < c->n; i++) c->out[0][i] = nothing();
}

ORACLE(wilders, 12) { int n = whole(c, "period"); *c->widen = fading(2 * n); smoothed(c->n, c->in[0], n, (L)1 / n, c->out[0]); }

static void weighted(int64_t count, const L *x, int n, L *y)
{
    for (int64_t i = first_of(count, x) + n - 1; i < count; i++) {
        L s = 0;
        for (int k = 0; k < n; k++) s += x[i - k] * (n - k);
        y[i] = s / ((L)n * (n + 1) / 2);
    }
}
ORACLE(wma, 4) { weighted(c->n, c->in[0], whole(c, "period"), c->out[0]); }

ORACLE(hma, 8)
{
    int n = whole(c, "period"), half = n / 2 > 0 ? n / 2 : 1, r = 1;
    while ((r + 1) * (r + 1) <= n) r++;
    L *a = series(c), *b = series(c), *d = series(c);
    weighted(c->n, c->in[0], half, a), weighted(c->n, c->in[0], n, b);
    for (int64_t i = 0; i < c->n; i++) d[i] = 2 * a[i] - b[i];
    weighted(c->n, d, r, c->out[0]);
}

/* first, chained: each average is seeded with the first value it is given, which is handed on from the
 * first bar on, or when `period` values are there.  sma: each is seeded with a mean of `period` values. */
static void chain(const call *c, const L *x, int n, int64_t from, L *y)
{
    if (chosen(c, "seed", "sma")) { smoothed(c->n, x, n, (L)2 / (n + 1), y); return; }
    for (int64_t i = from; i < c->n; i++) y[i] = i == from ? x[i] : y[i - 1] + (L)2 / (n + 1) * (x[i] - y[i - 1]);
}
ORACLE(dema, 16)
{
    int n = whole(c, "period");
    bool first = chosen(c, "seed", "first");
    *c->widen = fading(n);
    L *a = series(c), *b = series(c);
    chain(c, c->in[0], n, 0, a), chain(c, a, n, first ? 0 : n - 1, b);
    for (int64_t i = first ? n - 1 : 2 * n - 2; i < c->n; i++) c->out[0][i] = 2 * a[i] - b[i];
}
ORACLE(tema, 32)
{
    int n = whole(c, "period");
    *c->widen = fading(n);
    L *a = series(c), *b = series(c), *d = series(c);
    chain(c, c->in[0], n, 0, a), chain(c, a, n, n - 1, b), chain(c, b, n, 2 * n - 2, d);
    for (int64_t i = 3 * n - 3; i < c->n; i++) c->out[0][i] = 3 * a[i] - 3 * b[i] + d[i];
}

/* Efficiency ratio |x - x[n]| / sum |x - x[1]|, 1 where nothing has moved; between the two
 * exponential constants; squared. */
ORACLE(kama, 8)
{
    int n = whole(c, "period");
    L fast = (L)2 / (real(c, "fast") + (L)1), slow = (L)2 / (real(c, "slow") + (L)1);
    bool previous = chosen(c, "seed", "previous");
    L least = less(slow, fast);
    *c->widen = fading((int)fmin((double)(2 / (least * least)), (double)c->n));
    const L *x = c->in[0];
    for (int64_t i = n; i < c->n; i++) {
        L path = 0, y;
        for (int k = 0; k < n; k++) path += absolute(x[i - k] - x[i - k - 1]);
        L e = (path == 0 ? 1 : absolute(x[i] - x[i - n]) / path) * (fast - slow) + slow;
        if (i > n) y = c->out[0][i - 1];
        else if (previous) y = x[i - 1];
        else { c->out[0][i] = x[i]; continue; }
        c->out[0][i] = y + e * e * (x[i] - y);
    }
}

ORACLE(alma, 6)
{
    int n = whole(c, "period");
    L centre = chosen(c, "peak", "whole") ? (L)floor(real(c, "offset") * (n - 1)) : (L)real(c, "offset") * (n - 1), width = n / (L)real(c, "sigma");
    L *w = calloc((size_t)n, sizeof(L)), all = 0;
    for (int k = 0; k < n; k++) w[k] = (L)expl((long double)(-(k - centre) * (k - centre) / (2 * width * width))), all += w[k];
    for (int64_t i = n - 1; i < c->n; i++) {
        L s = 0;
        for (int k = 0; k < n; k++) s += w[k] * c->in[0][i - n + 1 + k];
        c->out[0][i] = s / all;
    }
    free(w);
}

/* Seeded with the price at long - 2; then y += alpha (short deviation / long deviation) (x - y),
 * where 0/0 counts as 0. */
ORACLE(vidya, 6)
{
    int s = whole(c, "short_period"), l = whole(c, "long_period"), start = (s > l ? s : l) - 2;
    const L *x = c->in[0];
    *c->widen = fading((int)fmin(4 / fmax(real(c, "alpha"), 1e-9), (double)c->n));
    for (int64_t i = start; i < c->n; i++) {
        if (i == start) { c->out[0][i] = x[i]; continue; }
        L y = c->out[0][i - 1], d = deviation_of(x + i, l), k = d == 0 ? 0 : deviation_of(x + i, s) / d;
        c->out[0][i] = y + less((L)real(c, "alpha") * k, 1) * (x[i] - y);
    }
}

/* The least-squares line over the window: its slope, and its value at the last bar. */
static void line(const call *c, bool slope)
{
    int n = whole(c, "period");
    const L *x = c->in[0];
    for (int64_t i = n - 1; i < c->n; i++) {
        L m = mean_of(x + i, n), mt = (L)(n - 1) / 2, a = 0, b = 0;
        for (int t = 0; t < n; t++) a += (t - mt) * (x[i - n + 1 + t] - m), b += (t - mt) * (t - mt);
        L k = n > 1 ? a / b : 0;
        c->out[0][i] = slope ? k : m + k * mt;
    }
}
ORACLE(linreg, 4) { line(c, false); }
ORACLE(linreg_slope, 2) { line(c, true); }

ORACLE(midprice, 2)
{
    L *h = series(c), *l = series(c);
    window_max(c->n, c->in[0], whole(c, "period"), h), window_min(c->n, c->in[1], whole(c, "period"), l);
    for (int64_t i = 0; i < c->n; i++) c->out[0][i] = (h[i] + l[i]) / 2;
}

ORACLE(vwma, 8)
{
    int n = whole(c, "period");
    for (int64_t i = n - 1; i < c->n; i++) {
        L a = 0, b = 0;
        for (int k = 0; k < n; k++) a += c->in[0][i - k] * c->in[1][i - k], b += c->in[1][i - k];
        c->out[0][i] = b == 0 ? nothing() : a / b;
    }
}

/* How far the window lies about its mean (or median): std, mean_ad, median_ad. */
L window_deviation(const call *, const L *last, int n);
L window_deviation(const call *c, const L *last, int n)
{
    if (chosen(c, "devtype", "mean_ad")) {
        L m = mean_of(last, n), s = 0;
        for (int k = 0; k < n; k++) s += absolute(last[-k] - m);
        return s / n;
    }
    if (chosen(c, "devtype", "median_ad")) {
        L m = median_of(last, n), *d = malloc(sizeof(L) * (size_t)n);
        for (int k = 0; k < n; k++) d[k] = absolute(last[-k] - m);
        m = median_of(d + n - 1, n);
        free(d);
        return m;
    }
    return deviation_of(last, n);
}

ORACLE(bbands, 8)
{
    int n = whole(c, "period");
    const L *x = c->in[0];
    L *m = series(c);
    average(c, "ma_type", n, x, m);
    for (int64_t i = n - 1; i < c->n; i++) {
        if (is_nan(m[i])) continue;
        L d = window_deviation(c, x + i, n);
        for (int k = 0; k < 3; k++)
            c->out[k][i] = k == 0 ? m[i] + (L)real(c, "nbdev_up") * d : k == 1 ? m[i] : m[i] - (L)real(c, "nbdev_dn") * d;
    }
}
