/* weighed.h -- means of the last n prices, plain and weighed by volume, as their distances from the newest
 * price: differences of such means are then as exact as the movements (vwmacd, vpci, avsl).
 *
 *     open_weighed(part, n);
 *     weighed_means y = weighed(part, x, volume);
 */
#ifndef TACHO_KERNEL_WEIGHED_H
#define TACHO_KERNEL_WEIGHED_H
#include "parts.h"

typedef struct { R x, v, far, pull; } stretch;      /* v = sum of volumes;  far, pull = sums of (price - x), volume (price - x) */
#define STRETCH_FIELDS(F) F(x) F(v) F(far) F(pull)
typedef struct { R x, v; } trade;
#define TRADE_FIELDS(F) F(x) F(v)

INLINE stretch stretch_grow(stretch a, trade o)
{
    R d = o.x - a.x;
    return (stretch){ a.x, a.v + o.v, a.far + d, a.pull + o.v * d };
}
INLINE stretch stretch_join(stretch a, stretch o, how h)
{
    R d = o.x - a.x;
    return (stretch){ a.x, a.v + o.v, a.far + (o.far + h.older * d), a.pull + (o.pull + o.v * d) };
}

#define FOLD stretch
#define RUNG stretch
#define RUNG_FIELDS STRETCH_FIELDS
#define LONE trade
#define LONE_FIELDS TRADE_FIELDS
#define NOTHING 0
#define lift(a)          ((stretch){ (a).x, (a).v, rep(0), rep(0) })
#define pair(a, o)       stretch_grow(lift(a), o)
#define grow(a, o, how)  stretch_grow(a, o)
#define join(a, o, how)  stretch_join(a, o, how)
#include "ladder.h"

typedef struct { K per; stretch_ladder of; } weighed;
typedef struct {
    R plain;        /* mean price - newest price                                            */
    R heavy;        /* the same, weighed by volume; 0 if there is none                      */
    R volume;       /* mean volume                                                          */
} weighed_means;
#define open_weighed(part, n)    (s->part.per = 1 / (K)(n), stretch_open(&s->part.of, m, (int64_t)(n)))
#define weighed(part, x, volume) weighed_step(&s->part, t, x, volume)

INLINE weighed_means weighed_step(weighed *w, tick t, R x, R volume)
{
    stretch y = stretch_step(&w->of, t, (trade){ x, volume });
    return (weighed_means){ y.far * w->per, over(y.pull, y.v, 0), y.v * w->per };
}

#endif
