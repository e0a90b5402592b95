/* gaps.h -- a line through prices that wait for a close beyond them.
 *
 *     gaps part;                             in STATE
 *     open_gaps(part, room, length)          in START
 *     y = support(part, level, close, mean)  in STEP; level: of a new gap, or inf; mean: of the last `length` closes
 *
 * Kept are the last `room` levels that no close has been below since.  y is the mean over `length` bars of their mean; without any, of
 * the mean of the closes since there was one, `length` at most; and of the close where there never was one.
 *
 * For levels above prices every number has the other sign.  One indicator has them, on two sides: fvg_trailing_stop.
 */
#ifndef TACHO_KERNEL_GAPS_H
#define TACHO_KERNEL_GAPS_H
#include "parts.h"

/* The levels at `at`, the oldest first.  top: the highest; bars: since there was one, or -1; base, rise: of the closes since. */
typedef struct { int64_t at, room; K length, count, top, mean, bars, base, rise; beside_ladder line; } gaps;
#define open_gaps(part, room, length)   gaps_open(&s->part, m, (int64_t)(room), length)
#define support(part, ...)              gaps_step(&s->part, t, __VA_ARGS__)

static inline __attribute__((unused)) void gaps_open(gaps *g, arena *m, int64_t room, K length)
{
    g->at = take(m, (room + 7) / 8, 0), g->room = room, g->length = length, g->bars = -1;
    fixed(m, g, offsetof(gaps, count));
    beside_open(&g->line, m, (int64_t)length);
}
INLINE void gaps_change(gaps *g, tick t, K level, int comes, K close)
{
    K *at = (K *)AT(g->at), base = g->count > 0 ? at[0] : level, rise = 0, top = -__builtin_inf();
    int64_t n = 0, count = g->count > 0 && g->count <= (K)g->room ? (int64_t)g->count : 0;     /* a restored one may be anything */
    for (int64_t k = comes && count == g->room; k < count + comes; k++) {
        K x = k < count ? at[k] : level;
        int stays = x <= close;             /* no branch to guess wrong */
        rise += stays ? x - base : 0, top = most(top, stays ? x : top);
        if (t.keep) at[n] = x;
        n += stays;
    }
    g->count = (K)n, g->top = top, g->mean = n ? base + rise / (K)n : 0;
}
INLINE K gaps_mean(gaps *g, tick t, K level, K close, K mean)
{
    int comes = level < __builtin_inf();
    if (rarely(comes || (g->count > 0 && g->top > close))) gaps_change(g, t, level, comes, close);
    if (g->count > 0) { g->bars = 0; return g->mean; }
    if (g->bars < 0) return close;
    if (++g->bars == 1) g->base = close, g->rise = 0;
    g->rise += close - g->base;
    return g->bars < g->length ? g->base + g->rise / g->bars : mean;
}
INLINE R gaps_step(gaps *g, tick t, R level, R close, R mean)
{
    bars l = spread(level), x = spread(close), m = spread(mean);
    for (each_bar(k)) x.at[k] = gaps_mean(g, t, l.at[k], x.at[k], m.at[k]);
    R y = gather(x);
    return y + beside_step(&g->line, t, (one){ y }).m;
}

#endif
