/* directional.c -- oracles of Wilder's directional movement, its indicators and indices. */
#include "oracle.h"

L true_range(const call *, int64_t i);

/* The movement of bar i: up if the high has risen by more than the low has fallen, and down if the other way round. */
static L movement(const call *c, int64_t i, bool upwards)
{
    L up = c->in[0][i] - c->in[0][i - 1], down = c->in[1][i - 1] - c->in[1][i];
    return upwards ? (up > down && up > 0 ? up : 0) : (down > up && down > 0 ? down : 0);
}

/* Wilder's sum of x[1], x[2] ...: all of the first `first` of them, then s - s/n + x. */
static void wilders_sum(const call *c, const L *x, int n, int first, L *y)
{
    L s = 0;
    for (int64_t i = 1; i < c->n; i++) {
        if (i > first) s -= s / n;
        s += x[i];
        if (i >= first) y[i] = s;
    }
}
static L *summed(const call *c, int n, int first, bool upwards)
{
    L *x = series(c), *y = series(c);
    for (int64_t i = 1; i < c->n; i++) x[i] = movement(c, i, upwards);
    wilders_sum(c, x, n, first, y);
    return y;
}

/* A sum of n movements, each of which may be as large as the spread: so much it may be off by. */
static void directional_movement(const call *c, bool upwards, int output)
{
    int n = whole(c, "period");
    *c->widen = fading(2 * n);
    L *s = summed(c, n, n - 1, upwards), high = 0, low = 0;
    for (int64_t i = 0; i < c->n; i++) {
        if (i == 0 || c->in[0][i] > high) high = c->in[0][i];
        if (i == 0 || c->in[1][i] < low) low = c->in[1][i];
        if (i < 1 || i < n - 1) continue;
        c->out[output][i] = s[i], c->scale[output][i] = n * (high - low);
    }
}
ORACLE(plus_dm, 4) { directional_movement(c, true, 0); }
ORACLE(minus_dm, 4) { directional_movement(c, false, 0); }
ORACLE(dm, 4) { for (int k = 0; k < 2; k++) directional_movement(c, k == 0, k); }

/* Movements in percent of the true ranges, both summed alike. */
static void directional_indicator(const call *c, bool upwards, int output)
{
    int n = whole(c, "period"), first = n - 1 + (n > 1 && chosen(c, "start", "smoothed"));
    *c->widen = fading(2 * n);
    L *s = summed(c, n, n - 1, upwards), *range = series(c), *t = series(c);
    for (int64_t i = 1; i < c->n; i++) range[i] = true_range(c, i);
    wilders_sum(c, range, n, n - 1, t);
    for (int64_t i = first > 1 ? first : 1; i < c->n; i++) c->out[output][i] = t[i] == 0 ? 0 : 100 * s[i] / t[i];
}
ORACLE(plus_di, 16) { directional_indicator(c, true, 0); }
ORACLE(minus_di, 16) { directional_indicator(c, false, 0); }
ORACLE(di, 16) { for (int k = 0; k < 2; k++) directional_indicator(c, k == 0, k); }

/* dx: what of the movement is not cancelled by the other direction's; 0 for none. */
static void index_of(const call *c, int n, int first, L *y)
{
    const L *p = summed(c, n, first, true), *m = summed(c, n, first, false);
    for (int64_t i = first; i < c->n; i++) y[i] = p[i] + m[i] == 0 ? 0 : 100 * absolute(p[i] - m[i]) / (p[i] + m[i]);
}
ORACLE(dx, 32)      /* as off as what its averages lose to their largest movements, over what little is left of these */
{
    int n = whole(c, "period"), first = n - 1 + chosen(c, "start", "smoothed");
    *c->widen = fading(2 * n);
    L *x = series(c);
    index_of(c, n, n - 1, x);
    for (int64_t i = first; i < c->n; i++) c->out[0][i] = x[i];
}

/* adx is Wilder's mean of dx from bar n on; adxr the mean of it and of an earlier one. */
ORACLE(adxr, 16)
{
    int n = whole(c, "period"), first = n - chosen(c, "seed", "wilder"), back = n - chosen(c, "back", "shorter");
    *c->widen = fading(2 * n);
    L *x = series(c), *a = series(c);
    index_of(c, n, first, x);
    for (int64_t i = 0; i < n && i < c->n; i++) x[i] = nothing();
    smoothed(c->n, x, n, (L)1 / n, a);
    for (int64_t i = 3 * n - 1 - (n - back); i < c->n; i++) c->out[0][i] = (a[i] + a[i - back]) / 2;
}
