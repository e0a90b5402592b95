/* misc.c -- oracles of deviations, ranks and what is made of them. */
#include "oracle.h"

L window_deviation(const call *, const L *last, int n);

/* The deviation is good to the spread, the average to the largest price: a quotient of both to that over the average. */
ORACLE(bbands_width, 12)
{
    int n = whole(c, "period");
    const L *x = c->in[0];
    L *m = series(c), largest = 0, width = (L)real(c, "devup") + real(c, "devdn");
    average(c, "ma_type", n, x, m);
    for (int64_t i = 0; i < c->n; i++) {
        largest = more(largest, absolute(x[i]));
        if (i < n - 1 || is_nan(m[i]) || m[i] == 0) continue;
        L high = x[i], low = x[i];
        for (int k = 0; k < n; k++) high = more(high, x[i - k]), low = less(low, x[i - k]);
        c->out[0][i] = width * window_deviation(c, x + i, n) / m[i];
        if (is_nan(c->scale[0][i])) c->scale[0][i] = (width * (high - low) + absolute(c->out[0][i]) * largest) / absolute(m[i]);
    }
}

ORACLE(mean_ad, 8)
{
    int n = whole(c, "period");
    L *far = series(c);
    for (int64_t i = n - 1; i < c->n; i++) far[i] = absolute(c->in[0][i] - mean_of(c->in[0] + i, n));
    for (int64_t i = 2 * (n - 1); i < c->n; i++) c->out[0][i] = mean_of(far + i, n);
}

static L median_distance(const L *last, int n)
{
    L m = median_of(last, n), *far = malloc((size_t)n * sizeof(L));
    for (int k = 0; k < n; k++) far[k] = absolute(last[k - n + 1] - m);
    L middle = median_of(far + n - 1, n);
    free(far);
    return middle;
}
ORACLE(medium_ad, 4)
{
    int n = whole(c, "period");
    for (int64_t i = n - 1; i < c->n; i++) c->out[0][i] = median_distance(c->in[0] + i, n);
}

ORACLE(deviation, 8)
{
    int n = whole(c, "period");
    for (int64_t i = n - 1; i < c->n; i++) {
        const L *x = c->in[0] + i;
        L m = mean_of(x, n), far = 0;
        for (int k = 0; k < n; k++) far += absolute(x[-k] - m);
        c->out[0][i] = chosen(c, "devtype", "mean_ad") ? far / n : chosen(c, "devtype", "median_ad") ? median_distance(x, n) : deviation_of(x, n);
    }
}

ORACLE(kurtosis, 64)
{
    int n = whole(c, "period");
    for (int64_t i = n - 1; i < c->n; i++) {
        L m = mean_of(c->in[0] + i, n), two = 0, four = 0;
        for (int k = 0; k < n; k++) { L d = c->in[0][i - k] - m; two += d * d, four += d * d * d * d; }
        if (two != 0) c->out[0][i] = n * four / (two * two) - 3, c->scale[0][i] = n * four / (two * two);
    }
}

static int by_size(const void *a, const void *b) { L x = *(const L *)a, y = *(const L *)b; return (x > y) - (x < y); }

ORACLE(percentile, 0)
{
    int n = whole(c, "period");
    double share = real(c, "percentile") * n / 100, rank = chosen(c, "rank", "up") ? ceil(share) : round(share);
    L *sorted = malloc((size_t)n * sizeof(L));
    for (int64_t i = n - 1; i < c->n; i++) {
        for (int k = 0; k < n; k++) sorted[k] = c->in[0][i - k];
        qsort(sorted, (size_t)n, sizeof(L), by_size);
        c->out[0][i] = sorted[rank < 1 ? 0 : (int)rank - 1];
    }
    free(sorted);
}

/* Deviations and average ranges are good to the spread; vol adds ratios up, with weights that swing and fade. */
ORACLE(damiani_volatmeter, 48)
{
    int va = whole(c, "vis_atr"), vs = whole(c, "vis_std"), sa = whole(c, "sed_atr"), ss = whole(c, "sed_std"), first = 3;
    const L *h = c->in[0], *l = c->in[1], *x = c->in[2];
    L *range = series(c), *a = series(c), *b = series(c), high = h[0], low = l[0], worst = 0;
    if (va > first) first = va;
    if (vs > first) first = vs;
    if (sa > first) first = sa;
    if (ss > first) first = ss;
    for (int64_t i = 0; i < c->n; i++) range[i] = i ? more(h[i], x[i - 1]) - less(l[i], x[i - 1]) : 0;
    smoothed(c->n, range, va, (L)1 / va, a), smoothed(c->n, range, sa, (L)1 / sa, b);
    *c->widen = fading(va > sa ? va : sa);
    for (int64_t i = 0; i < c->n; i++) {
        high = more(high, h[i]), low = less(low, l[i]);
        if (i < first) continue;
        L ratio = b[i] == 0 ? 0 : a[i] / b[i], one = i > first ? c->out[0][i - 1] : 0, three = i > first + 2 ? c->out[0][i - 3] : 0;
        c->out[0][i] = ratio + (one - three) / 2;
        worst = more(worst * (L).9, b[i] == 0 ? 1 : (1 + ratio) * (high - low) / b[i]);
        c->scale[0][i] = more(1, worst);
        L s = deviation_of(x + i, vs), d = deviation_of(x + i, ss), top = x[i], bottom = x[i];
        for (int k = 0; k < vs || k < ss; k++) top = more(top, x[i - k]), bottom = less(bottom, x[i - k]);
        c->out[1][i] = (L)real(c, "threshold") - (d == 0 ? 0 : s / d);
        c->scale[1][i] = more(more(1, (L)real(c, "threshold")), d == 0 ? 0 : (1 + s / d) * (top - bottom) / d);
    }
}

ORACLE(nadaraya_watson_envelope, 24)
{
    int n = whole(c, "lookback"), m = whole(c, "distances");
    double width = real(c, "bandwidth");
    int taps = n < (int)(9 * width) + 1 ? n : (int)(9 * width) + 1;
    L *w = malloc((size_t)taps * sizeof(L)), *y = series(c), all = 0;
    for (int k = 0; k < taps; k++) w[k] = (L)expl(-(long double)k * k / (2 * (long double)width * width)), all += w[k];
    for (int64_t i = taps - 1; i < c->n; i++) {
        y[i] = 0;
        for (int k = 0; k < taps; k++) y[i] += w[k] * c->in[0][i - k];
        y[i] /= all;
    }
    for (int64_t i = n + m - 2; i < c->n; i++) {
        L far = 0;
        for (int k = 0; k < m; k++) far += absolute(c->in[0][i - k] - y[i - k]);
        far *= (L)real(c, "multiplier") / m;
        c->out[0][i] = y[i] + far, c->out[1][i] = y[i] - far;
        for (int k = 0; k < 2; k++) {
            L largest = 0;
            for (int64_t j = i - taps - m + 2; j <= i; j++) largest = more(largest, absolute(c->in[0][j]));
            c->scale[k][i] = largest * (1 + (L)real(c, "multiplier"));
        }
    }
    free(w);
}
