/* volatility.c -- oracles of true ranges. */
#include "oracle.h"

/* How far the bar reaches, the gap from the last close included; the first: high - low. */
L true_range(const call *, int64_t i);
L true_range(const call *c, int64_t i)
{
    L h = c->in[0][i], l = c->in[1][i];
    if (i) h = more(h, c->in[2][i - 1]), l = less(l, c->in[2][i - 1]);
    return h - l;
}
static void average_range(const call *c, L *y)
{
    int n = whole(c, "period");
    L *t = series(c);
    *c->widen = fading(2 * n);
    for (int64_t i = chosen(c, "start", "second"); i < c->n; i++) t[i] = true_range(c, i);
    smoothed(c->n, t, n, (L)1 / n, y);
}
ORACLE(atr, 12) { average_range(c, c->out[0]); }

/* In percent of the close: as good as the range is, in percent of the close. */
ORACLE(natr, 12)
{
    L *a = series(c), high = 0, low = 0;
    average_range(c, a);
    for (int64_t i = 0; i < c->n; i++) {
        high = i ? more(high, c->in[0][i]) : c->in[0][i], low = i ? less(low, c->in[1][i]) : c->in[1][i];
        if (is_nan(a[i])) continue;
        c->out[0][i] = c->in[2][i] == 0 ? nothing() : 100 * a[i] / c->in[2][i];
        if (c->in[2][i] != 0) c->scale[0][i] = 100 * (high - low) / absolute(c->in[2][i]);
    }
}
