/* simple.c -- oracles of prices made of one bar's, changes, lines, and oscillators made of these. */
#include "oracle.h"

L true_range(const call *, int64_t i);

ORACLE(avgprice, 2) { for (int64_t i = 0; i < c->n; i++) c->out[0][i] = (c->in[0][i] + c->in[1][i] + c->in[2][i] + c->in[3][i]) / 4; }
ORACLE(medprice, 1) { for (int64_t i = 0; i < c->n; i++) c->out[0][i] = (c->in[0][i] + c->in[1][i]) / 2; }
ORACLE(typprice, 3) { for (int64_t i = 0; i < c->n; i++) c->out[0][i] = (c->in[0][i] + c->in[1][i] + c->in[2][i]) / 3; }
ORACLE(wclprice, 2) { for (int64_t i = 0; i < c->n; i++) c->out[0][i] = (c->in[0][i] + c->in[1][i] + 2 * c->in[2][i]) / 4; }

/* A quotient of differences of prices is good to its own digits, however small it is. */
ORACLE(bop, 3)
{
    for (int64_t i = 0; i < c->n; i++) {
        L range = c->in[1][i] - c->in[2][i];
        c->out[0][i] = range > 0 ? (c->in[3][i] - c->in[0][i]) / range : 0;
        c->scale[0][i] = absolute(c->out[0][i]);
    }
}

ORACLE(trange, 1) { for (int64_t i = chosen(c, "start", "first") ? 0 : 1; i < c->n; i++) c->out[0][i] = true_range(c, i); }

ORACLE(midpoint, 1)
{
    L *h = series(c), *l = series(c);
    window_max(c->n, c->in[0], whole(c, "period"), h), window_min(c->n, c->in[0], whole(c, "period"), l);
    for (int64_t i = 0; i < c->n; i++) c->out[0][i] = (h[i] + l[i]) / 2;
}

ORACLE(mom, 1) { int n = whole(c, "period"); for (int64_t i = n; i < c->n; i++) c->out[0][i] = c->in[0][i] - c->in[0][i - n]; }

static void change(const call *c, L times, bool less_one)
{
    int n = whole(c, "period");
    for (int64_t i = n; i < c->n; i++) {
        L old = c->in[0][i - n];
        c->out[0][i] = old == 0 ? 0 : times * (c->in[0][i] - less_one * old) / old;
        c->scale[0][i] = absolute(c->out[0][i]);
    }
}
ORACLE(rocp,    2) { change(c, 1, true); }
ORACLE(rocr,    1) { change(c, 1, false); }
ORACLE(rocr100, 2) { change(c, 100, false); }

/* The least-squares line of the window that ends at *last: its value `bars` after the oldest bar, and its slope. */
static L line_at(const L *last, int n, int bars, L *slope)
{
    L m = mean_of(last, n), mt = (L)(n - 1) / 2, a = 0, b = 0;
    for (int t = 0; t < n; t++) a += (t - mt) * (last[t - n + 1] - m), b += (t - mt) * (t - mt);
    *slope = a / b;
    return m + *slope * (bars - mt);
}
ORACLE(linreg_intercept, 4) { int n = whole(c, "period"); L k; for (int64_t i = n - 1; i < c->n; i++) c->out[0][i] = line_at(c->in[0] + i, n, 0, &k); }
ORACLE(tsf, 4)              { int n = whole(c, "period"); L k; for (int64_t i = n - 1; i < c->n; i++) c->out[0][i] = line_at(c->in[0] + i, n, n, &k); }

/* As good as the slope, which is as good as the spread, and as its own digits. */
ORACLE(linreg_angle, 4)
{
    int n = whole(c, "period");
    L degrees = 180 / (L)3.14159265358979323846264338327950288L;
    for (int64_t i = n - 1; i < c->n; i++) {
        L k, high = c->in[0][i], low = high;
        line_at(c->in[0] + i, n, 0, &k);
        for (int j = 1; j < n; j++) high = more(high, c->in[0][i - j]), low = less(low, c->in[0][i - j]);
        c->out[0][i] = degrees * (L)atanl((long double)k);
        c->scale[0][i] = degrees * (high - low) / (1 + k * k) + absolute(c->out[0][i]);
    }
}

/* Slope of the returns of the second series over those of the first.  A return is good to its own digits, so the
 * covariance is good to the product of the largest ones; where the variance is less than that tells, any value will do. */
ORACLE(beta, 4)
{
    int n = whole(c, "period");
    L *r[2] = { series(c), series(c) };
    for (int64_t i = 1; i < c->n; i++)
        for (int k = 0; k < 2; k++) r[k][i] = c->in[k][i - 1] == 0 ? 0 : (c->in[k][i] - c->in[k][i - 1]) / c->in[k][i - 1];
    for (int64_t i = n; i < c->n; i++) {
        L mx = mean_of(r[0] + i, n), my = mean_of(r[1] + i, n), xy = 0, xx = 0, x = 0, y = 0;
        for (int k = 0; k < n; k++) {
            L dx = r[0][i - k] - mx, dy = r[1][i - k] - my;
            xy += dx * dy / n, xx += dx * dx / n;
            x = more(x, absolute(r[0][i - k])), y = more(y, absolute(r[1][i - k]));
        }
        bool level = n == 1 || x == 0;
        c->out[0][i] = level || xx == 0 ? 0 : xy / xx;
        c->scale[0][i] = level ? 0 : xx <= x * x * (L)0x1p-90 ? (L)INFINITY : (x * y + absolute(c->out[0][i]) * x * x) / xx;
    }
}

ORACLE(var, 4)
{
    int n = whole(c, "period");
    L k = (L)real(c, "nbdev") * (L)real(c, "nbdev");
    for (int64_t i = n - 1; i < c->n; i++) {
        L d = deviation_of(c->in[0] + i, n), high = c->in[0][i], low = high;
        for (int j = 1; j < n; j++) high = more(high, c->in[0][i - j]), low = less(low, c->in[0][i - j]);
        c->out[0][i] = k * d * d, c->scale[0][i] = k * (high - low) * (high - low);
    }
}

ORACLE(avgdev, 8)
{
    int n = whole(c, "period");
    for (int64_t i = n - 1; i < c->n; i++) {
        L m = mean_of(c->in[0] + i, n), s = 0;
        for (int k = 0; k < n; k++) s += absolute(c->in[0][i - k] - m);
        c->out[0][i] = s / n;
    }
}

/* The weights: 1, 2 ... up to the middle and down again. */
ORACLE(trima, 6)
{
    int n = whole(c, "period");
    for (int64_t i = n - 1; i < c->n; i++) {
        L s = 0, all = 0;
        for (int k = 0; k < n; k++) { int w = k < n - 1 - k ? k + 1 : n - k; s += w * c->in[0][i - k], all += w; }
        c->out[0][i] = s / all;
    }
}

/* A bar's own lines may lie far from its prices: good to the largest of their terms. */
ORACLE(accbands, 6)
{
    int n = whole(c, "period");
    L *x[3] = { series(c), series(c), series(c) };
    for (int64_t i = 0; i < c->n; i++) {
        L h = c->in[0][i], l = c->in[1][i], r = h + l == 0 ? 0 : 4 * (h - l) / (h + l);
        x[0][i] = h * (1 + r), x[1][i] = c->in[2][i], x[2][i] = l * (1 - r);
    }
    for (int k = 0; k < 3; k++)
        for (int64_t i = n - 1; i < c->n; i++) {
            L largest = 0;
            for (int j = 0; j < n; j++) largest = more(largest, more(absolute(c->in[0][i - j]), absolute(x[k][i - j])));
            c->out[k][i] = mean_of(x[k] + i, n), c->scale[k][i] = largest;
        }
}

ORACLE(imi, 4)
{
    int n = whole(c, "period");
    for (int64_t i = n - 1; i < c->n; i++) {
        L up = 0, down = 0;
        for (int k = 0; k < n; k++) {
            L m = c->in[1][i - k] - c->in[0][i - k];
            if (m > 0) up += m; else down -= m;
        }
        c->out[0][i] = up + down == 0 ? 50 : 100 * up / (up + down);
    }
}

ORACLE(aroonosc, 2)
{
    int n = whole(c, "period");
    for (int64_t i = n; i < c->n; i++) {
        int high = 0, low = 0;
        for (int k = 1; k <= n; k++) {
            if (c->in[0][i - k] > c->in[0][i - high]) high = k;
            if (c->in[1][i - k] < c->in[1][i - low]) low = k;
        }
        c->out[0][i] = (L)100 * (low - high) / n;
    }
}

/* Means of the rises and falls, Wilder's way: what is left of them, in percent of both: twice what an rsi may be off. */
ORACLE(cmo, 32)
{
    int n = whole(c, "period");
    L *u = series(c), *d = series(c);
    *c->widen = fading(2 * n);
    rises_and_falls(c, c->in[0], n, u, d);
    for (int64_t i = n; i < c->n; i++) c->out[0][i] = u[i] + d[i] == 0 ? 0 : 100 * (u[i] - d[i]) / (u[i] + d[i]);
}

ORACLE(ultosc, 4)
{
    int n[3] = { whole(c, "period1"), whole(c, "period2"), whole(c, "period3") };
    for (int k = 0; k < 4; k++) if (n[k % 2] > n[k % 2 + 1]) { int swap = n[k % 2]; n[k % 2] = n[k % 2 + 1], n[k % 2 + 1] = swap; }
    for (int64_t i = n[2]; i < c->n; i++) {
        L all = 0;
        for (int k = 0; k < 3; k++) {
            L pressure = 0, range = 0;
            for (int j = 0; j < n[k]; j++) pressure += c->in[2][i - j] - less(c->in[1][i - j], c->in[2][i - j - 1]), range += true_range(c, i - j);
            if (range != 0) all += (4 >> k) * pressure / range;
        }
        c->out[0][i] = 100 * all / 7;
    }
}

/* Three averages, each seeded with the mean of `n` values; the change of the last.  A change is good to the largest
 * movement so far, times what each average makes of the rounding of 1 - c: u/2, remembered for n/2 bars.  One in percent of
 * a price is also as good as the digits that this has among the prices. */
ORACLE(trix, 16)
{
    int n = whole(c, "period");
    bool price = chosen(c, "of", "price");
    L *v = series(c), *e[3] = { series(c), series(c), series(c) }, far = 0, largest = 0;
    *c->widen = 1 + 3 * n / 64.0;
    for (int64_t i = 0; i < c->n; i++) {
        L x = c->in[0][i], last = i ? c->in[0][i - 1] : x;
        if (price) v[i] = x;
        else v[i] = i == 0 ? 0 : v[i - 1] + (x > 0 && last > 0 ? (L)log1pl((long double)((x - last) / last)) : 0);
    }
    for (int k = 0; k < 3; k++) smoothed(c->n, k ? e[k - 1] : v, n, (L)2 / (n + 1), e[k]);
    for (int64_t i = 0; i < c->n; i++) {
        if (i) far = more(far, absolute(v[i] - v[i - 1]));
        largest = more(largest, absolute(c->in[0][i]));
        if (i < 3 * n - 2) continue;
        L old = e[2][i - 1], move = e[2][i] - old;
        if (!price) { c->out[0][i] = 10000 * move, c->scale[0][i] = 10000 * far; continue; }
        c->out[0][i] = old == 0 ? 0 : 100 * move / old;
        c->scale[0][i] = old == 0 ? 0 : absolute(old) < largest * (L)0x1p-40 ? (L)INFINITY : (100 * far + absolute(c->out[0][i]) * largest) / absolute(old);
    }
}

/* Two averages of the accumulation/distribution line, seeded with its first value.  Good to the farthest the line has been off
 * them, which is what is subtracted, times what the rounding of 1 - c makes of it (as in trix). */
ORACLE(adosc, 16)
{
    int n[2] = { whole(c, "fast_period"), whole(c, "slow_period") }, longest = n[0] > n[1] ? n[0] : n[1];
    L ad = 0, e[2] = { 0, 0 }, far = 0;
    *c->widen = 1 + longest / 64.0;
    for (int64_t i = 0; i < c->n; i++) {
        L h = c->in[0][i], l = c->in[1][i], x = c->in[2][i], v = c->in[3][i], move = h == l ? 0 : ((x - l) - (h - x)) / (h - l) * v;
        ad += move, far = more(far, absolute(move));
        for (int k = 0; k < 2; k++) {
            e[k] = i == 0 ? ad : e[k] + (L)2 / (n[k] + 1) * (ad - e[k]);
            far = more(far, absolute(ad - e[k]));
        }
        if (i < longest - 1 && chosen(c, "start", "full")) continue;
        c->out[0][i] = e[0] - e[1], c->scale[0][i] = far;
    }
}
