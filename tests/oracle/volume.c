/* volume.c -- oracles of what counts volume. */
#include "oracle.h"

/* Share of the flow (typical price times volume) of the bars whose typical price rose, in percent,
 * over `period` bars.  The first bar has no move: it flows neither way.  start = first: windows
 * begin with it; second: with the second bar. */
ORACLE(mfi, 8)
{   /* Where two typical prices differ by less than their rounding, either way of the flow will do. */
    int n = whole(c, "period");
    L *up = series(c), *down = series(c), *murky = series(c);
    bool second = chosen(c, "start", "second");
    for (int64_t i = 0; i < c->n; i++) {
        up[i] = down[i] = murky[i] = 0;
        if (i == 0) continue;
        /* three times the typical price: a comparison must not hang on a division */
        L t = c->in[0][i] + c->in[1][i] + c->in[2][i], s = c->in[0][i - 1] + c->in[1][i - 1] + c->in[2][i - 1];
        murky[i] = t != s && absolute(t - s) < t * (L)0x1p-50;
        if (t > s) up[i] = t / 3 * c->in[3][i];
        if (t < s) down[i] = t / 3 * c->in[3][i];
    }
    for (int64_t i = second ? n : n - 1; i < c->n; i++) {
        L u = 0, d = 0, m = 0;
        for (int k = 0; k < n; k++) u += up[i - k], d += down[i - k], m += murky[i - k];
        if (m > 0) c->scale[0][i] = INFINITY;
        c->out[0][i] = u + d == 0 ? 0 : 100 * u / (u + d);
    }
}

/* Running totals: each bar rounds the total once, and roundings add up as a random walk does; so the
 * scale is the root of the sum of the squares of all totals so far.  (Added to it are the roundings
 * of the bars' own terms.) */
ORACLE_TOTAL(obv, 4)
{
    L s = chosen(c, "start", "volume") && c->n ? c->in[1][0] : 0;
    double squares = 0;
    for (int64_t i = 0; i < c->n; i++) {
        if (i && c->in[0][i] > c->in[0][i - 1]) s += c->in[1][i];
        if (i && c->in[0][i] < c->in[0][i - 1]) s -= c->in[1][i];
        squares += (double)s * (double)s;
        c->out[0][i] = s, c->scale[0][i] = sqrt(squares);
    }
}

ORACLE_TOTAL(ad, 4)
{
    L s = 0;
    double squares = 0;
    for (int64_t i = 0; i < c->n; i++) {
        L h = c->in[0][i], l = c->in[1][i], x = c->in[2][i], v = c->in[3][i];
        if (h != l) s += ((x - l) - (h - x)) / (h - l) * v;
        squares += (double)s * (double)s + (double)v * (double)v;
        c->out[0][i] = s, c->scale[0][i] = sqrt(squares);
    }
}
