/* pattern.c -- oracles of candlestick patterns (TA-Lib's rules). */
#include "oracle.h"

enum { OPEN, HIGH, LOW, CLOSE };

/* The body wraps the previous one, which has the other colour; one end may touch (80 then). */
ORACLE(cdl_engulfing, 0)
{
    const L *o = c->in[OPEN], *x = c->in[CLOSE];
    for (int64_t i = 2; i < c->n; i++) {
        bool white = x[i] >= o[i], before = x[i - 1] >= o[i - 1];
        L top = white ? x[i] : o[i], bottom = white ? o[i] : x[i], upper = before ? x[i - 1] : o[i - 1], lower = before ? o[i - 1] : x[i - 1];
        bool wraps = white != before && ((top >= upper && bottom < lower) || (top > upper && bottom <= lower));
        c->out[0][i] = !wraps ? 0 : (white ? 1 : -1) * (top != upper && bottom != lower ? 100 : 80);
    }
}

/* A body of no more than doji_factor of the mean range of the doji_period bars before; of this bar's own, if 0. */
ORACLE(cdl_doji, 0)
{
    const L *o = c->in[OPEN], *high = c->in[HIGH], *low = c->in[LOW], *x = c->in[CLOSE];
    int n = whole(c, "doji_period");
    for (int64_t i = n; i < c->n; i++) {
        L usual = n ? 0 : high[i] - low[i];
        for (int k = 1; k <= n; k++) usual += (high[i - k] - low[i - k]) / n;
        c->out[0][i] = absolute(x[i] - o[i]) <= real(c, "doji_factor") * usual ? 100 : 0;
    }
}
