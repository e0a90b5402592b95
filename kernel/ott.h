/* ott.h -- what the Optimized Trend Tracker and its oscillator share: an average that waits, and a stop that trails it.
 *
 *     c   = 2 / (n + 1) |x - x[9]| / sum(|x - x[1]|, 9)
 *     var = var[1] + c (x - var[1])
 *
 * Nine movements after bar `start` it moves for the first time: from 0, or, if it is to begin with the price, from that of the
 * bar before.  Where nothing has moved c is 0.  (T. S. Chande, Stocks & Commodities 10, 1992.)
 *
 *     long  = m (1 - h), or long[1]  while that is higher and m above it          h = percent / 100
 *     short = m (1 + h), or short[1] while that is lower and m below it
 *     track = long, until m falls below long[1]; then short, until m rises above short[1]
 */
#ifndef TACHO_KERNEL_OTT_H
#define TACHO_KERNEL_OTT_H
#include "parts.h"

/* |x - x[9]| / sum(|x - x[1]|, 9): how much of the way is left when rises and falls cancel. */
typedef struct { delay back; previous last; sum path; } travel;
typedef struct { R move, share; } travel_values;

INLINE void travel_open(travel *w, arena *m)
{
    delay_open(&w->back, m, 9);
    sum_open(&w->path, m, 9);
}
INLINE travel_values travel_step(travel *w, tick t, R x)
{
    R move = x - previous_step(&w->last, t, x), net = mag(x - delay_step(&w->back, t, x));
    R path = sum_step(&w->path, t, (one){ mag(move) }).x;
    return (travel_values){ move, sel(net < path, net / path, sel(path > rep(0), rep(1), rep(0))) };
}

typedef struct { K c, start, priced; follow y; } var_average;

INLINE void var_open(var_average *v, K n, K start, K priced) { *v = (var_average){ .c = 2 / (n + 1), .start = start, .priced = priced }; }
INLINE R var_step(var_average *v, tick t, R x, travel_values w)
{
    M before = t.i < rep(v->start + 9);
    R c = early(before, rep(v->priced), v->c * w.share);
    R y = follow_step(&v->y, t, c, x, early(t.i == rep(0), v->priced != 0 ? w.move : x, w.move));
    return early(before, v->priced != 0 ? x : rep(0), y);
}

/* m's track, from bar `first` on. */
typedef struct { K first, low, high, up, down, level, above, below; } tracker;
#define open_tracker(part, percent, first) tracker_open(&s->part, percent, first)
#define tracker(part, x)                   tracker_step(&s->part, t, x)

INLINE void tracker_open(tracker *w, K percent, K first)
{
    K h = percent / 100;
    *w = (tracker){ .first = first, .low = 1 - h, .high = 1 + h, .up = 1 + percent / 200, .down = 1 - percent / 200, .level = 1 };
}
INLINE R tracker_step(tracker *w, tick t, R x)
{
    bars m = spread(x), low = spread(x * w->low), high = spread(x * w->high), i = spread(t.i), track;
    K below = w->below, above = w->above, level = w->level;

    for (each_bar(k)) {
        K y = m.at[k];
        int falls = y < below, rises = y > above;
        below = y > below ? most(low.at[k], below) : low.at[k];
        above = y < above ? least(high.at[k], above) : high.at[k];
        if (rarely(level > 0 ? falls : rises)) level = -level;
        if (t.warm && i.at[k] <= w->first) below = low.at[k], above = high.at[k], level = 1;
        track.at[k] = level > 0 ? below : above;
    }
    w->below = below, w->above = above, w->level = level;
    R stop = gather(track);
    return stop * sel(x > stop, rep(w->up), rep(w->down));
}

#endif
