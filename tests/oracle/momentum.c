/* momentum.c -- oracles of oscillators. */
#include "oracle.h"

/* Means of the ups and downs, Wilder's way.  Nothing has ever moved: 50, or 0. */
ORACLE(rsi, 16)
{
    int n = whole(c, "period");
    L *u = series(c), *d = series(c);
    *c->widen = fading(2 * n);
    rises_and_falls(c, c->in[0], n, u, d);
    for (int64_t i = n; i < c->n; i++) c->out[0][i] = u[i] + d[i] == 0 ? (chosen(c, "flat", "zero") ? 0 : 50) : 100 * u[i] / (u[i] + d[i]);
}

/* The fast average less the slow one; the signal is the same average of that.  Averages are seeded
 * with means; apart: each at its own period; together: both at the end of the longer one. */
ORACLE(macd, 40)
{
    int f = whole(c, "fast_period"), s = whole(c, "slow_period"), g = whole(c, "signal_period"), l = f > s ? f : s;
    L *a = series(c), *b = series(c), *m = c->out[0], *y = series(c);
    *c->widen = fading(l > g ? l : g);
    int64_t t = chosen(c, "seed", "together") ? l - f : 0;
    if (t < c->n) smoothed(c->n - t, c->in[0] + t, f, (L)2 / (f + 1), a + t);
    t = chosen(c, "seed", "together") ? l - s : 0;
    if (t < c->n) smoothed(c->n - t, c->in[0] + t, s, (L)2 / (s + 1), b + t);
    for (int64_t i = l - 1; i < c->n; i++) m[i] = a[i] - b[i];
    smoothed(c->n, m, g, (L)2 / (g + 1), y);
    for (int64_t i = l + g - 2; i < c->n; i++) c->out[1][i] = y[i], c->out[2][i] = m[i] - y[i];
}

ORACLE(roc, 4)
{
    int n = whole(c, "period");
    for (int64_t i = n; i < c->n; i++) {
        L old = c->in[0][i - n], v = old == 0 ? 0 : 100 * (c->in[0][i] / old - 1);
        c->out[0][i] = v, c->scale[0][i] = 100 + absolute(v);
    }
}

/* (typical price - its mean) / (0.015 mean distance from the mean); 0 where nothing differs.  The
 * typical price is a mean of prices: it is good to the largest price, and so is the numerator. */
ORACLE(cci, 8)
{
    int n = whole(c, "period");
    L *t = series(c), constant = (L)15 / 1000;
    for (int64_t i = 0; i < c->n; i++) t[i] = (c->in[0][i] + c->in[1][i] + c->in[2][i]) / 3;
    for (int64_t i = n - 1; i < c->n; i++) {
        L m = mean_of(t + i, n), d = 0, largest = 0, tiny;
        for (int k = 0; k < n; k++) d += absolute(t[i - k] - m) / n, largest = more(largest, absolute(t[i - k]));
        tiny = largest * (L)0x1p-100;
        c->out[0][i] = d <= tiny ? 0 : (t[i] - m) / (constant * d);
        c->scale[0][i] = d <= tiny ? 1 : (absolute(c->out[0][i]) + 1 / constant) * largest / d;
    }
}

/* Where the close lies in the range of the last bars; smoothed; and smoothed again. */
ORACLE(stoch, 32)
{
    int n = whole(c, "fastk_period");
    L *h = series(c), *l = series(c), *k = series(c), *a = series(c), *b = series(c), flat = chosen(c, "flat", "zero") ? 0 : 50;
    window_max(c->n, c->in[0], n, h), window_min(c->n, c->in[1], n, l);
    for (int64_t i = n - 1; i < c->n; i++) k[i] = h[i] == l[i] ? flat : 100 * (c->in[2][i] - l[i]) / (h[i] - l[i]);
    average(c, "slowk_ma", whole(c, "slowk_period"), k, a);
    average(c, "slowd_ma", whole(c, "slowd_period"), a, b);
    for (int64_t i = 0; i < c->n; i++) c->out[0][i] = chosen(c, "begin", "together") && is_nan(b[i]) ? nothing() : a[i], c->out[1][i] = b[i];
}

ORACLE(willr, 4)
{
    int n = whole(c, "period");
    L *h = series(c), *l = series(c);
    window_max(c->n, c->in[0], n, h), window_min(c->n, c->in[1], n, l);
    for (int64_t i = n - 1; i < c->n; i++) c->out[0][i] = h[i] == l[i] ? 0 : -100 * (h[i] - c->in[2][i]) / (h[i] - l[i]);
}
