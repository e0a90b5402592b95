/* filter.c -- oracles of Ehlers' filters. */
#include "oracle.h"

#include <math.h>

/* Sines and the like to all digits of L: by their series, after the angle has been brought near 0. */
static L pi(void) { return (L)3.14159265358979323846L + (L)-5.0165576126683320235573270803307570121e-20L; }
static L exponential(L x)
{
    L z = x / 1024, term = 1, sum = 1;
    for (int k = 1; k < 30; k++) term *= z / k, sum += term;
    for (int k = 0; k < 10; k++) sum *= sum;
    return sum;
}
static L sine(L x)
{
    while (x > pi()) x -= 2 * pi();
    while (x < -pi()) x += 2 * pi();
    L term = x, sum = x;
    for (int k = 1; k < 30; k++) term *= -x * x / ((2 * k) * (2 * k + 1)), sum += term;
    return sum;
}
static L cosine(L x) { return sine(x + pi() / 2); }

static L at(const L *x, int64_t i) { return i < 0 ? x[0] : x[i]; }
static L size_of(const L *x, int64_t i, L before) { return more(before, absolute(x[i])); }

/* y = n0 x + n1 x[1] + n2 x[2] + b y[1] - a2 y[2] from bar `from` on. */
static void second_order(const call *c, int64_t from, const L *x, L n0, L n1, L n2, L b, L a2, L *y)
{
    for (int64_t i = from; i < c->n; i++)
        y[i] = n0 * x[i] + n1 * at(x, i - 1) + n2 * at(x, i - 2) + b * (i > 0 ? y[i - 1] : 0) - a2 * (i > 1 ? y[i - 2] : 0);
}
static void super_smoothed(const call *c, const L *x, L f, int64_t start, L *y)
{
    L a = exponential(-f), b = 2 * a * cosine(f), g = (1 + a * a - b) / 2;
    for (int64_t i = start; i < start + 2 && i < c->n; i++) y[i] = x[i];
    second_order(c, start + 2, x, g, g, 0, b, a * a, y);
}

/* Two poles, as long as the memory of half a period or so; begun with two prices. */
ORACLE(supersmoother, 16)
{
    int n = whole(c, "period");
    *c->widen = fading(n);
    super_smoothed(c, c->in[0], (L)1414 / 1000 * pi() / n, n - 1, c->out[0]);
}

/* 1 - a is (1 - sin) / cos, or, where that is 0 / 0, its limit. */
static L rest_of_angle(L f) { L s = sine(f / 2), k = cosine(f / 2); return (k - s) / (k + s); }

static void high_passed(const call *c, const L *x, L angle, bool own, int64_t start, L *y)
{
    L p = rest_of_angle(angle);
    for (int64_t i = start; i < c->n; i++) y[i] = i == start ? (own ? x[i] : 0) : p * y[i - 1] + (1 + p) / 2 * (x[i] - x[i - 1]);
}
static void high_passed_twice(const call *c, const L *x, L angle, bool own, L *y)
{
    L p = rest_of_angle(angle), g = (1 + p) * (1 + p) / 4;
    for (int64_t i = 0; own && i < 2 && i < c->n; i++) y[i] = x[i];
    second_order(c, own ? 2 : 0, x, g, -2 * g, g, 2 * p, p * p, y);
}

/* A price to begin with is a price to be off by. */
static void seeded_scale(const call *c, bool own)
{
    L largest = 0;
    for (int64_t i = 0; own && i < c->n; i++) c->scale[0][i] = largest = size_of(c->in[0], i, largest);
}

ORACLE(highpass, 8)
{
    int n = whole(c, "period");
    bool own = chosen(c, "start", "price");
    *c->widen = fading(n);
    high_passed(c, c->in[0], 2 * pi() / n, own, 0, c->out[0]);
    seeded_scale(c, own);
}

ORACLE(highpass_2_pole, 8)
{
    int n = whole(c, "period");
    bool own = chosen(c, "start", "price");
    *c->widen = fading((int)(n / real(c, "k")));
    high_passed_twice(c, c->in[0], 2 * pi() * (L)real(c, "k") / n, own, c->out[0]);
    seeded_scale(c, own);
}

ORACLE(decycler, 8)
{
    int n = whole(c, "hp_period");
    L *y = series(c);
    *c->widen = fading((int)(n / real(c, "k")));
    high_passed_twice(c, c->in[0], 2 * pi() * (L)real(c, "k") / n, chosen(c, "start", "price"), y);
    for (int64_t i = 2; i < c->n; i++) c->out[0][i] = c->in[0][i] - y[i];
}

/* In percent of the price: as exact as prices so far are to the one in hand. */
ORACLE(dec_osc, 16)
{
    int n = whole(c, "hp_period");
    L *y = series(c), *d = series(c), *o = series(c), f = 2 * pi() * (L)707 / 1000 / n, k = (L)real(c, "k") * 100, largest = 0;
    *c->widen = fading(n);
    high_passed_twice(c, c->in[0], f, chosen(c, "start", "price"), y);
    for (int64_t i = 0; i < c->n; i++) d[i] = c->in[0][i] - y[i];
    high_passed_twice(c, d, 2 * f, false, o);
    for (int64_t i = 0; i < c->n; i++) {
        L x = c->in[0][i];
        largest = size_of(c->in[0], i, largest);
        if (i >= 2) c->out[0][i] = x == 0 ? 0 : k * o[i] / x, c->scale[0][i] = x == 0 ? 1 : k * largest / absolute(x);
    }
}

/* Averages in a row, begun with 0 or the first price. */
ORACLE(gaussian, 8)
{
    int n = whole(c, "period"), poles = whole(c, "poles");
    L two = poles == 1 ? 2 : poles == 2 ? root(2) : poles == 4 ? root(root(2)) : (L)cbrtl(2), *x = series(c);
    if (poles == 3) two -= (two * two * two - 2) / (3 * two * two);
    L b = (1 - cosine(2 * pi() / n)) / (two - 1), a = root(b * b + 2 * b) - b;
    *c->widen = fading((int)(2 / a));
    for (int64_t i = 0; i < c->n; i++) x[i] = c->in[0][i];
    for (int k = 0; k < poles; k++) {
        L y = chosen(c, "start", "zero") || !c->n ? 0 : x[0];
        for (int64_t i = 0; i < c->n; i++) x[i] = y += a * (x[i] - y);
    }
    for (int64_t i = 0; i < c->n; i++) c->out[0][i] = x[i];
}

/* The slope of the first three prices, and its change, carry as far as the poles let them. */
ORACLE(supersmoother_3_pole, 32)
{
    int n = whole(c, "period");
    const L *x = c->in[0];
    L f = pi() / n, a = exponential(-f), b = 2 * a * cosine((L)1738 / 1000 * f), k = a * a, *y = c->out[0], largest = 0;
    *c->widen = fading(n);
    for (int64_t i = 0; i < c->n; i++) {
        y[i] = i < 3 ? x[i] : (1 - k * k - b + b * k) * x[i] + (b + k) * y[i - 1] - (k + b * k) * y[i - 2] + k * k * y[i - 3];
        largest = size_of(x, i, size_of(y, i, largest));
        c->scale[0][i] = largest;
    }
}

static void band_passed(const call *c, int64_t from, const L *x, L period, L width, L y0, L y1, L *y)
{
    L g = 1 / cosine(2 * pi() * width / period), r = g - root(g * g - 1);
    if (from < c->n) y[from] = y0;
    if (from + 1 < c->n) y[from + 1] = y1;
    second_order(c, from + 2, x, (1 - r) / 2, 0, -(1 - r) / 2, cosine(2 * pi() / period) * (1 + r), r, y);
}

/* Divided by a peak that fades: as exact as the largest price to begin with, or movement, is to the peak.  Where the
 * signal's two sides are as near as that, rounding decides. */
ORACLE(bandpass, 64)
{
    L n = whole(c, "period"), w = (L)real(c, "bandwidth"), *h = series(c), *b = series(c), *y = series(c), *g = series(c);
    L peak = 0, low = 0, high = 0;
    bool own = chosen(c, "start", "price");
    if (c->n < 2) return;
    *c->widen = fading((int)(4 * n / w));
    high_passed(c, c->in[0], 2 * pi() / (L)floor((double)(4 * n) / (double)w + .5), own, 0, h);
    band_passed(c, 0, h, n, w, own ? h[0] : 0, own ? h[1] : 0, b);
    for (int64_t i = 2; i < c->n; i++) {
        peak = more(absolute(b[i]), (L)991 / 1000 * peak);
        y[i] = peak == 0 ? 0 : b[i] / peak;
    }
    if (c->n > 2) high_passed(c, y, 2 * pi() / (L)floor((double)n / (double)w / 1.5 + .5), true, 2, g);
    peak = 0;
    L worst = 1;
    for (int64_t i = 0; i < c->n; i++) {
        if (i == 0 || c->in[0][i] < low) low = c->in[0][i];
        if (i == 0 || c->in[0][i] > high) high = c->in[0][i];
        if (i < 2) continue;
        L all = own ? more(absolute(low), absolute(high)) : high - low;
        peak = more(absolute(b[i]), (L)991 / 1000 * peak);
        L scale = peak == 0 ? 1 : more(1, all / peak);
        worst = more(worst, scale);
        c->out[0][i] = b[i], c->out[1][i] = y[i], c->out[3][i] = g[i];
        c->out[2][i] = y[i] < g[i] ? 1 : y[i] > g[i] ? -1 : 0;
        c->scale[0][i] = all, c->scale[1][i] = scale, c->scale[3][i] = worst;
        if (i > 2 && (y[i] != 0 || g[i] != 0) && absolute(y[i] - g[i]) < worst * (L)1e-11) c->scale[2][i] = INFINITY;
    }
}

/* A linear filter of movements, divided by its own usual size: as exact as the spread so far is to that.  Too small
 * beside it, it is rounding.  A smoother of period 1 makes its poles' little weights up by large ones. */
static void flexed(const call *c, bool bends)
{
    int n = whole(c, "period");
    L *f = series(c), m = 0, low = 0, high = 0;
    *c->widen = fading(n) * (n < 4 ? 8 : 1);
    super_smoothed(c, c->in[0], (L)1414 / 1000 * pi() / (bends ? n / 2 : (n + 1) / 2), 0, f);
    for (int64_t i = 0; i < c->n; i++) {
        if (i == 0 || c->in[0][i] < low) low = c->in[0][i];
        if (i == 0 || c->in[0][i] > high) high = c->in[0][i];
        if (i < n) continue;
        L e = 0, slope = bends ? (f[i - n] - f[i]) / n : 0;
        for (int k = 1; k <= n; k++) e += f[i] - f[i - k] + slope * k;
        e /= n;
        if (absolute(e) < absolute(high) * (L)1e-30) e = 0;
        m = (L)96 / 100 * m + (L)4 / 100 * e * e;
        c->out[0][i] = m == 0 ? 0 : e / root(m);
        c->scale[0][i] = m == 0 ? 1 : more(1, (high - low) / root(m));
    }
}
ORACLE(reflex, 64)    { flexed(c, true); }
ORACLE(trendflex, 32) { flexed(c, false); }

/* Four stages; the quotient is as exact as what has moved, faded as in the stages, is to their differences. */
ORACLE(lrsi, 32)
{
    L a = (L)real(c, "alpha"), g = 1 - a, l[4] = { 0 }, noise = 0;
    *c->widen = fading((int)(2 / real(c, "alpha")));
    for (int64_t i = 0; i < c->n; i++) {
        L x = (c->in[0][i] + c->in[1][i]) / 2, up = 0, all = 0, was[4];
        if (i > 0) noise = (1 - a / 2) * noise + absolute(x - (c->in[0][i - 1] + c->in[1][i - 1]) / 2);
        for (int k = 0; k < 4; k++) was[k] = l[k];
        for (int k = 0; k < 4; k++) l[k] = i == 0 ? x : k == 0 ? a * x + g * was[0] : -g * l[k - 1] + was[k - 1] + g * was[k];
        for (int k = 0; k < 3; k++) up += more(l[k] - l[k + 1], 0), all += absolute(l[k] - l[k + 1]);
        if (noise == 0) all = 0;
        if (i < 3) continue;
        c->out[0][i] = all == 0 ? (chosen(c, "flat", "middle") ? (L)1 / 2 : 0) : up / all;
        c->scale[0][i] = all == 0 ? 1 : more(1, noise / all);
        if (noise > 0 && all < absolute(x) * (L)1e-25) c->scale[0][i] = INFINITY;       /* the oracle's own digits end */
    }
}

static L hyperbolic_tangent(L x)
{
    bool negative = x < 0;
    L k = exponential(-2 * absolute(x)), y = (1 - k) / (1 + k);
    return negative ? -y : y;
}
ORACLE(ift_rsi, 16)
{
    int n = whole(c, "rsi_period"), k = whole(c, "wma_period");
    L *u = series(c), *d = series(c);
    *c->widen = fading(2 * n);
    rises_and_falls(c, c->in[0], n, u, d);
    for (int64_t i = n + k - 1; i < c->n; i++) {
        L sum = 0;
        for (int j = 0; j < k; j++) {
            L all = u[i - j] + d[i - j], rsi = all == 0 ? 50 : 100 * u[i - j] / all;
            sum += (k - j) * (rsi - 50) / 10;
        }
        c->out[0][i] = hyperbolic_tangent(sum / ((L)k * (k + 1) / 2)), c->scale[0][i] = 5;
    }
}

/* As exact as the averages are, many times over. */
ORACLE(reverse_rsi, 32)
{
    int n = whole(c, "rsi_length");
    bool first = chosen(c, "start", "first");
    L v = (L)real(c, "rsi_level"), q = v / (100 - v), *u = series(c), *d = series(c), *up = series(c), *down = series(c), largest = 0;
    *c->widen = fading(2 * n);
    for (int64_t i = 0; i < c->n; i++) {
        if (i == 0 && !first) continue;
        L move = i == 0 ? c->in[0][0] : c->in[0][i] - c->in[0][i - 1];
        u[i] = more(move, 0), d[i] = more(-move, 0);
    }
    smoothed(c->n, u, 2 * n - 1, (L)1 / n, up), smoothed(c->n, d, 2 * n - 1, (L)1 / n, down);
    for (int64_t i = 0; i < c->n; i++) {
        L z = (n - 1) * (q * down[i] - up[i]);
        largest = size_of(c->in[0], i, largest);
        c->out[0][i] = c->in[0][i] + (z < 0 ? z / q : z);
        c->scale[0][i] = more(largest, (n - 1) * (z < 0 ? down[i] + up[i] / q : q * down[i] + up[i]));
    }
}

/* A band-pass, and a recurrence over its last n values; as exact as the spread, made larger as filt is. */
ORACLE(voss, 32)
{
    int p = whole(c, "period"), n = 3 * whole(c, "predict");
    int64_t q = p > n ? p : n;
    L *f = series(c), *v = series(c), low = 0, high = 0;
    *c->widen = fading((int)(p / real(c, "bandwidth")) + n);
    band_passed(c, q - 2, c->in[0], p, (L)real(c, "bandwidth"), 0, 0, f);
    for (int64_t i = 0; i < c->n; i++) {
        if (i == 0 || c->in[0][i] < low) low = c->in[0][i];
        if (i == 0 || c->in[0][i] > high) high = c->in[0][i];
        v[i] = 0;
        if (i < q) continue;
        v[i] = (L)(3 + n) / 2 * f[i];
        for (int k = 1; k <= n; k++) v[i] -= (L)(n + 1 - k) / n * v[i - k];
        c->out[0][i] = v[i], c->out[1][i] = f[i];
        c->scale[0][i] = (high - low) * (3 + n) / 2;
    }
}

/* Peaks and valleys are where rounding can decide: a bar earlier, a bar later, or not at all, for as long as it is in the mean. */
ORACLE(emd, 16)
{
    int n = whole(c, "period"), doubt = 0;
    bool own = chosen(c, "start", "price");
    L *x = series(c), *b = series(c), *peak = series(c), *valley = series(c), fraction = (L)real(c, "fraction"), low = 0, high = 0;
    *c->widen = fading((int)(n / real(c, "delta")));
    for (int64_t i = 0; i < c->n; i++) x[i] = (c->in[0][i] + c->in[1][i]) / 2;
    if (c->n < 2) return;
    band_passed(c, 0, x, n, 2 * (L)real(c, "delta"), own ? x[0] : 0, own ? x[1] : 0, b);
    for (int64_t i = 0; i < c->n; i++) {
        if (i == 0 || x[i] < low) low = x[i];
        if (i == 0 || x[i] > high) high = x[i];
        L all = own ? more(absolute(low), absolute(high)) : high - low;
        L a = i < 2 ? 0 : b[i - 1] - b[i], o = i < 2 ? 0 : b[i - 1] - b[i - 2];
        peak[i] = i < 2 ? (own ? x[0] : 0) : a > 0 && o > 0 ? b[i - 1] : peak[i - 1];
        valley[i] = i < 2 ? (own ? x[0] : 0) : a < 0 && o < 0 ? b[i - 1] : valley[i - 1];
        if (i >= 2 && ((a != 0 && absolute(a) < all * (L)1e-10) || (o != 0 && absolute(o) < all * (L)1e-10))) doubt = 1;
        if (i >= 49) c->out[0][i] = fraction * mean_of(peak + i, 50), c->out[2][i] = fraction * mean_of(valley + i, 50);
        if (i >= 2 * n - 1) c->out[1][i] = mean_of(b + i, 2 * n);
        c->scale[1][i] = all, c->scale[0][i] = c->scale[2][i] = doubt ? INFINITY : fraction * all;
    }
}

static L arc_tangent(L x)                           /* of long double, then a step of Newton's on x cos - sin */
{
    L y = (L)atanl((long double)x), s = sine(y), k = cosine(y);
    return y + (x * k - s) * k / (1 + (x * k - s) * s);
}

/* Correlations are as exact as the spread is to the deviation; the angle, as they are to their size. */
ORACLE(correlation_cycle, 32)
{
    int n = whole(c, "period"), late = chosen(c, "window", "current") ? 0 : 1;
    L *angle = series(c), threshold = (L)real(c, "threshold");
    L *weights_c = calloc((size_t)n, sizeof(L)), *weights_s = calloc((size_t)n, sizeof(L));
    for (int k = 0; k < n; k++) {
        weights_c[k] = cosine(2 * pi() * (k + late) / n);
        weights_s[k] = n == 2 ? 0 : sine(2 * pi() * (k + late) / n);
    }
    *c->widen = fading(n);
    for (int64_t i = n - 1 + late; i < c->n; i++) {
        const L *x = c->in[0] + i - late;
        L d = deviation_of(x, n), m = mean_of(x, n), a = 0, b = 0, spread = 0;
        bool flat = true;
        for (int k = 0; k < n; k++) {
            a += (x[-k] - m) * weights_c[k], b -= (x[-k] - m) * weights_s[k];
            if (x[-k] != x[0]) flat = false;
            spread = more(spread, absolute(x[-k] - m));
        }
        L k = flat ? 0 : (n == 2 ? (L)1 / 2 : root(2) / n) / d, re = a * k, im = b * k;
        L size = root(re * re + im * im), own = flat ? 1 : more(1, spread / d);
        if (n == 2) im = 0;
        angle[i] = im == 0 ? 0 : 180 / pi() * (arc_tangent(re / im) + pi() / 2) - (im > 0 ? 180 : 0);
        c->out[0][i] = re, c->out[1][i] = im, c->out[2][i] = angle[i];
        c->scale[0][i] = c->scale[1][i] = own, c->scale[2][i] = size == 0 ? 100 : more(100, 100 * own / size);
        if (!flat && n != 2 && absolute(im) < (L)1e-10 * own) c->scale[2][i] = INFINITY;
        if (i < n + late) continue;
        L turned = absolute(angle[i] - angle[i - 1]);
        c->out[3][i] = turned >= threshold ? 0 : angle[i] < 0 ? -1 : 1;
        bool close = absolute(turned - threshold) < (L)1e-8 || (im != 0 && absolute(angle[i]) < (L)1e-8);
        if (close || c->scale[2][i] > 1e6 || c->scale[2][i - 1] > 1e6) c->scale[3][i] = INFINITY;
    }
    free(weights_c), free(weights_s);
}

/* As exact as the largest price, or movement, is to the sums.  Customary: pi is 3.1415926, but in 45 degrees. */
ORACLE(msw, 8)
{
    int n = whole(c, "period");
    bool customary = chosen(c, "pi", "customary");
    L turn = 2 * (customary ? (L)3.1415926 : pi());
    L *wc = calloc((size_t)n, sizeof(L)), *ws = calloc((size_t)n, sizeof(L));
    *c->widen = fading(n);
    for (int k = 0; k < n; k++) wc[k] = cosine(turn * k / n), ws[k] = n == 2 && !customary ? 0 : sine(turn * k / n);
    for (int64_t i = n - 1; i < c->n; i++) {
        L re = 0, im = 0, low = c->in[0][i], high = low, rest = customary ? 0 : low;
        for (int k = 0; k < n; k++) {
            L x = c->in[0][i - k];
            re += wc[k] * (x - rest), im += ws[k] * (x - rest), low = less(low, x), high = more(high, x);
        }
        L size = root(re * re + im * im), largest = high - low;
        if (customary) largest += more(absolute(low), absolute(high)) * (L)1e-6;
        if (high == low && !customary) size = 0;
        if (size != 0) {
            L phase = re == 0 ? (im > 0 ? 1 : -1) * pi() / 2 : arc_tangent(im / re);
            if (re < 0) phase += turn / 2;
            c->out[0][i] = sine(phase + turn / 4), c->out[1][i] = sine(phase + turn / 4 + pi() / 4);
        } else c->out[0][i] = c->out[1][i] = 0;
        c->scale[0][i] = c->scale[1][i] = size == 0 ? 1 : more(1, n * largest / size);
        if (size != 0 && (customary ? absolute(re) : size) < (L)1e-10 * n * largest) c->scale[0][i] = c->scale[1][i] = INFINITY;
    }
    free(wc), free(ws);
}

/* Counts, exact; values of the RSI nearly as near as what counts as equal could be on either side. */
ORACLE(net_myrsi, 4)
{
    int n = whole(c, "period");
    L *r = series(c), same = (L)0x1p-40;
    for (int64_t i = n; i < c->n; i++) {
        L up = 0, all = 0;
        for (int k = 0; k < n; k++) {
            L move = c->in[0][i - k] - c->in[0][i - k - 1];
            up += move, all += absolute(move);
        }
        r[i] = all == 0 ? 0 : up / all;
    }
    for (int64_t i = chosen(c, "begin", "full") ? 2 * n - 1 : n - 1; i < c->n; i++) {
        int64_t count = 0;
        for (int a = 0; a < n; a++)
            for (int b = a + 1; b < n && i - b >= n; b++) {
                L d = r[i - a] - r[i - b];
                count += (d > same) - (d < -same);
                if (absolute(absolute(d) - same) < same / 2) c->scale[0][i] = INFINITY;
            }
        c->out[0][i] = (L)count / ((L)n * (n - 1) / 2);
    }
}

/* The dominant cycle is found by counting, which rounding can decide: where turns are within 10^-9 of a circle, a
 * cosine of 0, or a cycle of one and a half; from there on any value will do. */
ORACLE(lpc, 32)
{
    int n = whole(c, "fixed_period"), limit = whole(c, "max_cycle_limit");
    bool fixed = chosen(c, "cutoff_type", "fixed"), doubt = false;
    const L *h = c->in[0], *l = c->in[1], *k = c->in[2], *x = c->in[3];
    L *in = series(c), *q = series(c), *turn = series(c), *g = series(c), tm = (L)real(c, "tr_mult");
    L re = 0, im = 0, power = 0, found = 0, cycle = 0, f = 0, w = 0, largest = 0;
    double longest = n;
    for (int64_t i = 0; i < c->n; i++) {
        L p = n;
        in[i] = q[i] = turn[i] = 0;
        if (i >= 7 && !fixed) {
            L a = x[i] - x[i - 7], b = x[i - 2] - x[i >= 9 ? i - 9 : 0], e = x[i - 4] - x[i >= 11 ? i - 11 : 0];
            in[i] = (L)125 / 100 * (e - (L)635 / 1000 * b) + (L)635 / 1000 * in[i - 3];
            q[i] = b - (L)338 / 1000 * a + (L)338 / 1000 * q[i - 2];
            re = (L)2 / 10 * (in[i] * in[i - 1] + q[i] * q[i - 1]) + (L)8 / 10 * re;
            im = (L)2 / 10 * (in[i] * q[i - 1] - in[i - 1] * q[i]) + (L)8 / 10 * im;
            L all = (absolute(in[i]) + absolute(q[i])) * (absolute(in[i - 1]) + absolute(q[i - 1]));
            power = (L)2 / 10 * all + (L)8 / 10 * power;
            turn[i] = re == 0 ? 0 : arc_tangent(im / re);
            if (power != 0 && absolute(re) < power * (L)1e-7) doubt = true;
            L sum = 0;
            for (int j = 0; j <= limit && j <= i; j++) {
                sum += turn[i - j];
                if (absolute(sum - 2 * pi()) < (L)1e-8) doubt = true;
                if (sum > 2 * pi()) { found = j; break; }
            }
            cycle = i == 7 ? found : found / 4 + cycle * 3 / 4;
            L whole_cycle = cycle * (L)real(c, "cycle_mult") + (L)1 / 2;
            p = (L)(int64_t)whole_cycle;
            if (whole_cycle > 3 && (whole_cycle - p < (L)1e-9 || p + 1 - whole_cycle < (L)1e-9)) doubt |= whole_cycle != p;
            p = cycle == 0 && chosen(c, "before", "fixed") ? n : more(p, 3);
        }
        longest = fmax(longest, (double)p);
        g[i] = i == 0 ? h[0] - l[0] : more(h[i] - l[i], more(absolute(k[i] - l[i - 1]), absolute(k[i] - h[i - 1])));
        L a = rest_of_angle(2 * pi() / p);
        f = i == 0 ? x[0] : a * f + (1 - a) / 2 * (x[i] + x[i - 1]);
        w = i == 0 ? g[0] : a * w + (1 - a) / 2 * (g[i] + g[i - 1]);
        c->out[0][i] = f, c->out[1][i] = f + tm * w, c->out[2][i] = f - tm * w;
        largest = more(size_of(x, i, largest), g[i]);
        for (int j = 0; j < 3; j++) c->scale[j][i] = doubt ? INFINITY : largest * (j ? 1 + tm : 1);
    }
    *c->widen = fading((int)fmin(longest, 1e6));
}
