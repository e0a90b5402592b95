/* statistics.c -- oracles of extremes, deviations and correlations. */
#include "oracle.h"

L window_deviation(const call *, const L *last, int n);

ORACLE(max, 0) { window_max(c->n, c->in[0], whole(c, "period"), c->out[0]); }
ORACLE(min, 0) { window_min(c->n, c->in[0], whole(c, "period"), c->out[0]); }

ORACLE(stddev, 8)
{
    int n = whole(c, "period");
    for (int64_t i = n - 1; i < c->n; i++) {
        c->out[0][i] = (L)real(c, "nbdev") * deviation_of(c->in[0] + i, n);
    }
}

ORACLE(median, 1) { int n = whole(c, "period"); for (int64_t i = n - 1; i < c->n; i++) c->out[0][i] = median_of(c->in[0] + i, n); }

/* (x - average) / (nbdev deviation).  The numerator is a difference of prices: good to the spread. */
ORACLE(zscore, 8)
{
    int n = whole(c, "period");
    const L *x = c->in[0];
    L *m = series(c);
    average(c, "ma_type", n, x, m);
    for (int64_t i = n - 1; i < c->n; i++) {
        if (is_nan(m[i])) continue;
        L d = (L)real(c, "nbdev") * window_deviation(c, x + i, n), far = 0;
        if (d == 0) continue;
        for (int k = 0; k < n; k++) far = more(far, absolute(x[i - k] - m[i]));
        c->out[0][i] = (x[i] - m[i]) / d;
        if (real(c, "ma_type") != 0) far += absolute(x[i]);     /* another average: rounded like a price */
        if (is_nan(c->scale[0][i])) c->scale[0][i] = far / absolute(d);
    }
}

/* 0 where either does not vary. */
ORACLE(correl, 12)
{
    int n = whole(c, "period");
    for (int64_t i = n - 1; i < c->n; i++) {
        L a = mean_of(c->in[0] + i, n), b = mean_of(c->in[1] + i, n), ab = 0, aa = 0, bb = 0;
        for (int k = 0; k < n; k++) {
            L x = c->in[0][i - k] - a, y = c->in[1][i - k] - b;
            ab += x * y, aa += x * x, bb += y * y;
        }
        c->out[0][i] = aa == 0 || bb == 0 ? 0 : ab / (root(aa) * root(bb));
    }
}
