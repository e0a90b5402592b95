/* momentum_two.c -- oracles of more oscillators: sentiment, squeezes, waves, trailing lines. */
#include "oracle.h"

L true_range(const call *, int64_t i);

/* y += alpha (x - y) from bar `from` on, where it is `seed`. */
static void recursion(int64_t count, const L *x, int64_t from, L alpha, L seed, L *y)
{
    for (int64_t i = from; i < count; i++) y[i] = i == from ? seed : y[i - 1] + alpha * (x[i] - y[i - 1]);
}

/* New highs less new lows over new highs and new lows, both thrice averaged from 0. */
ORACLE(dti, 24)
{
    int n[] = { whole(c, "r"), whole(c, "s"), whole(c, "u") };
    L *v[2] = { series(c), series(c) };
    *c->widen = fading(n[0] > n[1] ? n[0] > n[2] ? n[0] : n[2] : n[1] > n[2] ? n[1] : n[2]);
    for (int64_t i = 0; i < c->n; i++) {
        L net = i == 0 ? 0 : more(c->in[0][i] - c->in[0][i - 1], 0) - more(c->in[1][i - 1] - c->in[1][i], 0);
        v[0][i] = net, v[1][i] = absolute(net);
    }
    for (int k = 0; k < 6; k++) {
        L *y = series(c);
        recursion(c->n, v[k % 2], 0, (L)2 / (n[k / 2] + 1), 0, y), v[k % 2] = y;
    }
    for (int64_t i = 1; i < c->n; i++) c->out[0][i] = v[1][i] == 0 ? 0 : 100 * v[0][i] / v[1][i];
}

/* Movements, and their sizes, through three filters 1.5 a - 0.5 b; b is the average of the average a. */
ORACLE(rsx, 48)
{
    int n = whole(c, "period"), ready = n - 1 + (n - 1 > 5 ? n - 1 : 5);
    L alpha = (L)3 / (n + 2), state[2][6] = { { 0 } }, size[6] = { 0 };
    *c->widen = fading(n);
    for (int64_t i = n; i < c->n; i++) {
        L v[2] = { c->in[0][i] - c->in[0][i - 1], absolute(c->in[0][i] - c->in[0][i - 1]) };
        for (int k = 0; k < 2; k++)
            for (int f = 0; f < 6; f += 2) {
                state[k][f] += alpha * (v[k] - state[k][f]), state[k][f + 1] += alpha * (state[k][f] - state[k][f + 1]);
                v[k] = (3 * state[k][f] - state[k][f + 1]) / 2;
            }
        L all = absolute(c->in[0][i] - c->in[0][i - 1]);        /* the filters without a sign: what roundings are to be held against */
        for (int f = 0; f < 6; f += 2) size[f] += alpha * (all - size[f]), size[f + 1] += alpha * (size[f] - size[f + 1]), all = (3 * size[f] + size[f + 1]) / 2;
        c->out[0][i] = i < ready || v[1] <= 0 ? 50 : more(less(50 + 50 * v[0] / v[1], 100), 0);
        if (i >= ready && all > 0) c->scale[0][i] = absolute(v[1]) < all * (L)0x1p-40 ? (L)INFINITY : 100 * all / absolute(v[1]);
    }
}

/* The buyers' part of a range: of the bar, of the last bars as one, or of both. */
ORACLE(aso, 12)
{
    int n = whole(c, "period");
    const L *o = c->in[0], *h = c->in[1], *l = c->in[2], *x = c->in[3];
    L *top = series(c), *bottom = series(c), *bulls = series(c), *bears = series(c), flat = chosen(c, "flat", "middle") ? 50 : 0;
    window_max(c->n, h, n, top), window_min(c->n, l, n, bottom);
    for (int64_t i = n - 1; i < c->n; i++) {
        L bar = h[i] - l[i], group = top[i] - bottom[i];
        L a = bar == 0 ? flat : 50 * (x[i] - l[i] + h[i] - o[i]) / bar, b = bar == 0 ? flat : 100 - a;
        L d = group == 0 ? flat : 50 * (x[i] - bottom[i] + top[i] - o[i - n + 1]) / group, e = group == 0 ? flat : 100 - d;
        bulls[i] = chosen(c, "mode", "intrabar") ? a : chosen(c, "mode", "group") ? d : (a + d) / 2;
        bears[i] = chosen(c, "mode", "intrabar") ? b : chosen(c, "mode", "group") ? e : (b + e) / 2;
        int there = i - n + 2 < n ? (int)(i - n + 2) : n;
        c->out[0][i] = mean_of(bulls + i, there), c->out[1][i] = mean_of(bears + i, there);
    }
}

/* Which of two is more can hang on their last bits: then either answer will do. */
static L undecided(L a, L b, L scale) { return a != b && absolute(a - b) < scale * (L)0x1p-44 ? (L)INFINITY : nothing(); }

static L line_end(const L *last, int n)
{
    L m = mean_of(last, n), a = 0, b = 0, middle = (L)(n - 1) / 2;
    for (int k = 0; k < n; k++) a += (middle - k) * (last[-k] - m), b += (middle - k) * (middle - k);
    return m + (n > 1 ? a / b * middle : 0);
}

/* Bands of deviations in channels of ranges, and the end of a line through what the closes are off. */
ORACLE(squeeze_momentum, 12)
{
    int n = whole(c, "length_bb"), k = whole(c, "length_kc");
    const L *x = c->in[2];
    L bb = (L)real(c, "mult_bb"), kc = (L)real(c, "mult_kc");
    L *r = series(c), *range = series(c), *mean = series(c), *top = series(c), *bottom = series(c), *y = series(c), largest = 0;
    for (int64_t i = 0; i < c->n; i++) r[i] = true_range(c, i);
    plain_mean(c->n, r, k, range), plain_mean(c->n, x, k, mean), window_max(c->n, c->in[0], k, top), window_min(c->n, c->in[1], k, bottom);
    for (int64_t i = 0; i < c->n; i++) {
        largest = more(largest, absolute(x[i]));
        if (i >= n - 1 && i >= k - 1) {
            L m = mean_of(x + i, n), band = bb * deviation_of(x + i, n), wide = kc * range[i];
            L a = m - band, b = mean[i] - wide, d = m + band, e = mean[i] + wide;
            c->out[0][i] = a > b && d < e ? -1 : a < b && d > e ? 1 : 0;
            L size = more(band + wide, absolute(m - mean[i])) + largest * (L)0x1p-50;
            c->scale[0][i] = more(undecided(a, b, size), 0) > 0 || more(undecided(d, e, size), 0) > 0 ? (L)INFINITY : nothing();
        }
        if (i >= k - 1) y[i] = x[i] - ((top[i] + bottom[i]) / 2 + mean[i]) / 2;
        if (i < 2 * k - 2) continue;
        L now = c->out[1][i] = line_end(y + i, k), last = c->out[1][i - 1], size = 0;
        for (int j = 0; j < 2 * k - 1; j++) size = more(size, absolute(x[i - j] - x[i]) + r[i - j]);
        if (i < 2 * k - 1) continue;
        c->out[2][i] = now > 0 ? now > last ? 1 : 2 : now < last ? -1 : -2;
        if (absolute(now) < size * (L)0x1p-44 * k || absolute(now - last) < size * (L)0x1p-44 * k) c->scale[2][i] = (L)INFINITY;
    }
}

ORACLE(ttm_squeeze, 12)
{
    int n = whole(c, "length");
    bool each = chosen(c, "line", "each");
    const L *x = c->in[2];
    L bb = (L)real(c, "bb_mult"), high = (L)real(c, "kc_mult_high"), mid = (L)real(c, "kc_mult_mid"), low = (L)real(c, "kc_mult_low");
    L *r = series(c), *range = series(c), *top = series(c), *bottom = series(c), *y = series(c);
    for (int64_t i = 0; i < c->n; i++) r[i] = true_range(c, i);
    plain_mean(c->n, r, n, range), window_max(c->n, c->in[0], n, top), window_min(c->n, c->in[1], n, bottom);
    for (int64_t i = n - 1; i < c->n; i++) {
        L band = bb * deviation_of(x + i, n), middle = ((top[i] + bottom[i]) / 2 + mean_of(x + i, n)) / 2;
        y[i] = x[i] - middle;
        if (!each) c->out[0][i] = line_end(x + i, n) - middle;
        else if (i >= 2 * n - 2) c->out[0][i] = line_end(y + i, n);
        c->out[1][i] = band > low * range[i] ? 0 : band <= high * range[i] ? 3 : band <= mid * range[i] ? 2 : 1;
        L m[] = { low, high, mid };
        for (int k = 0; k < 3; k++) if (absolute(band - m[k] * range[i]) < (band + m[k] * range[i]) * (L)0x1p-44) c->scale[1][i] = (L)INFINITY;
    }
}

/* (x - middle) / (factor distance), averaged from bar `first` on; returns the largest such number so far, on `scale`. */
static void wave(const call *c, const L *x, int n, int a, L factor, int64_t from, int64_t first, L *y, L *scale)
{
    L *off = series(c), *far = series(c), *distance = series(c), *index = series(c), largest = 0;
    for (int64_t i = 0; i < c->n; i++) off[i] = i == 0 ? 0 : (1 - (L)2 / (n + 1)) * (off[i - 1] + (x[i] - x[i - 1])), far[i] = absolute(off[i]);
    if (from < c->n) recursion(c->n, far, from, (L)2 / (n + 1), far[from], distance);
    for (int64_t i = from; i < c->n; i++) index[i] = distance[i] == 0 ? 0 : off[i] / (factor * distance[i]);
    if (first > from && from < c->n) y[from] = index[from];
    if (first < c->n) recursion(c->n, index, first, (L)2 / (a + 1), index[first], y);
    for (int64_t i = from; i < c->n; i++) largest = more(largest, absolute(index[i])), scale[i] = more(largest, 1);
}
ORACLE(wavetrend, 32)
{
    int n = whole(c, "channel_length"), a = whole(c, "average_length"), m = whole(c, "ma_length");
    L *y = series(c), *scale = series(c);
    *c->widen = fading(n > a ? n : a);
    wave(c, c->in[0], n, a, (L)real(c, "factor"), 0, 1, y, scale);
    for (int64_t i = n + a + m - 3; i < c->n; i++) {
        c->out[0][i] = y[i], c->out[1][i] = mean_of(y + i, m), c->out[2][i] = c->out[1][i] - y[i];
        for (int k = 0; k < 3; k++) c->scale[k][i] = scale[i];
    }
}
ORACLE(wto, 32)
{
    int n = whole(c, "channel_length"), a = whole(c, "average_length");
    L *y = series(c), *scale = series(c);
    *c->widen = fading(n > a ? n : a);
    wave(c, c->in[0], n, a, (L)15 / 1000, n - 1, n - 1, y, scale);
    for (int64_t i = n - 1; i < c->n; i++) {
        c->out[0][i] = y[i];
        if (i >= n + 2) c->out[1][i] = mean_of(y + i, 4), c->out[2][i] = y[i] - c->out[1][i];
        for (int k = 0; k < 3; k++) c->scale[k][i] = scale[i];
    }
}

/* How far the close is off its volume-weighted mean, and the macd, each in deviations; less the mean of the last such numbers. */
ORACLE(macz, 24)
{
    int fast = whole(c, "fast_length"), slow = whole(c, "slow_length"), m = whole(c, "signal_length"), nz = whole(c, "lengthz"), nd = whole(c, "length_stdev");
    L a = (L)real(c, "a"), b = (L)real(c, "b"), g = (L)real(c, "gamma"), f[4] = { 0 };
    bool lag = chosen(c, "use_lag", "true");
    const L *x = c->in[0], *v = c->in[1];
    int64_t w = (int64_t)fmax(fmax(fast, slow), fmax(nz, nd)) - 1;
    L *q = series(c), *scale = series(c), largest = 0;
    if (lag) *c->widen = fading((int)(2 / (1 - real(c, "gamma"))));
    for (int64_t i = 0; i < c->n; i++) {
        largest = more(largest, absolute(x[i]));
        if (i < w) continue;
        L all = 0, money = 0, square = 0, lowest = x[i], highest = x[i];
        for (int k = 0; k < nz; k++) all += v[i - k], money += x[i - k] * v[i - k];
        L middle = all == 0 ? mean_of(x + i, nz) : money / all;
        for (int k = 0; k < nz; k++) square += (x[i - k] - middle) * (x[i - k] - middle) / nz;
        for (int64_t k = i - w; k <= i; k++) lowest = less(lowest, x[k]), highest = more(highest, x[k]);
        L spread = root(square), d = deviation_of(x + i, nd), tiny = largest * (L)0x1p-100;
        q[i] = (spread <= tiny ? 0 : a * (x[i] - middle) / spread) + (d <= tiny ? 0 : b * (mean_of(x + i, fast) - mean_of(x + i, slow)) / d);
        scale[i] = 1 + (spread <= tiny ? 0 : absolute(a) * (highest - lowest) / spread) + (d <= tiny ? 0 : absolute(b) * (highest - lowest) / d);
        if (!lag) continue;
        L old[4] = { f[0], f[1], f[2], f[3] };
        f[0] = (1 - g) * q[i] + g * f[0];
        for (int k = 1; k < 4; k++) f[k] = old[k - 1] - g * f[k - 1] + g * f[k];
        q[i] = (f[0] + 2 * f[1] + 2 * f[2] + f[3]) / 6;
        if (i > w) scale[i] = more(scale[i], scale[i - 1]);
    }
    for (int64_t i = w + m - 1; i < c->n; i++) {
        c->out[0][i] = q[i] - mean_of(q + i, m), c->scale[0][i] = 0;
        for (int k = 0; k < m; k++) c->scale[0][i] = more(c->scale[0][i], scale[i - k]);
    }
}

/* From a bar on whose course hangs on last bits, nothing is compared any more. */
static void undecided_from(const call *c, int output, int64_t from) { for (; from < c->n; from++) c->scale[output][from] = (L)INFINITY; }

/* The mean of the values there are; from the n-th on y += 2/(n + 1) (x - y). */
static void running(int64_t count, const L *x, int64_t from, int n, L *y)
{
    L alpha = (L)2 / (n + 1);
    for (int64_t i = from; i < count; i++) y[i] = i - from < n ? mean_of(x + i, (int)(i - from + 1)) : y[i - 1] + alpha * (x[i] - y[i - 1]);
}

/* Wilder's RSI, averaged; a line that trails it at a distance. */
ORACLE(qqe, 48)
{
    int n = whole(c, "rsi_period"), m = whole(c, "smoothing_factor");
    int64_t first = n + (m > 2 ? m - 2 : 0);
    L *u = series(c), *d = series(c), *rsi = series(c), once = 0, twice = 0, level = 0, factor = (L)real(c, "fast_factor"), *y = c->out[0];
    *c->widen = fading(2 * n > m ? 2 * n : m);
    rises_and_falls(c, c->in[0], n, u, d);
    for (int64_t i = n; i < c->n; i++) rsi[i] = u[i] + d[i] == 0 ? 50 : 100 * u[i] / (u[i] + d[i]);
    running(c->n, rsi, n, m, y);
    for (int64_t i = first; i < c->n; i++) {
        if (i > first) {
            once += (absolute(y[i] - y[i - 1]) - once) / 14, twice += (once - twice) / 14;
            L high = y[i] + factor * twice, low = y[i] - factor * twice, p = level, near = (L)0x1p-36;
            level = high < p || (y[i] < p && y[i - 1] > p && !(low > p)) ? high : low > p || (y[i] > p && y[i - 1] < p) ? low : p;
            if ((y[i] != p && absolute(y[i] - p) < near) || (y[i - 1] != p && absolute(y[i - 1] - p) < near)) { undecided_from(c, 1, i); break; }
        } else level = y[i];
        c->out[1][i] = level, c->scale[1][i] = 100 * (1 + factor / 14);
    }
}

/* Prices on bars of more volume, and of less; averaged; two lines that trail the difference. */
ORACLE_TOTAL(dvdiqqe, 32)
{
    int n = whole(c, "period"), m = whole(c, "smoothing_period");
    int64_t first = 2 * n - 1;
    L tick = (L)real(c, "tick_size"), factor[] = { (L)real(c, "fast_multiplier"), (L)real(c, "slow_multiplier") }, total = 0;
    bool ticks = chosen(c, "volume_type", "tick"), along = chosen(c, "negative", "along"), centred = !chosen(c, "center_type", "static");
    L *plus = series(c), *minus = series(c), *p = series(c), *q = series(c), *gap = series(c), *a = c->out[0], *dvdi = series(c), *change = series(c), *once = series(c), *twice = series(c);
    const L *x = c->in[1];
    *c->widen = fading(2 * n > m ? 2 * n : m);
    L v = 0, body = tick;
    for (int64_t i = 0; i < c->n; i++) {
        L old = v;
        if (absolute(x[i] - c->in[0][i]) >= tick) body = absolute(x[i] - c->in[0][i]);
        v = ticks ? body : c->in[2][i];
        plus[i] = i ? plus[i - 1] : 0, minus[i] = i ? minus[i - 1] : 0;
        if (i && v > old) plus[i] += x[i] - x[i - 1];
        if (i && v < old) minus[i] += along ? x[i] - x[i - 1] : x[i - 1] - x[i];
    }
    running(c->n, plus, 0, n, p), running(c->n, minus, 0, n, q);
    for (int64_t i = 0; i < c->n; i++) gap[i] = (plus[i] - p[i]) - (minus[i] - q[i]);
    running(c->n, gap, 0, m, dvdi);
    for (int64_t i = 1; i < c->n; i++) change[i] = absolute(dvdi[i] - dvdi[i - 1]);
    running(c->n, change, 1, 2 * n - 1, once), running(c->n, once, 1, 2 * n - 1, twice);
    for (int64_t i = first; i < c->n; i++) total += dvdi[i], a[i] = dvdi[i], c->out[3][i] = centred ? total / (i - first + 1) : 0;
    for (int k = 0; k < 2; k++) {
        L level = 0, spread = 0, low = x[0], high = x[0];
        for (int64_t i = 0; i < c->n; i++) {
            low = less(low, x[i]), high = more(high, x[i]), spread = high - low;
            if (i < first) continue;
            if (i > first && absolute(dvdi[i] - level) < spread * (L)0x1p-40 && !(dvdi[i] == level && twice[i] == 0)) { undecided_from(c, 1 + k, i); break; }
            L wide = factor[k] * twice[i];
            level = i == first ? dvdi[i] : dvdi[i] > level ? more(level, dvdi[i] - wide) : less(level, dvdi[i] + wide);
            c->out[1 + k][i] = level, c->scale[1 + k][i] = spread * (1 + factor[k]);
        }
    }
}

/* How much one price has grown beside another, averaged twice. */
ORACLE(rsmk, 24)
{
    int n = whole(c, "lookback");
    L *g = series(c);
    const L *x = c->in[0], *y = c->in[1];
    for (int64_t i = n; i < c->n; i++) {
        bool known = x[i] > 0 && y[i] > 0 && x[i - n] > 0 && y[i - n] > 0;
        g[i] = known ? 100 * (L)(logl((long double)(x[i] / y[i])) - logl((long double)(x[i - n] / y[i - n]))) : 0;
    }
    L largest = 1000;
    for (int64_t i = n; i < c->n; i++)
        for (int k = 0; k < 2; k++) largest = more(largest, absolute(g[i])), c->scale[k][i] = largest;
    average(c, "ma_type", whole(c, "period"), g, c->out[0]);
    average(c, "signal_ma", whole(c, "signal_period"), c->out[0], c->out[1]);
}

/* |x - x[9]| / sum |x - x[1]|, from the ninth movement after `start` on. */
static void travels(const call *c, const L *x, int64_t start, L *share)
{
    for (int64_t i = start + 9; i < c->n; i++) {
        L path = 0;
        for (int k = 0; k < 9; k++) path += absolute(x[i - k] - x[i - k - 1]);
        share[i] = path == 0 ? 0 : absolute(x[i] - x[i - 9]) / path;
    }
}
static void waiting(const call *c, const L *x, int64_t start, int n, const L *share, L *y)
{
    bool priced = chosen(c, "start", "price");
    for (int64_t i = start; i < c->n; i++)
        y[i] = i < start + 9 ? (priced ? x[i] : 0) : y[i - 1] + (L)2 / (n + 1) * share[i] * (x[i] - y[i - 1]);
}

/* The stop that trails m from bar `first` on; what m may be off by decides which way it goes. */
static void track(const call *c, const L *x0, const L *m, int64_t first, L percent, L *y)
{
    L h = percent / 100, below = 0, above = 0, largest = 0;
    bool up = true;
    for (int64_t i = first; i < c->n; i++) {
        L x = m[i], low = x * (1 - h), high = x * (1 + h);
        largest = more(largest, more(absolute(x), absolute(x0[i])));
        L near = largest * (L)0x1p-40;
        if (i > first) {
            if ((x != below && absolute(x - below) < near) || (x != above && absolute(x - above) < near)) { undecided_from(c, 0, i); break; }
            up = up ? x >= below : x > above;
            below = x > below ? more(low, below) : low, above = x < above ? less(high, above) : high;
        } else below = low, above = high;
        L stop = up ? below : above;
        if (x != stop && absolute(x - stop) < near) { undecided_from(c, 0, i); break; }
        y[i] = stop * (x > stop ? 1 + h / 2 : 1 - h / 2);
        if (is_nan(c->scale[0][i])) c->scale[0][i] = largest;
    }
}
ORACLE(ott, 24)
{
    int n = whole(c, "period");
    const L *x = c->in[0];
    L *share = series(c), *m = series(c);
    int64_t first = 0;
    *c->widen = fading(n > 100 ? n : 100);
    if (chosen(c, "ma_type", "other")) average(c, "other", n, x, m), first = first_of(c->n, m);
    else travels(c, x, 0, share), waiting(c, x, 0, n, share, m), first = chosen(c, "start", "price") ? 9 : 0;
    track(c, x, m, first, (L)real(c, "percent"), c->out[0]);
}

/* Three averages that wait, a quotient of them, and the tracker of that. */
ORACLE(otto, 32)
{
    int n = whole(c, "ott_period"), fast = whole(c, "fast_vidya_length"), slow = whole(c, "slow_vidya_length");
    int64_t begins = chosen(c, "start", "price") ? 9 : 0, first = 0;
    const L *x = c->in[0];
    L *share = series(c), *a = series(c), *b = series(c), *d = series(c), *lott = series(c), *m = series(c), constant = (L)real(c, "correcting_constant"), largest = 0;
    *c->widen = fading(n > slow * fast ? n : slow * fast);
    travels(c, x, 0, share);
    waiting(c, x, 0, slow / 2, share, a), waiting(c, x, 0, slow, share, b), waiting(c, x, 0, slow * fast, share, d);
    for (int64_t i = begins; i < c->n; i++) {
        L under = b[i] - d[i] + constant;
        c->out[1][i] = lott[i] = under == 0 ? 0 : a[i] / under;
        largest = more(largest, absolute(x[i]));
        if (under != 0 && absolute(under) < largest / 1000) { undecided_from(c, 0, i), undecided_from(c, 1, i); break; }
        c->scale[1][i] = under == 0 ? 1 : (1 + absolute(lott[i])) * largest / absolute(under);
    }
    L *way = series(c);
    if (chosen(c, "ma_type", "other")) average(c, "other", n, lott, m), first = first_of(c->n, m);
    else travels(c, lott, begins, way), waiting(c, lott, begins, n, way, m), first = 2 * begins;
    track(c, lott, m, first, (L)real(c, "ott_percent"), c->out[0]);
}

/* Where y stands in the range of its last n values from bar `from` on; what y may be off by, in u, goes along. */
static void swing(int64_t count, int64_t from, int n, const L *y, const L *error, L *place, L *off)
{
    for (int64_t i = from; i < count; i++) {
        L low = y[i], high = y[i], worst = 0;
        for (int64_t k = i; k >= from && k > i - n; k--) low = less(low, y[k]), high = more(high, y[k]), worst = more(worst, error[k]);
        if (high > low) {
            place[i] = 100 * (y[i] - low) / (high - low), off[i] = 100 + 300 * worst / (high - low);
            if ((high - low) < worst * (L)0x1p-40) off[i] = (L)INFINITY;
        } else place[i] = nothing(), off[i] = 0;
    }
}
ORACLE(cci_cycle, 4)
{
    int n = whole(c, "length"), p = (int)(sqrt(n) + 0.5);
    int64_t s = n + p - 2;
    L q = real(c, "factor") == 0 ? 1 : (L)real(c, "factor");
    const L *x = c->in[0];
    L *v[2][8];
    *c->widen = fading(n);
    for (int k = 0; k < 2; k++) for (int j = 0; j < 8; j++) v[k][j] = series(c);      /* values, and what they may be off by */
    for (int64_t i = n - 1; i < c->n; i++) {
        L m = mean_of(x + i, n), d = 0, low = x[i], high = x[i];
        for (int k = 0; k < n; k++) d += absolute(x[i - k] - m) / n, low = less(low, x[i - k]), high = more(high, x[i - k]);
        bool flat = low == high;
        v[0][0][i] = flat ? 0 : (x[i] - m) * 1000 / (15 * d), v[1][0][i] = flat ? 0 : (absolute(v[0][0][i]) + 67) * (high - low) / d;
    }
    for (int k = 0; k < 2; k++) {
        running(c->n, v[k][0], n - 1, (n + 1) / 2, v[k][1]), running(c->n, v[k][0], n - 1, n, v[k][2]);
        for (int64_t i = n - 1; i < c->n; i++) v[k][3][i] = 2 * v[k][1][i] + (k ? 1 : -1) * v[k][2][i];
        smoothed(c->n, v[k][3], p, (L)1 / p, v[k][4]);
    }
    L *place = series(c), *off = series(c), *f = v[0][5], *ef = v[1][5], y = 50, ey = 0, last = 50, elast = 0;
    swing(c->n, s, n, v[0][4], v[1][4], place, off);
    for (int64_t i = s; i < c->n; i++) {
        if (i > s && !is_nan(place[i])) last = place[i], elast = off[i];
        else elast += off[i];
        f[i] = i == s ? 50 : f[i - 1] + q * (last - f[i - 1]), ef[i] = i == s ? 0 : ef[i - 1] + q * (elast - ef[i - 1]) + 100;
        if (!(elast < (L)0x1p40)) ef[i] = (L)INFINITY;
    }
    swing(c->n, s, n, f, ef, place, off);
    for (int64_t i = s + 1; i < c->n; i++) {
        if (!is_nan(place[i])) y = i == s + 1 ? place[i] : y + q * (place[i] - y), ey = ey + q * (off[i] - ey) + 100;
        if (!(off[i] < (L)0x1p40)) { undecided_from(c, 0, i); break; }
        c->out[0][i] = y, c->scale[0][i] = ey;
    }
}

/* The mean of those oscillators that are there yet; what it may be off by, in u, goes along. */
ORACLE(mod_god_mode, 16)
{
    int n1 = whole(c, "n1"), n2 = whole(c, "n2"), n3 = whole(c, "n3");
    bool god = chosen(c, "mode", "godmode") || chosen(c, "mode", "godmode_mg"), further = chosen(c, "mode", "tradition_mg") || chosen(c, "mode", "godmode_mg");
    const L *h = c->in[0], *l = c->in[1], *x = c->in[2], *v = c->in[3];
    int64_t first = (n1 > n2 ? n1 > n3 ? n1 : n3 : n2 > n3 ? n2 : n3) - 1, murky = c->n;
    L *tci = series(c), *stci = series(c), *up = series(c), *down = series(c), *rsi = series(c), *slow = series(c);
    L *d = series(c), *size = series(c), *a[4] = { series(c), series(c), series(c), series(c) }, *sum = series(c), *flow = series(c), *y = series(c), *e = series(c);
    *c->widen = fading((int)fmax(n1, fmax(n2, 2 * n3)));
    wave(c, x, n1, n2, (L)25 / 1000, 0, 1, tci, stci);
    rises_and_falls(c, x, n3, up, down);
    for (int64_t i = n3; i < c->n; i++) rsi[i] = up[i] + down[i] == 0 ? 50 : 100 * up[i] / (up[i] + down[i]);
    if (n3 < c->n) recursion(c->n, rsi, n3, (L)2 / (n3 + 1), rsi[n3], slow);
    for (int64_t i = 0; i < c->n; i++) {
        L all = h[i] + l[i] + x[i];
        sum[i] = all, flow[i] = 0;
        if (i == 0) continue;
        L change = (h[i] - h[i - 1]) + (l[i] - l[i - 1]) + (x[i] - x[i - 1]);
        bool still = h[i] == h[i - 1] && l[i] == l[i - 1] && x[i] == x[i - 1];
        if (!still && absolute(change) < absolute(all) * (L)0x1p-44 && murky == c->n) murky = i;
        flow[i] = still ? 0 : change > 0 ? all * v[i] : change < 0 ? -all * v[i] : 0;
        d[i] = (x[i] - x[i - 1]);
        if (further) d[i] = x[i] + x[i - 1] == 0 ? 0 : d[i] / (x[i] + x[i - 1]);
        size[i] = absolute(d[i]);
    }
    if (c->n > 1) {
        recursion(c->n, d, 1, (L)2 / (n1 + 1), d[1], a[0]), recursion(c->n, size, 1, (L)2 / (n1 + 1), size[1], a[1]);
        recursion(c->n, a[0], 1, (L)2 / (n2 + 1), d[1], a[2]), recursion(c->n, a[1], 1, (L)2 / (n2 + 1), size[1], a[3]);
    }
    L s[4] = { 0 }, g = (L)0.3, w[4] = { 0 };                /* stages of the Laguerre filter, less the price; and without signs */
    for (int64_t i = 0; i < c->n; i++) {
        L old[4] = { s[0], s[1], s[2], s[3] }, was[4] = { w[0], w[1], w[2], w[3] }, move = i ? x[i] - x[i - 1] : x[0], rise = 0, path = 0;
        s[0] = g * (s[0] - move), w[0] = g * (w[0] + absolute(move));
        for (int k = 1; k < 4; k++) {
            s[k] = g * s[k] + old[k - 1] - g * s[k - 1] - (1 + g) * move, w[k] = g * w[k] + was[k - 1] + g * w[k - 1] + (1 + g) * absolute(move);
            rise += more(s[k - 1] - s[k], 0), path += absolute(s[k - 1] - s[k]);
        }
        if (i < first) continue;
        L total = tci[i] + 50, error = stci[i] + 100, count = 1;
        if (i >= n3) {
            L in = 0, out = 0, mf = rsi[i];
            for (int k = 0; k < n3; k++) in += more(flow[i - k], 0), out += more(-flow[i - k], 0);
            if (chosen(c, "use_volume", "true")) mf = in + out == 0 ? 50 : 100 * in / (in + out);
            L csi = rsi[i] / 2 + 25 + (a[3][i] == 0 ? 0 : 25 * a[2][i] / a[3][i]);
            total += mf + (god ? csi : rsi[i]), count += 2, error += 200;
        }
        if (god && i >= n2 - 1) {
            L low = x[i], high = x[i];
            for (int k = 0; k < n2; k++) low = less(low, x[i - k]), high = more(high, x[i - k]);
            if (high > low) total += 80 - 60 * (high - x[i]) / (high - low), count += 1, error += 100;
        }
        if (further) {
            bool none = path <= absolute(x[i]) * (L)0x1p-200;
            total += none ? 50 : 100 * rise / path, count += 1, error += none ? 0 : 100 + 100 * (w[0] + w[1] + w[2] + w[3]) / path;
            if (i >= n2 + n3) total += rsi[i] - rsi[i - n2] + slow[i], count += 1, error += 300;
        }
        y[i] = c->out[0][i] = total / count, e[i] = c->scale[0][i] = error;
    }
    L *six = series(c), *wide = series(c), *off = series(c), *hist = series(c);
    int64_t later = first + 5;
    for (int64_t i = later; i < c->n; i++) c->out[1][i] = mean_of(y + i, 6), c->scale[1][i] = wide[i] = mean_of(e + i, 6), six[i] = 2 * (y[i] - c->out[1][i]) + 50, off[i] = 2 * (e[i] + wide[i]);
    if (later < c->n) recursion(c->n, six, later, (L)2 / (n3 + 1), six[later], c->out[2]), recursion(c->n, off, later, (L)2 / (n3 + 1), off[later], hist);
    for (int64_t i = later; i < c->n; i++) c->scale[2][i] = hist[i];
    if (chosen(c, "use_volume", "true")) for (int k = 0; k < 3; k++) undecided_from(c, k, murky);
}
