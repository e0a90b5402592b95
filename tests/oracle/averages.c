/* averages.c -- oracles of what is made of averages that can be chosen, and of the extended parabolic stop. */
#include "oracle.h"

#include <string.h>

/* (1 + v - v E)^3 E^3 x, where E is the exponential average that starts from a mean. */
ORACLE(t3, 64)
{
    int n = whole(c, "period");
    L v = (L)real(c, "volume_factor"), *e[7] = { NULL };
    *c->widen = fading(n);
    for (int k = 1; k < 7; k++) e[k] = series(c), smoothed(c->n, k == 1 ? c->in[0] : e[k - 1], n, (L)2 / (n + 1), e[k]);
    for (int64_t i = 6 * (n - 1); i < c->n; i++)
        c->out[0][i] = (1 + v) * (1 + v) * (1 + v) * e[3][i] - 3 * (1 + v) * (1 + v) * v * e[4][i] + 3 * (1 + v) * v * v * e[5][i] - v * v * v * e[6][i];
}

ORACLE(ma, 4) { average(c, "ma_type", whole(c, "period"), c->in[0], c->out[0]); }

int64_t first_value(const call *, const char *kind, int period, const L *x);
void average_from(const call *, const char *kind, int period, const L *x, int64_t first, L *y);

/* The average of x that has its first value at bar `first` (or begins with x, if it can not be later); tells where that is. */
int64_t first_value(const call *c, const char *kind, int period, const L *x)
{
    double widen = *c->widen;
    L *y = series(c);
    average(c, kind, period, x, y);
    *c->widen = widen;
    return first_of(c->n, y);
}
void average_from(const call *c, const char *kind, int period, const L *x, int64_t first, L *y)
{
    L *late = series(c);
    int64_t own = first_value(c, kind, period, x);
    for (int64_t i = first > own ? first - own : 0; i < c->n; i++) late[i] = x[i];
    average(c, kind, period, late, y);
}

/* One average for each period that occurs; all begin together. */
ORACLE(mavp, 4)
{
    int a = whole(c, "min_period"), b = whole(c, "max_period"), low = a < b ? a : b, high = a < b ? b : a;
    L **of = calloc((size_t)high + 1, sizeof *of);
    double widen = 1;
    int64_t first = first_value(c, "ma_type", high, c->in[0]);
    for (int64_t i = first; i < c->n; i++) {
        L wanted = c->in[1][i];
        int n = wanted < low ? low : wanted > high ? high : (int)wanted;
        if (!of[n]) {
            of[n] = series(c), *c->widen = 1;
            average_from(c, "ma_type", n, c->in[0], first, of[n]);
            widen = fmax(widen, *c->widen);
        }
        c->out[0][i] = of[n][i];
    }
    *c->widen = widen;
    free(of);
}

/* Differences of plain and exponential means know nothing of the level of the prices; those of other averages do. */
static bool by_movements(const call *c, const char *kind)
{
    const char *name = tacho_average_at((size_t)real(c, kind))->name;
    return !strcmp(name, "sma") || !strcmp(name, "ema");
}
static void scale_by_level(const call *c, int outputs)
{
    L largest = 0;
    for (int64_t i = 0; i < c->n; i++) {
        largest = more(largest, absolute(c->in[0][i]));
        for (int k = 0; k < outputs; k++) if (is_nan(c->scale[k][i])) c->scale[k][i] = largest;
    }
}

ORACLE(apo, 40)
{
    int a = whole(c, "fast_period"), b = whole(c, "slow_period");
    L *f = series(c), *s = series(c);
    average(c, "ma_type", a < b ? a : b, c->in[0], f), average(c, "ma_type", a < b ? b : a, c->in[0], s);
    for (int64_t i = 0; i < c->n; i++) c->out[0][i] = f[i] - s[i];
    if (!by_movements(c, "ma_type")) scale_by_level(c, 1);
}
ORACLE(ppo, 40)
{
    int a = whole(c, "fast_period"), b = whole(c, "slow_period");
    L *f = series(c), *s = series(c), largest = 0;
    average(c, "ma_type", a < b ? a : b, c->in[0], f), average(c, "ma_type", a < b ? b : a, c->in[0], s);
    for (int64_t i = 0; i < c->n; i++) {
        largest = more(largest, absolute(c->in[0][i]));
        if (is_nan(s[i])) continue;
        c->out[0][i] = s[i] == 0 ? 0 : 100 * (f[i] - s[i]) / s[i];
        if (s[i] != 0 && is_nan(c->scale[0][i])) c->scale[0][i] = (100 + absolute(c->out[0][i])) * largest / absolute(s[i]);
    }
}

static void three_lines(const call *c, const L *macd, const L *signal)
{
    for (int64_t i = 0; i < c->n; i++)
        if (!is_nan(signal[i])) c->out[0][i] = macd[i], c->out[1][i] = signal[i], c->out[2][i] = macd[i] - signal[i];
}
ORACLE(macdext, 40)
{
    int a = whole(c, "fast_period"), b = whole(c, "slow_period");
    L *f = series(c), *s = series(c), *m = series(c), *g = series(c);
    int64_t u = first_value(c, "fast_ma", a, c->in[0]), v = first_value(c, "slow_ma", b, c->in[0]), first = u > v ? u : v;
    average_from(c, "fast_ma", a, c->in[0], first, f), average_from(c, "slow_ma", b, c->in[0], first, s);
    for (int64_t i = 0; i < c->n; i++) m[i] = a > b ? s[i] - f[i] : f[i] - s[i];
    average(c, "signal_ma", whole(c, "signal_period"), m, g);
    three_lines(c, m, g);
    if (!by_movements(c, "fast_ma") || !by_movements(c, "slow_ma") || !by_movements(c, "signal_ma")) scale_by_level(c, 3);
}
ORACLE(macdfix, 40)
{
    int n = whole(c, "signal_period");
    L *f = series(c), *s = series(c), *m = series(c), *g = series(c);
    *c->widen = fading(n > 26 ? n : 26);
    if (c->n > 14) smoothed(c->n - 14, c->in[0] + 14, 12, (L).15, f + 14);
    smoothed(c->n, c->in[0], 26, (L).075, s);
    for (int64_t i = 0; i < c->n; i++) m[i] = f[i] - s[i];
    smoothed(c->n, m, n, (L)2 / (n + 1), g);
    three_lines(c, m, g);
}

ORACLE(stochf, 32)
{
    int n = whole(c, "fastk_period");
    L *h = series(c), *l = series(c), *k = series(c), *d = series(c), flat = chosen(c, "flat", "zero") ? 0 : 100;
    window_max(c->n, c->in[0], n, h), window_min(c->n, c->in[1], n, l);
    for (int64_t i = n - 1; i < c->n; i++) k[i] = h[i] == l[i] ? flat : 100 * (c->in[2][i] - l[i]) / (h[i] - l[i]);
    average(c, "fastd_ma", whole(c, "fastd_period"), k, d);
    for (int64_t i = 0; i < c->n; i++) c->out[0][i] = chosen(c, "begin", "together") && is_nan(d[i]) ? nothing() : k[i], c->out[1][i] = d[i];
}

/* Where the RSI has hardly a range, its roundings are all there is: 100 to a range of 100, and more to a smaller one. */
ORACLE(stochrsi, 32)
{
    int n = whole(c, "period"), w = whole(c, "fastk_period");
    const L *x = c->in[0];
    L *u = series(c), *d = series(c), *r = series(c), *h = series(c), *l = series(c), *k = series(c), *y = series(c);
    L flat = chosen(c, "flat", "zero") ? 0 : 1, scale = 0;
    rises_and_falls(c, x, n, u, d);
    for (int64_t i = n; i < c->n; i++)
        r[i] = i > n && x[i] == x[i - 1] ? r[i - 1] : u[i] + d[i] == 0 ? flat / 2 : u[i] / (u[i] + d[i]);
    window_max(c->n, r, w, h), window_min(c->n, r, w, l);
    for (int64_t i = n + w - 1; i < c->n; i++) k[i] = h[i] == l[i] ? 50 * flat : 100 * ((r[i] - l[i]) / (h[i] - l[i]));
    average(c, "fastd_ma", whole(c, "fastd_period"), k, y);
    *c->widen *= fading(2 * n);
    for (int64_t i = n + w - 1; i < c->n; i++) {
        L own = h[i] == l[i] ? 100 : 100 + 100 / (h[i] - l[i]);
        scale = more(scale, own);
        if (!is_nan(y[i])) c->out[0][i] = k[i], c->out[1][i] = y[i];
        if (is_nan(c->scale[0][i])) c->scale[0][i] = own, c->scale[1][i] = scale;
    }
}

/* Whether a price has touched a computed line can hang on the line's last bits. */
static bool murky(L price, L line, L size) { return price != line && absolute(price - line) < size * (L)0x1p-48; }

ORACLE(sarext, 8)
{
    const L *h = c->in[0], *l = c->in[1];
    if (c->n < 2) return;
    static const char *const first[] = { "acceleration_init_short", "acceleration_init_long" },
        *const step[] = { "acceleration_short", "acceleration_long" }, *const most[] = { "acceleration_max_short", "acceleration_max_long" };
    L start = (L)real(c, "start_value"), offset = (L)real(c, "offset_on_reverse"), rose = h[1] - h[0], fell = l[0] - l[1], size = absolute(start);
    bool rising = start == 0 ? !(fell > 0 && fell > rose) : start > 0;
    L s = start == 0 ? (rising ? l[0] : h[0]) : absolute(start), e = rising ? h[1] : l[1];
    L a = less((L)real(c, first[rising]), (L)real(c, most[rising]));
    for (int64_t i = 1; i < c->n; i++) {
        int64_t b = i > 1 ? i - 1 : 1;
        size = more(size, more(absolute(s), more(absolute(h[i]), absolute(l[i]))));
        if (murky(rising ? l[i] : h[i], s, size)) { for (; i < c->n; i++) c->scale[0][i] = INFINITY; return; }
        if (rising ? l[i] <= s : h[i] >= s) {
            s = rising ? more(e, more(h[b], h[i])) : less(e, less(l[b], l[i]));
            s += rising ? s * offset : -s * offset;
            rising = !rising, e = rising ? h[i] : l[i], a = less((L)real(c, first[rising]), (L)real(c, most[rising]));
            c->out[0][i] = rising ? s : -s;
        } else {
            c->out[0][i] = rising ? s : -s;
            if (rising ? h[i] > e : l[i] < e) e = rising ? h[i] : l[i], a = less(a + (L)real(c, step[rising]), (L)real(c, most[rising]));
        }
        size = more(size, absolute(s)), c->scale[0][i] = size;
        s += a * (e - s);
        s = rising ? less(s, less(l[b], l[i])) : more(s, more(h[b], h[i]));
    }
}
