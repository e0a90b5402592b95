/* momentum_one.c -- oracles of oscillators of means, of rates of change and of efficiency. */
#include "oracle.h"

#include <string.h>

static L most_of(const L *last, int n)                  /* the largest size in the window that ends here */
{
    L most = 0;
    for (int k = 0; k < n; k++) most = more(most, absolute(last[-k]));
    return most;
}
static void from_first(int64_t count, const L *x, L alpha, L *y)        /* y += alpha (x - y), from the first value there is */
{
    int64_t first = first_of(count, x);
    for (int64_t i = first; i < count; i++) y[i] = i == first ? x[i] : y[i - 1] + alpha * (x[i] - y[i - 1]);
}
static L quotient(L part, L whole) { return whole == 0 ? 0 : part / whole; }       /* 0 where there is no whole */

ORACLE(qstick, 4)
{
    int n = whole(c, "period");
    for (int64_t i = n - 1; i < c->n; i++) {
        L sum = 0;
        for (int k = 0; k < n; k++) sum += c->in[1][i - k] - c->in[0][i - k];
        c->out[0][i] = sum / n;
    }
}

/* The difference of two means of (high + low) / 2, which is good to the price it is rounded at. */
static void awesome(const call *c, int fast, int slow, L *y, L *size)
{
    L *x = series(c), *f = series(c), *s = series(c);
    for (int64_t i = 0; i < c->n; i++) x[i] = (c->in[0][i] + c->in[1][i]) / 2;
    plain_mean(c->n, x, fast, f), plain_mean(c->n, x, slow, s);
    for (int64_t i = (fast > slow ? fast : slow) - 1; i < c->n; i++)
        y[i] = f[i] - s[i], size[i] = more(most_of(x + i, fast), most_of(x + i, slow));
}
ORACLE(ao, 4) { awesome(c, whole(c, "short_period"), whole(c, "long_period"), c->out[0], c->scale[0]); }
ORACLE(acosc, 4)
{
    int fast = whole(c, "fast_period"), slow = whole(c, "slow_period"), n = whole(c, "signal_period");
    L *ao = series(c), *size = series(c), *mean = series(c);
    awesome(c, fast, slow, ao, size), plain_mean(c->n, ao, n, mean);
    for (int64_t i = (fast > slow ? fast : slow) + n - 2; i < c->n; i++) {
        c->out[0][i] = ao[i] - mean[i], c->out[1][i] = c->out[0][i] - c->out[0][i - 1];
        c->scale[0][i] = most_of(size + i, n), c->scale[1][i] = is_nan(c->scale[0][i - 1]) ? 0 : more(c->scale[0][i], c->scale[0][i - 1]);
    }
}

ORACLE(er, 4)
{
    int n = whole(c, "period") - (chosen(c, "moves", "all") ? 0 : 1);
    const L *x = c->in[0];
    for (int64_t i = n; i < c->n; i++) {
        L path = 0;
        for (int k = 0; k < n; k++) path += absolute(x[i - k] - x[i - k - 1]);
        c->out[0][i] = path == 0 ? chosen(c, "flat", "one") : absolute(x[i] - x[i - n]) / path;
    }
}

ORACLE(eri, 40)
{
    int n = whole(c, "period");
    const char *kind = tacho_average_at((size_t)real(c, "ma_type"))->name;
    int exact = n == 1 || !strcmp(kind, "sma") || !strcmp(kind, "ema");
    L *mean = series(c), largest = 0;
    average(c, "ma_type", n, c->in[2], mean);
    for (int64_t i = 0; i < c->n; i++) {
        largest = more(largest, absolute(c->in[2][i]));
        for (int k = 0; k < 2; k++) {
            if (i >= n - 1) c->out[k][i] = c->in[k][i] - mean[i];
            if (!exact && is_nan(c->scale[k][i])) c->scale[k][i] = largest;
        }
    }
}

/* The least-squares line through the window that ends at *last, `ahead` bars further on. */
static L line_at(const L *last, int n, int ahead)
{
    L mean = mean_of(last, n), up = 0, over = 0, middle = (L)(n - 1) / 2;
    for (int k = 0; k < n; k++) up += (middle - k) * (last[-k] - mean), over += (middle - k) * (middle - k);
    return mean + (n > 1 ? up / over * (middle + ahead) : 0);
}
ORACLE(fosc, 4)
{
    int n = whole(c, "period");
    for (int64_t i = n; i < c->n; i++) {
        L x = c->in[0][i];
        c->out[0][i] = 100 * quotient(x - line_at(c->in[0] + i - 1, n, 1), x);
        c->scale[0][i] = 100 * quotient(most_of(c->in[0] + i, n + 1), absolute(x));
    }
}
ORACLE(cfo, 4)
{
    int n = whole(c, "period");
    L scalar = (L)real(c, "scalar");
    for (int64_t i = n - 1; i < c->n; i++) {
        L x = c->in[0][i];
        c->out[0][i] = scalar * quotient(x - line_at(c->in[0] + i, n, 0), x);
        c->scale[0][i] = absolute(scalar) * quotient(most_of(c->in[0] + i, n), absolute(x));
    }
}

ORACLE(dpo, 4)
{
    int n = whole(c, "period"), back = n / 2 + 1;
    for (int64_t i = back > n - 1 ? back : n - 1; i < c->n; i++) c->out[0][i] = c->in[0][i - back] - mean_of(c->in[0] + i, n);
}

/* Where the prices cancel their sum decides, and is as good as its parts. */
ORACLE(cg, 4)
{
    int full = chosen(c, "window", "full"), n = whole(c, "period") - !full;
    for (int64_t i = full ? n - 1 : n + 1; i < c->n; i++) {
        L weighed = 0, sum = 0, size = 0;
        for (int k = 0; k < n; k++) weighed += (1 + k) * c->in[0][i - k], sum += c->in[0][i - k], size += absolute(c->in[0][i - k]);
        c->out[0][i] = -quotient(weighed, sum);
        c->scale[0][i] = size == 0 ? 1 : absolute(sum) < size * (L)0x1p-45 ? INFINITY : (n + absolute(c->out[0][i])) * size / absolute(sum);
    }
}

ORACLE(pfe, 40)
{
    int n = whole(c, "period"), m = whole(c, "smoothing");
    const L *x = c->in[0];
    L *raw = series(c);
    *c->widen = fading(m);
    for (int64_t i = n; i < c->n; i++) {
        L path = 0, far = x[i] - x[i - n];
        for (int k = 0; k < n; k++) path += root((x[i - k] - x[i - k - 1]) * (x[i - k] - x[i - k - 1]) + 1);
        raw[i] = (far > 0 ? 100 : far < 0 || chosen(c, "flat", "falling") ? -100 : 0) * root(far * far + (L)n * n) / path;
        c->scale[0][i] = 100;
    }
    from_first(c->n, raw, (L)2 / (m + 1), c->out[0]);
}

ORACLE(tsi, 40)
{
    int m = whole(c, "long_period"), n = whole(c, "short_period"), mean = chosen(c, "seed", "mean");
    L *move = series(c), *size = series(c), *a = series(c), *b = series(c), *net = series(c), *all = series(c);
    *c->widen = fading(m + n);
    for (int64_t i = 1; i < c->n; i++) move[i] = c->in[0][i] - c->in[0][i - 1], size[i] = absolute(move[i]);
    L alpha = (L)2 / (m + 1), beta = (L)2 / (n + 1);
    if (mean) {
        smoothed(c->n, move, m, alpha, a), smoothed(c->n, a, n, beta, net);
        smoothed(c->n, size, m, alpha, b), smoothed(c->n, b, n, beta, all);
    } else {
        from_first(c->n, move, alpha, a), from_first(c->n, a, beta, net);
        from_first(c->n, size, alpha, b), from_first(c->n, b, beta, all);
    }
    for (int64_t i = m + n - mean; i < c->n; i++) c->out[0][i] = 100 * quotient(net[i], all[i]);
}

static L rate(const L *x, int64_t i, int n) { return i < n ? nothing() : 100 * quotient(x[i] - x[i - n], x[i - n]); }

ORACLE(coppock, 12)
{
    int a = whole(c, "short_roc"), b = whole(c, "long_roc"), n = whole(c, "ma_period");
    L *x = series(c), *y = series(c), size = 0;
    for (int64_t i = 0; i < c->n; i++) x[i] = rate(c->in[0], i, a) + rate(c->in[0], i, b);
    average(c, "ma_type", n, x, y);
    for (int64_t i = a > b ? a : b; i < c->n; i++) {
        size = more(size, absolute(rate(c->in[0], i, a)) + absolute(rate(c->in[0], i, b)));
        if (is_nan(c->scale[0][i])) c->scale[0][i] = size;
        if (i >= (a > b ? a : b) + n - 1) c->out[0][i] = y[i];
    }
}

/* Terms that cancel are as good as their sizes. */
ORACLE(kst, 8)
{
    static const char *const roc[] = { "roc1", "roc2", "roc3", "roc4" }, *const sma[] = { "sma1", "sma2", "sma3", "sma4" };
    L *size = series(c);
    for (int64_t i = 0; i < c->n; i++) c->out[0][i] = 0, size[i] = 0;
    for (int k = 0; k < 4; k++) {
        L *x = series(c), *s = series(c), *y = series(c), *z = series(c);
        for (int64_t i = 0; i < c->n; i++) x[i] = rate(c->in[0], i, whole(c, roc[k])), s[i] = absolute(x[i]);
        plain_mean(c->n, x, whole(c, sma[k]), y), plain_mean(c->n, s, whole(c, sma[k]), z);
        for (int64_t i = 0; i < c->n; i++) c->out[0][i] += (k + 1) * y[i], size[i] += (k + 1) * z[i];
    }
    plain_mean(c->n, c->out[0], whole(c, "signal_period"), c->out[1]);
    plain_mean(c->n, size, whole(c, "signal_period"), c->scale[1]);
    for (int64_t i = 0; i < c->n; i++) c->scale[0][i] = size[i];
}

ORACLE(kdj, 32)
{
    int n = whole(c, "fastk_period");
    L *h = series(c), *l = series(c), *raw = series(c), flat = chosen(c, "flat", "zero") ? 0 : 50;
    window_max(c->n, c->in[0], n, h), window_min(c->n, c->in[1], n, l);
    for (int64_t i = n - 1; i < c->n; i++) raw[i] = h[i] == l[i] ? flat : 100 * (c->in[2][i] - l[i]) / (h[i] - l[i]);
    average(c, "slowk_ma", whole(c, "slowk_period"), raw, c->out[0]);
    average(c, "slowd_ma", whole(c, "slowd_period"), c->out[0], c->out[1]);
    for (int64_t i = 0; i < c->n; i++) c->out[2][i] = 3 * c->out[0][i] - 2 * c->out[1][i];
}

/* Where the strength moves by little, its own rounding counts for much. */
ORACLE(srsi, 8)
{
    int n = whole(c, "rsi_period"), w = whole(c, "stoch_period"), k = whole(c, "k"), d = whole(c, "d");
    const L *x = c->in[0];
    L *up = series(c), *down = series(c), *r = series(c), *h = series(c), *l = series(c), *f = series(c), *size = series(c);
    L still = chosen(c, "still", "middle") ? (L).5 : 1;
    *c->widen = fading(2 * n);
    rises_and_falls(c, x, n, up, down);
    for (int64_t i = n; i < c->n; i++)
        r[i] = i > n && x[i] == x[i - 1] ? r[i - 1] : up[i] + down[i] == 0 ? still : up[i] / (up[i] + down[i]);
    window_max(c->n, r, w, h), window_min(c->n, r, w, l);
    for (int64_t i = n + w - 1; i < c->n; i++) {
        f[i] = h[i] == l[i] ? 50 : 100 * (r[i] - l[i]) / (h[i] - l[i]);
        size[i] = 100 + (h[i] == l[i] ? 0 : 100 / (h[i] - l[i]));
    }
    plain_mean(c->n, f, k, c->out[0]), plain_mean(c->n, c->out[0], d, c->out[1]);
    plain_mean(c->n, size, k, c->scale[0]), plain_mean(c->n, c->scale[0], d, c->scale[1]);
}

/* What follows asks where a computed value lies in a small range, and so carries along what it may be off by, `e`: that
 * is the scale, in units of u.  Where the way itself hangs on it, any value will do. */
#define U ((L)0x1p-53)
static L scale_of(L e, L limit) { return e > limit ? INFINITY : e / U; }

ORACLE(fisher, 1)
{
    int n = whole(c, "period");
    L *x = series(c), *h = series(c), *l = series(c), v = 0, f = 0, ev = 0, ef = 0;
    for (int64_t i = 0; i < c->n; i++) x[i] = (c->in[0][i] + c->in[1][i]) / 2;
    window_max(c->n, x, n, h), window_min(c->n, x, n, l);
    for (int64_t i = n - 1; i < c->n; i++) {
        L range = h[i] - l[i], position = range == 0 ? (chosen(c, "flat", "middle") ? (L).5 : 0) : (x[i] - l[i]) / range;
        L e = U + (range == 0 ? 0 : 2 * U * most_of(x + i, n) / range);
        c->out[1][i] = f, c->scale[1][i] = scale_of(ef + U, (L)1e-3);
        v = (L)66 / 100 * (position - (L).5) + (L)67 / 100 * v, ev = (L)67 / 100 * ev + less(e, 1);
        L over = absolute(v) - (L)99 / 100;
        if (absolute(over) < 8 * ev) ev = 1;
        else if (over > 0) ev = U;
        if (over > 0) v = v > 0 ? (L)999 / 1000 : -(L)999 / 1000;
        L y = (L)logl((long double)((1 + v) / (1 - v)));
        f = y / 2 + f / 2, ef = ef / 2 + ev / (1 - v * v) + U * (1 + absolute(y));
        c->out[0][i] = f, c->scale[0][i] = scale_of(ef, (L)1e-3);
    }
}

/* Running means, then exponential averages, as distances from x. */
static void gap(const call *c, int n, L *y, L *e)
{
    L g = 0, eg = 0;
    for (int64_t i = 0; i < c->n; i++) {
        L k = i < n ? (L)1 / (i + 1) : (L)2 / (n + 1), move = i ? c->in[0][i] - c->in[0][i - 1] : 0, before = g - move;
        g = (1 - k) * before, eg = (1 - k) * eg + U * (absolute(before) + absolute(g));
        y[i] = g, e[i] = eg;
    }
}
/* 100 (y - lowest) / (highest - lowest), and what it may be off by; 50 while the window is not full or the range not above `none`. */
static void stochastic(int64_t first, const call *c, const L *y, const L *e, int n, L none, L *k, L *ek)
{
    for (int64_t i = first; i < c->n; i++) {
        k[i] = 50, ek[i] = 0;
        if (i < first + n - 1) continue;
        L high = y[i], low = y[i], off = 2 * most_of(e + i, n);
        for (int j = 1; j < n; j++) high = more(high, y[i - j]), low = less(low, y[i - j]);
        L range = high - low;
        if (range > none) k[i] = 100 * (y[i] - low) / range, ek[i] = less(200 * off / range + 200 * U, 100);
        if (none > 0 && absolute(range - none) < 4 * off) ek[i] = 100;
    }
}
ORACLE(stc, 1)
{
    int fast = whole(c, "fast_period"), slow = whole(c, "slow_period"), n = whole(c, "cycle_period"), d = whole(c, "d_period");
    int64_t first = (fast > slow ? fast : slow) - 1;
    L *f = series(c), *s = series(c), *k = series(c), *a = series(c), *y = series(c), alpha = (L)2 / (d + 1);
    L *ef = series(c), *es = series(c), *ek = series(c), *ea = series(c);
    gap(c, fast, f, ef), gap(c, slow, s, es);
    for (int64_t i = 0; i < c->n; i++) f[i] -= s[i], ef[i] += es[i] + U * absolute(f[i]);
    stochastic(first, c, f, ef, n, 0, k, ek);
    from_first(c->n, k, alpha, a), from_first(c->n, ek, alpha, ea);
    for (int64_t i = first; i < c->n; i++) ea[i] += 200 * U * (L)fading(d);
    stochastic(first, c, a, ea, n, (L)1e-10, k, ek);
    from_first(c->n, k, alpha, c->out[0]), from_first(c->n, ek, alpha, y);
    for (int64_t i = first; i < c->n; i++) c->scale[0][i] = scale_of(y[i] + 200 * U * (L)fading(d), 1);
}
