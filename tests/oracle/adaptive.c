/* adaptive.c -- oracles of averages whose step depends on the prices, and of what is made of them. */
#include "oracle.h"

/* y += step[i] (x - y) from y = x at bar `from` on. */
static void led(int64_t n, const L *x, int64_t from, const L *step, L *y)
{
    for (int64_t i = from; i < n; i++) y[i] = i == from ? x[i] : y[i - 1] + step[i] * (x[i] - y[i - 1]);
}
static L span(const L *last, int n)
{
    L h = *last, l = h;
    for (int k = 1; k < n; k++) h = more(h, last[-k]), l = less(l, last[-k]);
    return h - l;
}
static L path(const L *last, int n)
{
    L s = 0;
    for (int k = 0; k < n; k++) s += absolute(last[-k] - last[-k - 1]);
    return s;
}
static L ratio(L a, L b) { return b == 0 ? 0 : a / b; }
static double slow(const call *c, L step) { return fading((int)fmin(2 / (double)step, (double)c->n)); }

ORACLE(mwdx, 12)
{
    L a = (L)real(c, "factor"), *s = series(c);
    *c->widen = slow(c, a);
    for (int64_t i = 0; i < c->n; i++) s[i] = a;
    led(c->n, c->in[0], 0, s, c->out[0]);
}

ORACLE(zlema, 24)
{
    int n = whole(c, "period"), lag = (n - 1) / 2;
    bool mean = chosen(c, "seed", "sma");
    const L *x = c->in[0];
    L *u = series(c), *y = series(c), *s = series(c);
    *c->widen = fading(n);
    for (int64_t i = mean ? lag : 0; i < c->n; i++) u[i] = i < lag ? x[i] : 2 * x[i] - x[i - lag], s[i] = (L)2 / (n + 1);
    if (mean) { smoothed(c->n, u, n, (L)2 / (n + 1), c->out[0]); return; }
    led(c->n, u, 0, s, y);
    for (int64_t i = n - 1; i < c->n; i++) c->out[0][i] = y[i];
}

ORACLE(ehlers_kama, 12)
{
    int n = whole(c, "period"), longer = !chosen(c, "path", "alike");
    const L *x = c->in[0];
    L *s = series(c), *y = series(c);
    *c->widen = slow(c, (L)0.0041);
    for (int64_t i = n - 1; i < c->n; i++) {
        L e = less(ratio(absolute(x[i] - x[i - n + 1]), path(x + i, n - 1 + (i > n - 1 && longer))), 1), k = (L)0.6667 * e + (L)0.0645;
        s[i] = k * k;
    }
    led(c->n, x, n - 2, s, y);
    for (int64_t i = n - 1; i < c->n; i++) c->out[0][i] = y[i];
}

ORACLE(maaq, 24)
{
    int n = whole(c, "period");
    const L *x = c->in[0];
    L f = (L)2 / (whole(c, "fast_period") + 1), g = (L)2 / (whole(c, "slow_period") + 1), *s = series(c);
    if (chosen(c, "top", "fast")) f -= g;
    *c->widen = slow(c, less(g * g, (f + g) * (f + g)));
    for (int64_t i = n; i < c->n; i++) {
        L k = ratio(absolute(x[i] - x[i - n]), path(x + i, n)) * f + g;
        s[i] = k * k;
    }
    led(c->n, x, n - 1, s, c->out[0]);
}

ORACLE(nama, 24)
{
    int n = whole(c, "period");
    const L *x = c->in[0];
    L *s = series(c), *y = series(c), least = 1;
    for (int64_t i = n - 1; i < c->n; i++) {
        s[i] = ratio(span(x + i, n), path(x + i, n - (i == n - 1)));
        if (s[i] > 0) least = less(least, s[i]);
    }
    *c->widen = slow(c, least);
    led(c->n, x, n - 2, s, y);
    for (int64_t i = n - 1; i < c->n; i++) c->out[0][i] = y[i];
}

ORACLE(sama, 12)
{
    int n = whole(c, "length");
    const L *x = c->in[0];
    L a = (L)2 / (whole(c, "maj_length") + 1), b = (L)2 / (whole(c, "min_length") + 1), *s = series(c), l = less(a, b);
    *c->widen = slow(c, l * l);
    for (int64_t i = 0; i < c->n; i++) {
        L h = x[i], m = x[i];
        for (int64_t j = i - n < 0 ? 0 : i - n; j < i; j++) h = more(h, x[j]), m = less(m, x[j]);
        L k = a + ratio(absolute(2 * x[i] - (h + m)), h - m) * (b - a);
        s[i] = k * k;
    }
    led(c->n, x, 0, s, c->out[0]);
}

ORACLE(tradjema, 24)
{
    int n = whole(c, "length"), lag = !chosen(c, "price", "newest");
    const L *h = c->in[0], *l = c->in[1], *x = c->in[2];
    L *r = series(c), *u = series(c), *s = series(c), *y = series(c), *top = series(c), *low = series(c), a = (L)2 / (n + 1);
    *c->widen = slow(c, a);
    for (int64_t i = 0; i < c->n; i++) {
        u[i] = lag && i ? x[i - 1] : x[i];
        r[i] = i ? more(h[i], x[i - 1]) - less(l[i], x[i - 1]) : h[i] - l[i];
    }
    window_max(c->n, r, n, top), window_min(c->n, r, n, low);
    for (int64_t i = n - 1; i < c->n; i++) s[i] = less(a * (1 + (L)real(c, "mult") * ratio(r[i] - low[i], top[i] - low[i])), 1);
    led(c->n, u, n - 2 + lag, s, y);
    for (int64_t i = n - 1; i < c->n; i++) c->out[0][i] = y[i];
}

ORACLE(volatility_adjusted_ma, 16)
{
    int n = whole(c, "base_period"), w = whole(c, "vol_period"), first = (n > w ? n : w) - 1;
    const L *x = c->in[0];
    L *s = series(c), *e = series(c), *d = series(c), *h = series(c), *l = series(c), *v = series(c);
    *c->widen = fading(n);
    for (int64_t i = 0; i < c->n; i++) s[i] = i < n ? (L)1 / (i + 1) : (L)2 / (n + 1);
    led(c->n, x, 0, s, e);
    for (int64_t i = 0; i < c->n; i++) d[i] = x[i] - e[i];
    window_max(c->n, d, w, h), window_min(c->n, d, w, l);
    for (int64_t i = first; i < c->n; i++) v[i] = e[i] + (h[i] + l[i]) / 2;
    average(c, "smooth_type", chosen(c, "smoothing", "false") ? 1 : whole(c, "smooth_period"), v, c->out[0]);
}

ORACLE(mab, 32)
{
    int n = whole(c, "fast_period");
    L *f = series(c), *g = series(c), *d = series(c), *m = series(c);
    average(c, "fast_ma", n, c->in[0], f), average(c, "slow_ma", whole(c, "slow_period"), c->in[0], g);
    for (int64_t i = 0; i < c->n; i++) d[i] = (f[i] - g[i]) * (f[i] - g[i]);
    plain_mean(c->n, d, n, m);
    for (int64_t i = first_of(c->n, m) + !chosen(c, "begin", "full"); i < c->n; i++) {
        c->out[0][i] = g[i] + (L)real(c, "devup") * root(m[i]);
        c->out[1][i] = f[i];
        c->out[2][i] = g[i] - (L)real(c, "devdn") * root(m[i]);
    }
    if (real(c, "devup") > 1 || real(c, "devdn") > 1) *c->widen *= fmax(real(c, "devup"), real(c, "devdn"));
}

ORACLE(buff_averages, 8)
{
    int n[2] = { whole(c, "fast_period"), whole(c, "slow_period") }, longest = n[0] > n[1] ? n[0] : n[1];
    for (int64_t i = longest - 1; i < c->n; i++)
        for (int j = 0; j < 2; j++) {
            L a = 0, b = 0;
            for (int k = 0; k < n[j]; k++) a += c->in[0][i - k] * c->in[1][i - k], b += c->in[1][i - k];
            c->out[j][i] = b == 0 ? chosen(c, "empty", "none") ? nothing() : 0 : a / b;
        }
}

ORACLE(jma, 24)
{
    int power = whole(c, "power");
    const L *x = c->in[0];
    L w = (L)0.45 * (whole(c, "period") - 1), b = w / (w + 2), a = 1, p = (L)real(c, "phase") / 100 + (L)1.5, e = x[0], d = 0, v = 0;
    for (int k = 0; k < power; k++) a *= b;
    *c->widen = (1 + (double)p) * slow(c, less(1 - a, 1 - b));
    for (int64_t i = 0; i < c->n; i++) {
        L *y = c->out[0];
        if (i == 0) { y[0] = x[0]; continue; }
        e = (1 - a) * x[i] + a * e, d = (1 - b) * (x[i] - e) + b * d;
        v = (1 - a) * (1 - a) * (e + p * d - y[i - 1]) + a * a * v;
        y[i] = y[i - 1] + v;
    }
}

ORACLE(frama, 16)
{
    int n = whole(c, "period") + whole(c, "period") % 2, sc = whole(c, "sc"), fc = whole(c, "fc"), before = !chosen(c, "window", "newest");
    const L *h = c->in[0], *l = c->in[1], *x = c->in[2];
    L held = 0, *y = c->out[0], slowest = (L)2 / (sc + 1);
    *c->widen = slow(c, slowest);
    for (int64_t i = n - 1; i < c->n; i++) {
        if (i == n - 1) { y[i] = mean_of(x + i, n); held = less(more((L)2 / (fc + 1), slowest), 1); continue; }
        L top[2], low[2], both;
        for (int j = 0; j < 2; j++) {
            top[j] = -INFINITY, low[j] = INFINITY;
            for (int k = 0; k < n / 2; k++) {
                int64_t at = i - before - j * (n / 2) - k;
                top[j] = more(top[j], h[at]), low[j] = less(low[j], l[at]);
            }
        }
        both = more(top[0], top[1]) - less(low[0], low[1]);
        if (top[0] > low[0] && top[1] > low[1]) {
            L r = (top[0] - low[0] + top[1] - low[1]) / both, w = (L)logl(2 / ((long double)sc + 1));
            L a = less(more((L)expl((long double)(w * (L)log2l((long double)r))), (L)0.1), 1);
            L m = (L)(sc - fc) * (((2 - a) / a - 1) / (sc - 1)) + fc;
            held = less(more(2 / (m + 1), slowest), 1);
        }
        y[i] = y[i - 1] + held * (x[i] - y[i - 1]);
    }
}

/* The least root is about na, nb or nc, and three of them work on each other. */
ORACLE(hwma, 16)
{
    const L *x = c->in[0];
    L na = (L)real(c, "na"), nb = (L)real(c, "nb"), nc = (L)real(c, "nc"), f = 0, v = 0, a = 0;
    if (na < (L)0.5) nc = less(nc, na);
    *c->widen = slow(c, na * nb * nc);
    for (int64_t i = 0; i < c->n; i++) {
        if (i == 0) f = x[0];
        L g = (1 - na) * (f + v + a / 2) + na * x[i], w = (1 - nb) * (v + a) + nb * (g - f);
        a = (1 - nc) * a + nc * (w - v), v = w, f = g;
        c->out[0][i] = f + v + a / 2;
    }
}

/* The error-correcting average of u about e from bar `first` on.  off: what it may be off by, in units of u: an error of the value before
 * goes into the next as often as the gain says, and where two gains are all but equally good it may be the other. */
static void corrected(const call *c, const L *u, const L *e, L a, int least, int most, int64_t first, bool at_once, L *y, L *off)
{
    L before = 0, grown = 0, size = 0, widest = most > -least ? most : -least;
    for (int64_t i = 0; i < c->n; i++) {
        size = more(size, absolute(c->in[0][i]));
        if (i < first) continue;
        if (i == first) before = e[i], grown = size;
        if (i == first && !at_once) { y[i] = e[i], off[i] = size; continue; }
        L away = u[i] - before, base = a * e[i] + (1 - a) * before, d = u[i] - base, step = a * away / 10, v = step == 0 ? 0 : d / step;
        int k = v <= least ? least : v >= most ? most : (int)floorl((long double)v);
        if (v > least && v < most && absolute(d - k * step) > absolute(d - (k + 1) * step)) k++;
        L slope = absolute(1 - a - k * a / 10), edge = absolute(absolute(v - k) - (L)0.5) * absolute(step);
        L own = (1 + a * widest / 10) * size;
        if (absolute(away) < 16 * grown * (L)0x1p-53) slope = 1 + a * widest / 10;
        grown = slope * grown + own;
        if (v > least && v < most && edge < 16 * (grown + own) * (L)0x1p-53) grown += absolute(step) * (L)0x1p53;
        y[i] = before = base + k * step, off[i] = grown;
    }
}

ORACLE(ehlers_ecema, 4)
{
    int n = whole(c, "length"), limit = whole(c, "gain_limit");
    bool both = chosen(c, "confirmed_only", "both"), lag = both || chosen(c, "confirmed_only", "true");
    bool zero = chosen(c, "pine_compatible", "true");
    const L *x = c->in[0];
    L *u = series(c), *e = series(c), a = (L)2 / (n + 1);
    *c->widen = fading(n);
    for (int64_t i = 0; i < c->n; i++) u[i] = lag && i ? x[i - 1] : x[i];
    if (!zero) smoothed(c->n, both ? u : x, n, a, e);
    else for (int64_t i = 0; i < c->n; i++) e[i] = a * (both ? u : x)[i] + (1 - a) * (i ? e[i - 1] : 0);
    corrected(c, u, e, a, -limit, limit, zero ? -1 : n - 1, true, c->out[0], c->scale[0]);
}

ORACLE(dma, 4)
{
    int n = whole(c, "hull_length"), w = whole(c, "ema_length"), limit = whole(c, "ema_gain_limit"), r = 1;
    while ((2 * r + 1) * (2 * r + 1) <= 4 * n) r++;
    const L *x = c->in[0];
    L *a = series(c), *b = series(c), *d = series(c), *h = series(c), *e = series(c), *y = series(c), *off = series(c);
    average(c, "hull_ma_type", n / 2, x, a), average(c, "hull_ma_type", n, x, b);
    for (int64_t i = 0; i < c->n; i++) d[i] = 2 * a[i] - b[i];
    average(c, "hull_ma_type", r, d, h);
    *c->widen = fmax(3 * *c->widen, fading(w));
    smoothed(c->n, x, w, (L)2 / (w + 1), e);
    corrected(c, x, e, (L)2 / (w + 1), chosen(c, "gains", "both") ? -limit : 0, limit, w - 1, false, y, off);
    for (int64_t i = 0; i < c->n; i++)
        if (!is_nan(h[i]) && !is_nan(y[i])) {
            c->out[0][i] = (h[i] + y[i]) / 2;
            if (is_nan(c->scale[0][i])) c->scale[0][i] = off[i];
        }
}

/* Sums of ten million bars, ten at a time: long double is exact enough for them, and fast. */
ORACLE_TOTAL(volume_adjusted_ma, 16)
{
    int n = whole(c, "length"), s = whole(c, "sample_period"), most = chosen(c, "strict", "true") ? 10 * n : n;
    bool own = chosen(c, "unit", "own"), last = chosen(c, "excess", "last"), stops = chosen(c, "strict", "true") || last;
    long double *x = malloc(sizeof *x * (size_t)(2 * c->n + 1)), *amount = x + c->n, price = 0;
    const L *v = c->in[1];
    L all = 0;
    for (int64_t i = 0; i < c->n; i++) {
        all += v[i], x[i] = (long double)c->in[0][i];
        L unit = all / (i + 1);
        if (s) { unit = 0; for (int64_t k = 0; k < s && k <= i; k++) unit += v[i - k]; unit /= s; }
        unit *= (L)real(c, "vi_factor");
        amount[i] = (long double)(!own ? v[i] : unit == 0 ? 0 : v[i] / unit), price = fmaxl(price, fabsl(x[i]));
        if (i < n - 1 || i < s - 1) continue;
        long double u = 0, w = 0, goal = own ? n : (long double)unit * n;
        int k = 0;
        bool murky = false;
        while (k < most && k <= i) {
            u += amount[i - k], w += amount[i - k] * x[i - k], k++;
            if (stops && goal > 0 && fabsl(u - goal) < goal * 1e-12L) murky = true;
            if (stops && goal > 0 && u >= goal) break;
        }
        long double at = x[last && goal > 0 && u > goal ? i - k + 1 : i - k < 0 ? 0 : i - k];
        c->out[0][i] = (L)(goal > 0 ? (w + (goal - u) * at) / goal : at);
        c->scale[0][i] = murky ? (L)INFINITY : (L)(price * (goal > 0 ? 1 + 2 * u / goal : 1));
    }
    free(x);
}

/* A price near the edge of a band may change the length or not; then all is undecided. */
ORACLE(uma, 16)
{
    int least = whole(c, "min_length"), most = whole(c, "max_length"), w = whole(c, "smooth_length"), n = most;
    bool newest = chosen(c, "heaviest", "newest");
    if (least > most) least = most;
    const L *x = c->in[0], *v = c->in[1];
    L *raw = series(c), worst = 1, a = (L)real(c, "accelerator");
    long double *logs = malloc(sizeof *logs * (size_t)(most + 1));
    for (int k = 1; k <= most; k++) logs[k] = logl(k);
    for (int64_t i = most - 1; i < c->n; i++) {
        L d = deviation_of(x + i, most), off = absolute(x[i] - mean_of(x + i, most));
        L edge = less(absolute(off - d / 4), absolute(off - d * (L)1.75));
        bool murky = edge < (L)1e-12 * (off + d) && off > 0;
        if (murky) { for (; i < c->n; i++) c->scale[0][i] = INFINITY; break; }
        if (off <= d / 4) n++; else if (off > d * (L)1.75) n--;
        n = n > most ? most : n < least ? least : n;
        L up = 0, down = 0;
        for (int k = 0; k < n - 1; k++) {
            if (x[i - k] > x[i - k - 1]) up += v[i - k];
            if (x[i - k] < x[i - k - 1]) down += v[i - k];
        }
        L m = up + down > 0 ? 100 * up / (up + down) : 50, p = a + (L)0.04 * absolute(2 * m - 100);
        worst = more(worst, p);
        long double sum = 0, all = 0;
        for (int k = 0; k < n; k++) {
            long double weight = expl((long double)p * logs[newest ? n - k : k + 1]);
            sum += weight * (long double)x[i - k], all += weight;
        }
        raw[i] = (L)(sum / all);
    }
    free(logs);
    *c->widen = (double)worst;
    for (int64_t i = most + w - 2; i < c->n; i++) {
        L s = 0;
        for (int k = 0; k < w; k++) s += raw[i - k] * (w - k);
        c->out[0][i] = s / ((L)w * (w + 1) / 2);
    }
}

/* The powers of the bar's number made orthogonal one by one (Gram & Schmidt, twice); long double, as windows are long. */
ORACLE(prb, 8)
{
    int n = whole(c, "regression_period"), order = whole(c, "polynomial_order"), q = whole(c, "equ_from"), w = whole(c, "smooth_period");
    bool residuals = chosen(c, "band", "residuals"), smooth = chosen(c, "smooth_data", "true");
    if (order > n - 1) order = n - 1;
    long double *f = malloc(sizeof *f * (size_t)(n + 1) * 7), *y = malloc(sizeof *y * (size_t)(c->n + 1)), at[7], size = 0, all = 0;
    for (int d = 0; d <= order; d++) {
        for (int k = 0; k <= n; k++) {
            long double u = ((k < n ? k + 1 : (long double)n - whole(c, "regression_offset") + q) - (n + 1) / 2.0L) / n;
            f[d * (n + 1) + k] = d ? u * f[(d - 1) * (n + 1) + k] : 1;
        }
        for (int again = 0; again < 2; again++)
            for (int e = 0; e < d; e++) {
                long double s = 0;
                for (int k = 0; k < n; k++) s += f[d * (n + 1) + k] * f[e * (n + 1) + k];
                for (int k = 0; k <= n; k++) f[d * (n + 1) + k] -= s * f[e * (n + 1) + k];
            }
        long double s = 0;
        for (int k = 0; k < n; k++) s += f[d * (n + 1) + k] * f[d * (n + 1) + k];
        for (int k = 0; k <= n; k++) f[d * (n + 1) + k] /= sqrtl(s);
        at[d] = f[d * (n + 1) + n];
    }
    for (int k = 0; k < n; k++) { long double s = 0; for (int d = 0; d <= order; d++) s += at[d] * f[d * (n + 1) + k]; all += fabsl(s); }
    long double angle = sqrtl(2) * acosl(-1) / w, a = expl(-angle), c2 = 2 * a * cosl(angle), c3 = -a * a;
    if (smooth) *c->widen = fading(w);
    for (int64_t i = 0; i < c->n; i++) {
        long double x = (long double)c->in[0][i];
        size = fmaxl(size, fabsl(x));
        y[i] = i == 0 || !smooth ? x : (1 - c2 - c3) * x + c2 * y[i - 1] + c3 * y[i > 1 ? i - 2 : 0];
        if (i < n - 1 + q) continue;
        const long double *z = y + i - q - n + 1;
        long double share[7], value = 0, mean = 0, squares = 0;
        for (int k = 0; k < n; k++) mean += z[k] / n;
        for (int d = 0; d <= order; d++) {
            share[d] = 0;
            for (int k = 0; k < n; k++) share[d] += f[d * (n + 1) + k] * (z[k] - mean);
            value += share[d] * at[d];
        }
        for (int k = 0; k < n; k++) {
            long double r = z[k] - mean;
            for (int d = 0; d <= order && residuals; d++) r -= share[d] * f[d * (n + 1) + k];
            squares += r * r;
        }
        c->out[0][i] = (L)(mean + value);
        c->out[1][i] = (L)(mean + value + (long double)real(c, "ndev") * sqrtl(squares / n));
        c->out[2][i] = (L)(mean + value - (long double)real(c, "ndev") * sqrtl(squares / n));
        for (int k = 0; k < 3; k++) c->scale[k][i] = (L)(size * (all + (long double)real(c, "ndev")));
    }
    free(f), free(y);
}
