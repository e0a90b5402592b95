/* pattern.c -- oracles of candlestick patterns (TA-Lib's rules). */
#include "candle.h"

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

ORACLE(cdl_doji, 0)
{
    for (int64_t i = longest(c, "doji"); i < c->n; i++) c->out[0][i] = above(c, i, body(c, i), "doji", i) ? 0 : 100;
}
