/* trend.c -- oracles of what follows a trend. */
#include "oracle.h"

L true_range(const call *, int64_t i);

/* How recent the extremes of period + 1 bars are; of equal ones the latest counts. */
ORACLE(aroon, 2)
{
    int n = whole(c, "period");
    for (int64_t i = n; i < c->n; i++) {
        int down = 0, up = 0;
        for (int k = 1; k <= n; k++) {
            if (c->in[0][i - k] > c->in[0][i - up]) up = k;
            if (c->in[1][i - k] < c->in[1][i - down]) down = k;
        }
        c->out[0][i] = (L)100 * (n - down) / n, c->out[1][i] = (L)100 * (n - up) / n;
    }
}

/* Directional movement and true range, summed Wilder's way (s - s/n + x); DX of their ratios; its
 * mean over n bars, then Wilder's.  The sums are seeded with bars 1..n (the first DX is at n), or,
 * as Wilder's own tables have it, with bars 1..n-1 and then smoothed at bar n. */
ORACLE(adx, 16)
{
    int n = whole(c, "period");
    bool wilder = chosen(c, "seed", "wilder");
    *c->widen = fading(2 * n);
    L p = 0, m = 0, t = 0, *dx = series(c);
    for (int64_t i = 1; i < c->n; i++) {
        L up = c->in[0][i] - c->in[0][i - 1], down = c->in[1][i - 1] - c->in[1][i];
        L a = up > down && up > 0 ? up : 0, b = down > up && down > 0 ? down : 0, r = true_range(c, i);
        if (i > n || (wilder && i == n)) p -= p / n, m -= m / n, t -= t / n;
        p += a, m += b, t += r;
        if (i < n) continue;
        L x = t == 0 ? 0 : p / t, y = t == 0 ? 0 : m / t;
        dx[i] = x + y == 0 ? 0 : 100 * absolute(x - y) / (x + y);
    }
    smoothed(c->n, dx, n, (L)1 / n, c->out[0]);
}

/* Whether a price has passed a computed line can hang on the line's last bits.  From such a bar on
 * either course is right, and nothing is compared any more. */
static bool murky(L price, L line) { return price != line && absolute(price - line) < absolute(line) * (L)0x1p-48; }
static void give_up(const call *c, int64_t from)
{
    for (int k = 0; k < c->is->outputs; k++) for (int64_t i = from; i < c->n; i++) c->scale[k][i] = INFINITY;
}

/* Stop, extreme point and acceleration.  direction: which way it starts; highs: up if the second high
 * is higher; larger: down if the low fell by more than the high rose.
 * turn = passed: a reversal is looked for before the stop is kept off the two last bars.
 * turn = touched: as in TA-Lib, the stop of the next bar is made ready with the lows (highs) of this
 * bar and the one before, reaching it is enough, and the second bar is looked at like any other. */
ORACLE(sar, 8)
{
    const L *h = c->in[0], *l = c->in[1];
    if (c->n < 2) return;
    L step = (L)real(c, "acceleration"), most = (L)real(c, "maximum"), first = less(step, most), a = first;
    L rose = h[1] - h[0], fell = l[0] - l[1];
    bool rising = chosen(c, "direction", "larger") ? !(fell > 0 && fell > rose) : rose > 0;
    L s = rising ? l[0] : h[0], e = rising ? h[1] : l[1];
    if (chosen(c, "turn", "touched")) {
        for (int64_t i = 1; i < c->n; i++) {
            int64_t b = i > 1 ? i - 1 : 1;
            if (murky(rising ? l[i] : h[i], s)) { give_up(c, i); return; }
            if (rising ? l[i] <= s : h[i] >= s) {
                rising = !rising, s = e;
                s = rising ? less(s, less(l[b], l[i])) : more(s, more(h[b], h[i]));
                c->out[0][i] = s, a = first, e = rising ? h[i] : l[i];
            } else {
                c->out[0][i] = s;
                if (rising ? h[i] > e : l[i] < e) e = rising ? h[i] : l[i], a = less(a + step, most);
            }
            s += a * (e - s);
            s = rising ? less(s, less(l[b], l[i])) : more(s, more(h[b], h[i]));
        }
        return;
    }
    c->out[0][1] = s;
    for (int64_t i = 2; i < c->n; i++) {
        s += a * (e - s);
        if (murky(rising ? l[i] : h[i], s)) { give_up(c, i); return; }
        if (rising ? l[i] < s : h[i] > s) {
            rising = !rising, s = e, e = rising ? h[i] : l[i], a = first;
        } else {
            if (rising ? h[i] > e : l[i] < e) e = rising ? h[i] : l[i], a = less(a + step, most);
            s = rising ? less(s, less(l[i - 1], l[i - 2])) : more(s, more(h[i - 1], h[i - 2]));
        }
        c->out[0][i] = s;
    }
}

/* Bands of `multiplier` average true ranges about the middle of the bar, which only ever tighten
 * while the close does not pass them; the line is the upper one until the close is above it, then
 * the lower one until the close is below it.  It begins above, unless the close is above even that
 * (begin = up: below), with a mean of the first ranges (start = second: but for the first one). */
ORACLE(supertrend, 12)
{
    int n = whole(c, "period");
    L *t = series(c), *a = series(c), k = (L)real(c, "multiplier"), up = 0, low = 0;
    const L *x = c->in[2];
    bool rising = false;
    *c->widen = fading(2 * n);
    int64_t begin = chosen(c, "start", "second");
    for (int64_t i = begin; i < c->n; i++) t[i] = true_range(c, i);
    smoothed(c->n, t, n, (L)1 / n, a);
    begin += n - 1;
    for (int64_t i = begin; i < c->n; i++) {
        L middle = (c->in[0][i] + c->in[1][i]) / 2, u = middle + k * a[i], d = middle - k * a[i];
        bool was = rising;
        if (i == begin) up = u, low = d, rising = was = chosen(c, "begin", "up") || x[i] > u;
        else {
            if (murky(x[i - 1], up) || murky(x[i - 1], low)) { give_up(c, i); return; }
            if (u < up || x[i - 1] > up) up = u;
            if (d > low || x[i - 1] < low) low = d;
            if (murky(x[i], up) || murky(x[i], low)) { give_up(c, i); return; }
            rising = was ? x[i] >= low : x[i] > up;
        }
        c->out[0][i] = rising ? low : up, c->out[1][i] = rising ? 1 : -1, c->out[2][i] = rising != was;
    }
}
