/* candle.h -- oracles of candlestick patterns: the limits that bars are held against, from their settings. */
#ifndef ORACLE_CANDLE_H
#define ORACLE_CANDLE_H
#include "oracle.h"
#include <stdio.h>

enum { OPEN, HIGH, LOW, CLOSE };

static inline L at_open(const call *c, int64_t i)  { return c->in[OPEN][i]; }
static inline L at_high(const call *c, int64_t i)  { return c->in[HIGH][i]; }
static inline L at_low(const call *c, int64_t i)   { return c->in[LOW][i]; }
static inline L at_close(const call *c, int64_t i) { return c->in[CLOSE][i]; }
static inline L top(const call *c, int64_t i)      { return more(at_open(c, i), at_close(c, i)); }
static inline L bottom(const call *c, int64_t i)   { return less(at_open(c, i), at_close(c, i)); }
static inline L body(const call *c, int64_t i)     { return top(c, i) - bottom(c, i); }
static inline L range(const call *c, int64_t i)    { return at_high(c, i) - at_low(c, i); }
static inline L upper(const call *c, int64_t i)    { return at_high(c, i) - top(c, i); }
static inline L lower(const call *c, int64_t i)    { return bottom(c, i) - at_low(c, i); }
static inline bool white(const call *c, int64_t i) { return at_close(c, i) >= at_open(c, i); }

static inline int setting(const call *c, const char *id, const char *what, char *name, size_t size)
{
    snprintf(name, size, "%s_%s", id, what);
    return whole(c, name);
}

/* The limit of bar i by the setting `id`: factor times the mean of the `period` bars before it, or its own. */
static inline L limit(const call *c, const char *id, int64_t i)
{
    char of[64], name[64];
    int period = setting(c, id, "period", name, sizeof name);
    snprintf(of, sizeof of, "%s_of", id), snprintf(name, sizeof name, "%s_factor", id);
    bool bodies = chosen(c, of, "body"), ranges = chosen(c, of, "range");
    L sum = 0;
    for (int64_t k = period ? i - period : i; k < i + !period; k++)
        sum += bodies ? body(c, k) : ranges ? range(c, k) : (upper(c, k) + lower(c, k)) / 2;
    return real(c, name) * sum / (period ? period : 1);
}

/* Of settings `ids`, separated by spaces: the longest period. */
static inline int longest(const call *c, const char *ids)
{
    char id[64], name[96];
    int most = 0, used;
    for (; sscanf(ids, "%63s%n", id, &used) == 1; ids += used) {
        int period = setting(c, id, "period", name, sizeof name);
        if (period > most) most = period;
    }
    return most;
}

/* May rounding decide the sign of `far`, made of prices as large as the two of bar `of`? */
static inline bool all_but_none(L far, L large)                     { return absolute(far) < 64 * large / ((L)(1ll << 53)); }
static inline L    size_of(const call *c, int64_t of)               { return absolute(at_high(c, of)) + absolute(at_low(c, of)); }

/* Is x above, below the limit of bar `of`?  Where rounding decides, the pattern at bar i is left undecided. */
static inline bool above(const call *c, int64_t i, L x, const char *id, int64_t of)
{
    L far = x - limit(c, id, of);
    if (x != 0 && (far == 0 || all_but_none(far, size_of(c, of)))) c->scale[0][i] = INFINITY;
    return far > 0;
}
static inline bool under(const call *c, int64_t i, L x, const char *id, int64_t of)
{
    return !above(c, i, x, id, of) && x < limit(c, id, of);
}

#endif
