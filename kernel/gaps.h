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
typedef struct { K count, top, mean, bars, base, rise; } waiting;
typedef struct { int64_t at, room; K length; waiting now; beside_ladder line; } gaps;
#define open_gaps(part, room, length)   gaps_open(&s->part, m, (int64_t)(room), length)
#define support(part, ...)              gaps_step(&s->part, t, __VA_ARGS__)

static inline __attribute__((unused)) void gaps_open(gaps *g, arena *m, int64_t room, K length)
{
    g->at = take(m, (room + 7) / 8, 0), g->room = room, g->length = length, g->now.bars = -1;
    fixed(m, g, offsetof(gaps, now));
    beside_open(&g->line, m, (int64_t)length);
}
INLINE waiting gaps_change(const gaps *g, tick t, waiting w, K level, int comes, K close)
{
    K *at = (K *)AT(g->at), base = w.count > 0 ? at[0] : level, rise = 0, top = -__builtin_inf();
    int64_t n = 0, count = w.count > 0 && w.count <= (K)g->room ? (int64_t)w.count : 0;     /* a restored one may be anything */
    for (int64_t k = comes && count == g->room; k < count + comes; k++) {
        K x = k < count ? at[k] : level;
        int stays = x <= close;             /* no branch to guess wrong */
        rise += stays ? x - base : 0, top = most(top, stays ? x : top);
        if (t.keep) at[n] = x;
        n += stays;
    }
    w.count = (K)n, w.top = top, w.mean = n ? base + rise / (K)n : 0;
    return w;
}
INLINE R gaps_step(gaps *g, tick t, R level, R close, R mean)
{
    bars l = spread(level), x = spread(close), m = spread(mean);
    waiting w = g->now;
    for (each_bar(k)) {
        K c = x.at[k];
        int comes = l.at[k] < __builtin_inf();
        if (rarely(comes || (w.count > 0 && w.top > c))) w = gaps_change(g, t, w, l.at[k], comes, c);
        if (w.count > 0)      w.bars = 0, x.at[k] = w.mean;
        else if (w.bars >= 0) {
            if (++w.bars == 1) w.base = c, w.rise = 0;
            w.rise += c - w.base;
            x.at[k] = w.bars < g->length ? w.base + w.rise / w.bars : m.at[k];
        }
    }
    g->now = w;
    R y = gather(x);
    return y + beside_step(&g->line, t, (one){ y }).m;
}

#endif
