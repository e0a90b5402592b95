/* stops.c -- oracles of stops, of channels around prices, and of trends told by them. */
#include "oracle.h"

L true_range(const call *, int64_t i), window_deviation(const call *, const L *last, int n);

/* Wilder's mean of the ranges, from that of bar `from` on. */
static L *average_range(const call *c, int n, int64_t from)
{
    L *t = series(c), *a = series(c);
    for (int64_t i = from; i < c->n; i++) t[i] = true_range(c, i);
    smoothed(c->n, t, n, (L)1 / n, a);
    return a;
}
static int64_t first_bar(const call *c) { return chosen(c, "start", "second"); }

/* Whether a price has passed a computed line can hang on the line's last bits.  From such a bar on
 * either course is right, and nothing is compared any more. */
static bool murky(L price, L line, L size) { return price != line && absolute(price - line) < size * (L)0x1p-46; }
static void give_up(const call *c, int64_t from)
{
    for (int k = 0; k < c->is->outputs; k++) for (int64_t i = from; i < c->n; i++) c->scale[k][i] = INFINITY;
}

/* A line that lies `way` off a price is good to the digits of both. */
static L size_of(const call *c, int64_t i, int n)
{
    L size = 0;
    for (int64_t j = i > n ? i - n : 0; j <= i; j++) size = more(size, more(absolute(c->in[0][j]), absolute(c->in[1][j])));
    return size;
}

ORACLE(donchian, 1)
{
    int n = whole(c, "period");
    window_max(c->n, c->in[0], n, c->out[0]);
    window_min(c->n, c->in[1], n, c->out[2]);
    for (int64_t i = n - 1; i < c->n; i++) c->out[1][i] = (c->out[0][i] + c->out[2][i]) / 2;
}

/* The first bar has a range and no movement. */
ORACLE(vortex, 8)
{
    int n = whole(c, "period");
    const L *h = c->in[0], *l = c->in[1];
    for (int64_t i = n - 1 + first_bar(c); i < c->n; i++) {
        L up = 0, down = 0, all = 0;
        for (int64_t j = i - n + 1; j <= i; j++) {
            all += true_range(c, j);
            if (j) up += absolute(h[j] - l[j - 1]), down += absolute(l[j] - h[j - 1]);
        }
        c->out[0][i] = all == 0 ? 0 : up / all, c->out[1][i] = all == 0 ? 0 : down / all;
    }
}

ORACLE(chop, 12)
{
    int n = whole(c, "period"), d = whole(c, "drift");
    L *a = average_range(c, d, first_bar(c)), *high = series(c), *low = series(c);
    L scalar = (L)real(c, "scalar"), l = (L)logl((long double)n);
    if (d > 1) *c->widen = fading(2 * d);
    window_max(c->n, c->in[0], n, high);
    window_min(c->n, c->in[1], n, low);
    for (int64_t i = n - 1 + d - 1 + first_bar(c); i < c->n; i++) {
        L way = 0, box = high[i] - low[i];
        for (int k = 0; k < n; k++) way += a[i - k];
        L y = way > 0 && box > 0 ? scalar * (L)logl((long double)(way / box)) / l : scalar;
        c->out[0][i] = y, c->scale[0][i] = more(scalar / less(l, 1), absolute(y));
    }
}

ORACLE(ttm_trend, 0)
{
    int n = whole(c, "period");
    for (int64_t i = n - 1; i < c->n; i++) {
        L m = mean_of(c->in[0] + i, n), size = absolute(c->in[1][i]), apart = 0;
        for (int k = 0; k < n; k++) {
            L x = c->in[0][i - k];
            size = more(size, absolute(x)), apart = more(apart, absolute(x - c->in[0][i]));
        }
        c->out[0][i] = c->in[1][i] > m;
        if (apart > 0 && absolute(c->in[1][i] - m) < size * (L)0x1p-46) c->scale[0][i] = INFINITY;
    }
}

ORACLE(chande, 8)
{
    int n = whole(c, "period");
    bool is_short = chosen(c, "direction", "short");
    L *a = average_range(c, n, 0), *e = series(c), k = (L)real(c, "mult");
    *c->widen = fading(2 * n);
    if (is_short) window_min(c->n, c->in[1], n, e); else window_max(c->n, c->in[0], n, e);
    for (int64_t i = n - 1; i < c->n; i++) {
        c->out[0][i] = is_short ? e[i] + k * a[i] : e[i] - k * a[i];
        c->scale[0][i] = size_of(c, i, n) + k * a[i];
    }
}

ORACLE(kaufmanstop, 8)
{
    int n = whole(c, "period");
    bool is_short = chosen(c, "direction", "short");
    L *r = series(c), *a = series(c), k = (L)real(c, "mult"), largest = 0;
    for (int64_t i = 0; i < c->n; i++) r[i] = c->in[0][i] - c->in[1][i];
    average(c, "ma_type", n, r, a);
    for (int64_t i = 0; i < c->n; i++) {
        largest = more(largest, absolute(r[i]));
        if (is_nan(a[i])) continue;
        c->out[0][i] = is_short ? c->in[0][i] + k * a[i] : c->in[1][i] - k * a[i];
        if (!is_nan(c->scale[0][i])) continue;
        c->scale[0][i] = size_of(c, i, 0) + k * largest;
    }
}

ORACLE(keltner, 8)
{
    int n = whole(c, "period"), m = whole(c, "atr_period");
    L *x = series(c), *y = series(c), *a = average_range(c, m, first_bar(c)), k = (L)real(c, "multiplier"), largest = 0;
    *c->widen = fading(2 * m);
    bool typical = chosen(c, "of", "typical");
    for (int64_t i = 0; i < c->n; i++) x[i] = typical ? (c->in[0][i] + c->in[1][i] + c->in[2][i]) / 3 : c->in[2][i];
    average(c, "ma_type", n, x, y);
    for (int64_t i = 0; i < c->n; i++) {
        largest = more(largest, more(absolute(x[i]), size_of(c, i, 0)));
        if (is_nan(y[i]) || is_nan(a[i])) continue;
        c->out[0][i] = y[i] + k * a[i], c->out[1][i] = y[i], c->out[2][i] = y[i] - k * a[i];
        for (int j = 0; j < 3; j++) if (is_nan(c->scale[j][i])) c->scale[j][i] = largest + k * a[i];
    }
}

/* Its first value comes when the windows are full, and not before bar period + stop_period - 1. */
ORACLE(cksp, 8)
{
    int n = whole(c, "period"), q = whole(c, "stop_period"), e = chosen(c, "extremes", "period") ? n : q;
    L *a = average_range(c, n, first_bar(c)), *high = series(c), *low = series(c);
    L *top = series(c), *bottom = series(c), k = (L)real(c, "multiplier");
    *c->widen = fading(2 * n);
    window_max(c->n, c->in[0], e, high);
    window_min(c->n, c->in[1], e, low);
    for (int64_t i = 0; i < c->n; i++) if (!is_nan(high[i] + a[i])) top[i] = high[i] - k * a[i], bottom[i] = low[i] + k * a[i];
    window_max(c->n, top, q, c->out[0]);
    window_min(c->n, bottom, q, c->out[1]);
    for (int64_t i = 0; i < c->n; i++) {
        if (i < n + q - 1) { c->out[0][i] = c->out[1][i] = nothing(); continue; }
        L largest = 0;
        for (int j = 0; j < q; j++) if (i - j >= 0 && !is_nan(a[i - j])) largest = more(largest, a[i - j]);
        for (int j = 0; j < 2; j++) c->scale[j][i] = size_of(c, i, e + q) + k * largest;
    }
}

/* A sum that loses the period-th part of itself at each bar. */
ORACLE(safezonestop, 12)
{
    int n = whole(c, "period"), m = whole(c, "max_lookback");
    bool is_short = chosen(c, "direction", "short");
    const L *h = c->in[0], *l = c->in[1];
    L *s = series(c), k = (L)real(c, "mult") / (chosen(c, "of", "mean") ? n : 1), sum = 0;
    *c->widen = fading(2 * n);
    for (int64_t i = 1; i < c->n; i++) {
        L up = more(h[i] - h[i - 1], 0), down = more(l[i - 1] - l[i], 0);
        if (i > n) sum -= sum / n;
        sum += is_short ? (up > down ? up : 0) : (down > up ? down : 0);
        if (i >= n) s[i] = sum;
    }
    for (int64_t i = n > m - 1 ? n : m - 1; i < c->n; i++) {
        L best = nothing(), largest = 0;
        for (int64_t j = i; j > i - m && j >= n; j--) {
            L x = is_short ? h[j - 1] + k * s[j] : l[j - 1] - k * s[j];
            best = is_nan(best) ? x : is_short ? less(best, x) : more(best, x);
            largest = more(largest, k * s[j]);
        }
        c->out[0][i] = best, c->scale[0][i] = size_of(c, i, m) + largest;
    }
}

ORACLE(devstop, 12)
{
    int n = whole(c, "period");
    bool is_short = chosen(c, "direction", "short");
    const L *h = c->in[0], *l = c->in[1];
    L *r = series(c), *a = series(c), *stop = series(c), *size = series(c), k = (L)real(c, "mult"), largest = 0;
    for (int64_t i = 1; i < c->n; i++) r[i] = more(h[i], h[i - 1]) - less(l[i], l[i - 1]);
    average(c, "ma_type", n, r, a);
    for (int64_t i = n; i < c->n; i++) {
        if (i == n) for (int j = 1; j < n; j++) largest = more(largest, r[j]);
        largest = more(largest, r[i]);
        if (is_nan(a[i])) continue;
        L way = a[i] + k * window_deviation(c, r + i, n);
        stop[i] = is_short ? l[i] + way : h[i] - way, size[i] = largest * (1 + k);
    }
    if (is_short) window_min(c->n, stop, n, c->out[0]); else window_max(c->n, stop, n, c->out[0]);
    for (int64_t i = 0; i < c->n; i++) if (is_nan(c->scale[0][i])) c->scale[0][i] = size_of(c, i, n) + size[i];
}

/* Two averages that begin with the first movement; the line moves no further than it must. */
ORACLE(range_filter, 12)
{
    const L *x = c->in[0];
    int n = whole(c, "range_period"), m = whole(c, "smooth_period");
    bool twice = chosen(c, "smooth_range", "true");
    L q = (L)real(c, "range_size"), *v = series(c), *r = series(c), *rr = series(c), f = x[0], size = absolute(x[0]);
    *c->widen = fading(n) + fading(m);
    for (int64_t i = 1; i < c->n; i++) v[i] = q * absolute(x[i] - x[i - 1]);
    smoothed(c->n, v, 1, (L)2 / (n + 1), r);
    smoothed(c->n, r, 1, (L)2 / (m + 1), rr);
    for (int64_t i = 1; i < c->n; i++) {
        L range = twice ? rr[i] : r[i];
        f = f < x[i] - range ? x[i] - range : f > x[i] + range ? x[i] + range : f;
        size = more(size, absolute(x[i]) + range);
        if (i < (twice && m > n ? m : n)) continue;
        c->out[0][i] = f, c->out[1][i] = f + range, c->out[2][i] = f - range;
        for (int k = 0; k < 3; k++) c->scale[k][i] = size;
    }
}

/* The line is pulled by one bound or the other; which, can hang on the last bits of two sums. */
ORACLE(alphatrend, 12)
{
    int n = whole(c, "period");
    const L *h = c->in[0], *l = c->in[1], *x = c->in[2], *volume = c->in[3];
    bool plain = chosen(c, "no_volume", "true");
    L coeff = (L)real(c, "coeff"), *u = series(c), *d = series(c), line = 0, size = 0;
    rises_and_falls(c, x, n, u, d);
    if (plain) *c->widen = fading(2 * n);
    for (int64_t i = n - 1; i < c->n; i++) {
        L range = 0, in = 0, out = 0;
        bool rising;
        for (int64_t j = i - n + 1; j <= i; j++) {
            range += true_range(c, j);
            L y = h[j] + l[j] + x[j], before = j ? h[j - 1] + l[j - 1] + x[j - 1] : y;
            if (j && y != before && absolute(y - before) < absolute(y) * (L)0x1p-50) { give_up(c, i); return; }
            if (y > before) in += y * volume[j];
            if (y < before) out += y * volume[j];
        }
        if (plain) {
            rising = i >= n && u[i] >= d[i];
            if (i >= n && u[i] + d[i] > 0 && absolute(u[i] - d[i]) < (u[i] + d[i]) * (L)0x1p-44) { give_up(c, i); return; }
        } else {
            rising = in == 0 && out == 0 ? chosen(c, "still", "in") : in >= out;
            L both = absolute(in) + absolute(out);
            if (both > 0 && absolute(in - out) < both * (L)0x1p-44) { give_up(c, i); return; }
        }
        range *= coeff / n;
        size = more(size, size_of(c, i, n) + range);
        L bound = rising ? l[i] - range : h[i] + range;
        line = i == n - 1 ? bound : rising ? more(line, bound) : less(line, bound);
        c->out[0][i] = line, c->scale[0][i] = c->scale[1][i] = size;
        if (i >= n + 1) c->out[1][i] = c->out[0][i - 2];
    }
}

ORACLE(chandelier_exit, 12)
{
    int n = whole(c, "period");
    const L *x = c->in[2];
    bool closes = chosen(c, "use_close", "true"), up = true;
    L *a = average_range(c, n, 0), *high = series(c), *low = series(c), k = (L)real(c, "mult"), below = 0, above = 0, size = 0;
    *c->widen = fading(2 * n);
    window_max(c->n, closes ? x : c->in[0], n, high);
    window_min(c->n, closes ? x : c->in[1], n, low);
    for (int64_t i = n - 1; i < c->n; i++) {
        L under = high[i] - k * a[i], over = low[i] + k * a[i];
        bool begins = i == n - 1;
        size = more(size, size_of(c, i, n) + k * a[i]);
        if (begins) below = under, above = over;
        bool unclear = murky(x[i], below, size) || murky(x[i], above, size);
        if (!begins && (murky(x[i - 1], below, size) || murky(x[i - 1], above, size))) unclear = true;
        if (unclear) { give_up(c, i); return; }
        if (k * a[i] > 0 && (x[i] == below || x[i] == above) && !begins) { give_up(c, i); return; }
        if (x[i] > above) up = true; else if (x[i] < below) up = false;
        if (!begins) {
            below = x[i - 1] > below ? more(below, under) : under;
            above = x[i - 1] < above ? less(above, over) : over;
        }
        if (up) c->out[0][i] = below; else c->out[1][i] = above;
        c->scale[0][i] = c->scale[1][i] = size;
    }
}

ORACLE(halftrend, 12)
{
    int n = whole(c, "amplitude"), m = whole(c, "atr_period");
    const L *h = c->in[0], *l = c->in[1], *x = c->in[2];
    L *a = average_range(c, m, 0), *top = series(c), *bottom = series(c), *highs = series(c), *lows = series(c), size = 0;
    L k = (L)real(c, "channel_deviation"), line = 0, floor = 0, ceiling = 0;
    bool down = false, looks_down = false;
    *c->widen = fading(2 * m);
    window_max(c->n, h, n, top), window_min(c->n, l, n, bottom);
    plain_mean(c->n, h, n, highs), plain_mean(c->n, l, n, lows);
    int64_t from = (n > m ? n : m) - 1;
    for (int64_t i = from; i < c->n; i++) {
        bool was = down;
        int64_t b = i ? i - 1 : 0;
        size = more(size, size_of(c, i, n) + k * a[i]);
        if (i == from) floor = l[b], ceiling = h[b];
        if (looks_down) {
            floor = more(floor, bottom[i]);
            if (x[i] < l[b] && n > 1 && absolute(highs[i] - floor) < size * (L)0x1p-46) { give_up(c, i); return; }
            if (highs[i] < floor && x[i] < l[b]) down = true, looks_down = false, ceiling = top[i];
        } else {
            ceiling = less(ceiling, top[i]);
            if (x[i] > h[b] && n > 1 && absolute(lows[i] - ceiling) < size * (L)0x1p-46) { give_up(c, i); return; }
            if (lows[i] > ceiling && x[i] > h[b]) down = false, looks_down = true, floor = bottom[i];
        }
        if (i == from) line = floor;
        else if (down == was) line = down ? less(line, ceiling) : more(line, floor);
        c->out[0][i] = line, c->out[1][i] = down;
        c->out[2][i] = line + k * a[i] / 2, c->out[3][i] = line - k * a[i] / 2;
        if (was && !down) c->out[4][i] = line - a[i] / 2;
        if (down && !was) c->out[5][i] = line + a[i] / 2;
        for (int j = 2; j < 6; j++) c->scale[j][i] = size + a[i];
    }
}

ORACLE_TOTAL(minmax_local, 0)
{
    int n = whole(c, "order");
    const L *h = c->in[0], *l = c->in[1];
    L low = nothing(), high = nothing();
    for (int64_t i = 2 * n; i < c->n; i++) {
        bool is_min = true, is_max = true;
        for (int k = 0; k <= 2 * n; k++) if (k != n) is_min &= l[i - n] < l[i - k], is_max &= h[i - n] > h[i - k];
        if (is_min) c->out[0][i] = low = l[i - n];
        if (is_max) c->out[1][i] = high = h[i - n];
        c->out[2][i] = low, c->out[3][i] = high;
    }
}

/* Out: r4 to r1, pp, s1 to s4. */
ORACLE(pivot, 12)
{
    for (int64_t i = 0; i < c->n; i++) {
        L o = c->in[0][i], h = c->in[1][i], l = c->in[2][i], x = c->in[3][i], d = h - l, pp = (h + l + x) / 3, y[9];
        for (int k = 0; k < 9; k++) y[k] = nothing();
        static const double rabbit[] = { .0916, .183, .275, .55 }, fibonacci[] = { .382, .618, 1 };
        if (chosen(c, "mode", "camarilla")) for (int k = 0; k < 4; k++) y[3 - k] = x + (L)rabbit[k] * d, y[5 + k] = x - (L)rabbit[k] * d;
        if (chosen(c, "mode", "fibonacci"))
            for (int k = 0; k < 3; k++) y[3 - k] = pp + (L)fibonacci[k] * d, y[5 + k] = pp - (L)fibonacci[k] * d;
        if (chosen(c, "mode", "standard")) y[3] = 2 * pp - l, y[2] = pp + d, y[5] = 2 * pp - h, y[6] = pp - d;
        if (chosen(c, "mode", "demark")) {
            L sum = x < o ? h + 2 * l + x : x > o ? 2 * h + l + x : h + l + 2 * x;
            pp = sum / 4, y[3] = sum / 2 - l, y[5] = sum / 2 - h;
        }
        if (chosen(c, "mode", "woodie")) {
            pp = (h + l + 2 * o) / 4;
            y[3] = 2 * pp - l, y[2] = pp + d, y[1] = h + 2 * (pp - l), y[0] = y[1] + d;
            y[5] = 2 * pp - h, y[6] = pp - d, y[7] = l - 2 * (h - pp), y[8] = y[7] - d;
        }
        y[4] = pp;
        for (int k = 0; k < 9; k++) c->out[k][i] = y[k];
    }
}

/* The gaps of one side, sign -1: those above, upside down; their means, and the means of closes for want of gaps. */
static L *supports(const call *c, int sign)
{
    int most = whole(c, "unmitigated_fvg_lookback"), length = whole(c, "smoothing_length"), count = 0;
    const L *h = c->in[sign > 0 ? 0 : 1], *l = c->in[sign > 0 ? 1 : 0], *x = c->in[2];
    L *gap = series(c), *y = series(c);
    int64_t latest = -1;
    for (int64_t i = 0; i < c->n; i++) {
        if (i >= 2 && sign * l[i] > sign * h[i - 2] && sign * x[i - 1] > sign * h[i - 2]) {
            gap[count++] = h[i - 2];
            if (count > most) { for (int k = 1; k < count; k++) gap[k - 1] = gap[k]; count--; }
        }
        int left = 0;
        for (int k = 0; k < count; k++) if (!(sign * gap[k] > sign * x[i])) gap[left++] = gap[k];
        count = left;
        if (count) latest = i, y[i] = mean_of(gap + count - 1, count);
        else       y[i] = latest < 0 ? x[i] : mean_of(x + i, i - latest < length ? (int)(i - latest) : length);
    }
    return y;
}
ORACLE(fvg_trailing_stop, 12)
{
    int n = whole(c, "smoothing_length"), side = 0;
    const L *x = c->in[2];
    L *up = series(c), *down = series(c), stop = nothing(), before = nothing(), size = 0;
    bool reset = chosen(c, "reset_on_cross", "true"), flat = true;
    plain_mean(c->n, supports(c, 1), n, down);
    plain_mean(c->n, supports(c, -1), n, up);
    for (int64_t i = 0; i < c->n; i++) {
        size = more(size, more(absolute(x[i]), size_of(c, i, 2)));
        flat &= x[i] == x[0];
        if (i < n - 1) continue;
        int was = side;
        L hi = up[i], lo = down[i], near = size * (L)0x1p-44;
        bool unclear = absolute(x[i] - hi) < near || absolute(x[i] - lo) < near || (!is_nan(stop) && absolute(x[i] - stop) < near);
        if (unclear && n > 1 && !flat) { give_up(c, i); return; }
        if (x[i] > hi) side = 1; else if (x[i] < lo) side = -1;
        if (was) {
            if (side != was) stop = side > 0 ? lo : hi;
            else if (!is_nan(stop)) stop = side > 0 ? more(stop, lo) : less(stop, hi);
        }
        if (reset && side) {
            bool there = !is_nan(stop);
            if (there && (side > 0 ? x[i] < stop : x[i] > stop)) stop = nothing();
            if (!there && (side > 0 ? x[i] > hi : x[i] < lo)) stop = side > 0 ? lo : hi;
        }
        if (!is_nan(stop) || !is_nan(before)) {
            c->out[side > 0 ? 1 : 0][i] = side > 0 ? lo : hi;
            c->out[side > 0 ? 3 : 2][i] = is_nan(stop) ? before : stop;
        }
        before = stop;
        for (int k = 0; k < 4; k++) c->scale[k][i] = size;
    }
}
