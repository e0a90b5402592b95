/* volume_more.c -- oracles of indices and oscillators of volume, and of the widths of bars. */
#include "oracle.h"

#include <string.h>

int64_t first_value(const call *, const char *kind, int period, const L *x);              /* averages.c */
void average_from(const call *, const char *kind, int period, const L *x, int64_t first, L *y);

/* Each return rounds, and each product: relative errors, which add up as a random walk does. */
static void compounded(const call *c, L y, int way)
{
    L returns = 1;
    for (int64_t i = 0; i < c->n; i++) {
        L x = c->in[0][i], last = i ? c->in[0][i - 1] : 0, more_volume = i ? (c->in[1][i] - c->in[1][i - 1]) * way : 0;
        if (more_volume > 0 && last != 0) y *= x / last, returns++;
        c->out[0][i] = y, c->scale[0][i] = y * root(returns);
    }
}
ORACLE_TOTAL(nvi, 4) { compounded(c, 1000, -1); }
ORACLE_TOTAL(pvi, 4) { compounded(c, (L)real(c, "initial_value"), 1); }

/* Running totals: see volume.c. */
ORACLE_TOTAL(pvt, 4)
{
    L s = 0;
    double squares = 0;
    for (int64_t i = 0; i < c->n; i++) {
        L last = i ? c->in[0][i - 1] : 0, part = last == 0 ? 0 : c->in[1][i] * (c->in[0][i] - last) / last;
        s += part, squares += (double)s * (double)s + (double)part * (double)part;
        if (i >= 2 || chosen(c, "start", "first")) c->out[0][i] = s, c->scale[0][i] = sqrt(squares);
    }
}
ORACLE_TOTAL(wad, 4)
{
    L s = 0;
    double squares = 0;
    for (int64_t i = 0; i < c->n; i++) {
        L h = c->in[0][i], l = c->in[1][i], x = c->in[2][i], last = i ? c->in[2][i - 1] : x, part = 0;
        if (x > last) part = x - less(l, last);
        if (x < last) part = x - more(h, last);
        s += part, squares += (double)s * (double)s + (double)part * (double)part;
        c->out[0][i] = s, c->scale[0][i] = sqrt(squares);
    }
}

ORACLE(efi, 12)
{
    int n = whole(c, "period");
    L *f = series(c);
    *c->widen = fading(n);
    for (int64_t i = 1; i < c->n; i++) f[i] = (c->in[0][i] - c->in[0][i - 1]) * c->in[1][i];
    smoothed(c->n, f, chosen(c, "seed", "sma") ? n : 1, (L)2 / (n + 1), c->out[0]);
}

/* Prices per volume have no unit of their own; each is good to its own digits, and a mean to those of its terms. */
ORACLE(marketfi, 2)
{
    for (int64_t i = 0; i < c->n; i++) {
        L v = c->in[2][i];
        c->out[0][i] = v != 0 ? (c->in[0][i] - c->in[1][i]) / v : chosen(c, "idle", "zero") ? 0 : nothing();
        c->scale[0][i] = v != 0 ? c->out[0][i] : 0;
    }
}
ORACLE(emv, 8)
{
    int n = whole(c, "period");
    L *e = series(c), *size = series(c);
    for (int64_t i = 1; i < c->n; i++) {
        L h = c->in[0][i], l = c->in[1][i], v = c->in[2][i], g = c->in[0][i - 1], k = c->in[1][i - 1];
        if (h == l || v == 0) { if (chosen(c, "idle", "zero")) e[i] = size[i] = 0; continue; }
        e[i] = ((h + l) / 2 - (g + k) / 2) * (h - l) * (L)real(c, "divisor") / v;
        size[i] = (absolute(h - g) + absolute(l - k)) * (h - l) * (L)real(c, "divisor") / v;
    }
    for (int64_t i = n; i < c->n; i++) {
        c->out[0][i] = mean_of(e + i, n);
        if (!is_nan(c->out[0][i])) c->scale[0][i] = mean_of(size + i, n);
    }
}

ORACLE(vosc, 6)
{
    int a = whole(c, "short_period"), b = whole(c, "long_period");
    for (int64_t i = (a > b ? a : b) - 1; i < c->n; i++) {
        L few = mean_of(c->in[0] + i, a), many = mean_of(c->in[0] + i, b);
        if (many != 0) c->out[0][i] = 100 * (few - many) / many;
    }
}

/* The scale is that of the force, a hundred times the volume.  Where two bars' prices differ by less than their rounding the trend
 * is not decided, nor is anything that follows. */
ORACLE(kvo, 16)
{
    int a = whole(c, "short_period"), b = whole(c, "long_period");
    const L *h = c->in[0], *l = c->in[1], *x = c->in[2], *v = c->in[3];
    L *force = series(c), *f = series(c), *s = series(c), path = 0, largest = 0;
    int trend = 0;
    bool murky = false;
    *c->widen = fading(a > b ? a : b);
    for (int64_t i = 0; i < c->n; i++) {
        L move = i ? (h[i] + l[i] + x[i]) - (h[i - 1] + l[i - 1] + x[i - 1]) : 0, range = h[i] - l[i];
        int turned = move > 0 ? 1 : move < 0 ? -1 : trend;
        if (move != 0 && absolute(move) < (h[i] + l[i] + x[i]) * (L)0x1p-50) murky = true;
        path = turned != trend ? h[i - 1] - l[i - 1] + range : path + range;
        trend = turned;
        largest = more(largest, v[i]);
        if (i) force[i] = path == 0 ? 0 : 100 * trend * v[i] * absolute(2 * range / path - 1);
        c->scale[0][i] = murky ? INFINITY : 100 * largest;
    }
    smoothed(c->n, force, 1, (L)2 / (a + 1), f), smoothed(c->n, force, 1, (L)2 / (b + 1), s);
    for (int64_t i = 1; i < c->n; i++) c->out[0][i] = f[i] - s[i];
}

ORACLE(mass, 16)
{
    int n = whole(c, "fast_period"), m = whole(c, "slow_period"), seed = chosen(c, "seed", "sma") ? n : 1;
    L *r = series(c), *e = series(c), *ee = series(c), *q = series(c);
    *c->widen = fading(n);
    for (int64_t i = 0; i < c->n; i++) r[i] = c->in[0][i] - c->in[1][i];
    smoothed(c->n, r, seed, (L)2 / (n + 1), e);
    for (int64_t i = 0; i < n - 1 && i < c->n; i++) e[i] = nothing();
    smoothed(c->n, e, seed, (L)2 / (n + 1), ee);
    for (int64_t i = 2 * n - 2; i < c->n; i++) q[i] = ee[i] == 0 ? 1 : e[i] / ee[i];
    for (int64_t i = 2 * n - 2 + m - 1; i < c->n; i++) c->out[0][i] = mean_of(q + i, m) * m;
}

/* Through bars without range an average fades by a factor, which rounds each time. */
ORACLE(cvi, 16)
{
    int n = whole(c, "period"), back = whole(c, "roc_period");
    L *r = series(c), *e = series(c), flat = 0;
    *c->widen = fading(n);
    for (int64_t i = 0; i < c->n; i++) r[i] = c->in[0][i] - c->in[1][i];
    smoothed(c->n, r, chosen(c, "seed", "sma") ? n : 1, (L)2 / (n + 1), e);
    for (int64_t i = n - 1 + back; i < c->n; i++) {
        if (r[i] == 0) flat++;
        c->out[0][i] = e[i - back] == 0 ? 0 : 100 * (e[i] - e[i - back]) / e[i - back];
        c->scale[0][i] = more(100, absolute(c->out[0][i])) * (1 + flat / 8);
    }
}

ORACLE(rvi, 16)
{
    int n = whole(c, "period"), w = whole(c, "stddev_period");
    const L *x = c->in[0];
    L *up = series(c), *all = series(c), *u = series(c), *a = series(c), *far = malloc(sizeof(L) * (size_t)w);
    for (int64_t i = w - 1; i < c->n; i++) {
        L d = deviation_of(x + i, w), middle = chosen(c, "devtype", "mean_ad") ? mean_of(x + i, w) : median_of(x + i, w);
        for (int k = 0; k < w; k++) far[k] = absolute(x[i - k] - middle);
        if (chosen(c, "devtype", "mean_ad")) d = mean_of(far + w - 1, w);
        if (chosen(c, "devtype", "median_ad")) d = median_of(far + w - 1, w);
        up[i] = x[i] > x[i - 1] ? d : 0;
        all[i] = x[i] == x[i - 1] && !chosen(c, "ties", "down") ? 0 : d;
    }
    free(far);
    if (chosen(c, "ma_type", "sma")) plain_mean(c->n, up, n, u), plain_mean(c->n, all, n, a);
    else {
        L weight = chosen(c, "ma_type", "wilder") ? (L)1 / n : (L)2 / (n + 1);
        *c->widen = fading(chosen(c, "ma_type", "wilder") ? 2 * n : n);
        smoothed(c->n, up, n, weight, u), smoothed(c->n, all, n, weight, a);
    }
    for (int64_t i = w - 1 + n - 1; i < c->n; i++) c->out[0][i] = a[i] == 0 ? 50 : 100 * u[i] / a[i];
}

ORACLE(ui, 8)
{
    int n = whole(c, "period");
    L *top = series(c), *fall = series(c), scalar = (L)real(c, "scalar");
    window_max(c->n, c->in[0], n, top);
    for (int64_t i = n - 1; i < c->n; i++) if (top[i] != 0) fall[i] = (c->in[0][i] - top[i]) / top[i] * ((c->in[0][i] - top[i]) / top[i]);
    for (int64_t i = 2 * n - 2; i < c->n; i++) {
        L mean = mean_of(fall + i, n);
        if (!is_nan(mean)) c->out[0][i] = scalar * root(mean);
        c->scale[0][i] = more(c->out[0][i], 0);
    }
}

/* Means of a window that ends at bar i: plain, weighed by volume (`empty` without any), and of the volume. */
static L weighed_price(const call *c, int64_t i, int n, L empty)
{
    L money = 0, volume = 0;
    for (int k = 0; k < n; k++) money += c->in[0][i - k] * c->in[1][i - k], volume += c->in[1][i - k];
    return volume == 0 ? empty : money / volume;
}
ORACLE(vpci, 16)
{
    int n = whole(c, "short_range"), m = whole(c, "long_range"), most = n > m ? n : m;
    L *y = series(c), *size = series(c);
    for (int64_t i = 0; i < c->n; i++) {
        L low = c->in[0][i], high = low, at_most = 0;
        if (i < most - 1) continue;
        for (int k = 0; k < most; k++) low = less(low, c->in[0][i - k]), high = more(high, c->in[0][i - k]);
        L few = mean_of(c->in[0] + i, n), volume = mean_of(c->in[1] + i, n), ever = mean_of(c->in[1] + i, m);
        y[i] = size[i] = 0;
        if (few != 0 && volume != 0 && ever != 0) {
            L factor = weighed_price(c, i, n, 0) / few * volume / ever;
            c->out[0][i] = y[i] = (weighed_price(c, i, m, 0) - mean_of(c->in[0] + i, m)) * factor;
            c->scale[0][i] = size[i] = (high - low) * absolute(factor);
        }
        if (i < most + n - 2) continue;
        L pull = 0;
        for (int k = 0; k < n; k++) pull += y[i - k] * c->in[1][i - k], at_most = more(at_most, size[i - k]);
        if (volume != 0) c->out[1][i] = pull / (volume * n), c->scale[1][i] = at_most;
    }
}

/* Quotients of averages are as good as the volumes' average is large; those of a kind that may be anything, or nothing, are as bad. */
static void heavy(const call *c, const char *kind, int n, int64_t first, L *y, L *scale)
{
    bool plain = !strcmp(tacho_average_at((size_t)real(c, kind))->name, "sma");
    L *money = series(c), *m = series(c), *v = series(c), largest = 0, most = 0;
    for (int64_t i = 0; i < c->n; i++) money[i] = c->in[0][i] * c->in[1][i];
    average_from(c, kind, n, money, first, m), average_from(c, kind, n, c->in[1], first, v);
    for (int64_t i = 0; i < c->n; i++) {
        largest = more(largest, absolute(c->in[0][i])), most = more(most, c->in[1][i]);
        if (is_nan(v[i])) continue;
        y[i] = v[i] == 0 ? c->in[0][i] : m[i] / v[i];
        if (!plain && v[i] == 0) scale[i] = largest;
        if (!plain && v[i] != 0) scale[i] = (largest + absolute(y[i])) * more(1, most / absolute(v[i]));
        if (!plain && v[i] != 0 && absolute(v[i]) < most * (L)1e-6) scale[i] = INFINITY;
        if (!plain && isinf((double)c->scale[0][i])) scale[i] = INFINITY;
        if (plain) y[i] = v[i] * n == 0 ? c->in[0][i] : weighed_price(c, i, n, 0);
    }
}
/* What adapts itself to its input, or turns on a comparison, makes much of its errors: it is judged where the macd is exact. */
static bool steady(const char *name)
{
    static const char *const names[] = { "sma", "ema", "wma", "trima", "wilders", "dema", "tema", "hma" };
    for (size_t k = 0; k < sizeof names / sizeof *names; k++) if (!strcmp(names[k], name)) return true;
    return false;
}
ORACLE(vwmacd, 40)
{
    int a = whole(c, "fast_period"), b = whole(c, "slow_period");
    L *f = series(c), *s = series(c), *fs = series(c), *ss = series(c), *m = series(c), *g = series(c), worst = 0;
    bool plain = true, judged = steady(tacho_average_at((size_t)real(c, "signal_ma"))->name);
    int64_t u = first_value(c, "fast_ma", a, c->in[1]), v = first_value(c, "slow_ma", b, c->in[1]), first = u > v ? u : v;
    heavy(c, "fast_ma", a, first, f, fs), heavy(c, "slow_ma", b, first, s, ss);
    for (int64_t i = 0; i < c->n; i++) m[i] = f[i] - s[i];
    average(c, "signal_ma", whole(c, "signal_period"), m, g);
    for (int64_t i = 0; i < c->n; i++) {
        c->out[0][i] = m[i], c->out[1][i] = g[i], c->out[2][i] = m[i] - g[i];
        if (!is_nan(fs[i])) plain = false, worst = more(worst, fs[i]);
        if (!is_nan(ss[i])) plain = false, worst = more(worst, ss[i]);
        for (int k = 0; k < 3 && !plain; k++) c->scale[k][i] = k && !judged ? (L)INFINITY : worst;
    }
}

/* Not decided by the definition but by roundings: the sign of a vpc of next to nothing, and which way n is rounded. */
ORACLE(avsl, 16)
{
    int a = whole(c, "fast_period"), b = whole(c, "slow_period"), first = (a > b ? a : b) - 1;
    const L *x = c->in[0], *low = c->in[1], *volume = c->in[2];
    L *part = series(c), *pre = series(c), *size = series(c), factor = (L)real(c, "multiplier");
    int64_t murky = -1;
    const L *const by_close[] = { x, volume };
    call closes = *c;
    closes.in = by_close;
    for (int64_t i = 0; i < c->n; i++) {
        part[i] = low[i];
        if (i < first) continue;
        L fast = mean_of(x + i, a), slow = mean_of(x + i, b), v = mean_of(volume + i, a), w = mean_of(volume + i, b);
        L vpc = weighed_price(&closes, i, b, slow) - slow, vpr = fast == 0 ? 1 : weighed_price(&closes, i, a, fast) / fast;
        L vm = w == 0 ? 1 : v / w;
        if (absolute(vpc) <= absolute(slow) * (L)0x1p-50) vpc = 0;
        if (vpc != 0 && absolute(vpc) < absolute(slow) * (L)0x1p-46) murky = i + 200;
        L vpci = vpc * vpr * vm, far = vpc < 0 ? less(vpc, -1) : more(vpc, 1), gap = 0;
        L wanted = (vpc < 0 ? absolute(vpci - 3) : vpci + 3) + (L)0.5, edge = (L)0x1p-40 * (1 + absolute(slow)) * (1 + vm);
        int n = wanted < 1.5 ? 1 : wanted > 200 ? 200 : (int)wanted;
        part[i] = vpr == 0 ? 0 : low[i] / (far * vpr);
        bool between = wanted > 1 && wanted < 201 && absolute(wanted - (int)((double)wanted + 0.5)) < edge;
        if (between && murky < i) murky = i;
        for (int k = 0; k < n && k <= i; k++) gap += part[i - k];
        gap /= 100 * n;
        pre[i] = low[i] - gap + factor * vpci * vm;
        size[i] = absolute(low[i]) + absolute(gap) + (absolute(slow) / 16 + absolute(vpc)) * factor * vm * vm + (i <= murky ? (L)INFINITY : 0);
    }
    for (int64_t i = first + b - 1; i < c->n; i++) c->out[0][i] = mean_of(pre + i, b), c->scale[0][i] = mean_of(size + i, b);
}

/* Months since 1970 of a day since 1970, the plain way. */
static int64_t months_until(int64_t day)
{
    static const int length[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    for (int64_t year = 1970, months = 0;; year++)
        for (int k = 0; k < 12; k++, months++) {
            int days = length[k] + (k == 1 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
            if (day < days) return months;
            day -= days;
        }
}
ORACLE(vwap, 16)
{
    int64_t count = whole(c, "count"), before = 0;
    int unit = chosen(c, "anchor", "minute") ? 60 : chosen(c, "anchor", "hour") ? 3600 : 86400;
    L money = 0, volume = 0;
    for (int64_t i = 0; i < c->n; i++) {
        int64_t at = (int64_t)c->in[4][i] / unit, number = (chosen(c, "anchor", "month") ? months_until(at) : at) / count;
        if (chosen(c, "anchor", "none")) number = 0;
        if (i && number != before) money = volume = 0;
        before = number;
        money += (c->in[0][i] + c->in[1][i] + c->in[2][i]) / 3 * c->in[3][i], volume += c->in[3][i];
        if (volume != 0) c->out[0][i] = money / volume;
    }
}
