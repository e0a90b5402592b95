/* minmax_local -- Local Extrema
 *
 *     is_min   = low[order]         where it is below the 2 order lows around it
 *     is_max   = high[order]        where it is above the 2 order highs around it
 *     last_min = the latest is_min
 *     last_max = the latest is_max
 *
 * Turning points, told when they are known: `order` bars after the fact.  An equal low or high next to it is enough to
 * make it none.  NaN while there is none.
 *
 * With order = 2 these are B. M. Williams' fractals: Trading Chaos, Wiley, 1995.
 */
#define TITLE "Local Extrema"

#define INPUTS(I)   I(high) I(low)
#define OUTPUTS(O)  O(is_min, STOP) O(is_max, STOP) O(last_min, PRICE) O(last_max, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(order, 3, 1, 100000, "bars that are looked at on each side")
#include "kernel/indicator.h"

/* The latest number that there was: a scan in which a number replaces what was before. */
typedef struct { carried y; left x; } hold;

static MAYBE void hold_open(hold *h)
{
    K none[8];
    for (int k = 0; k < 8; k++) none[k] = h->y.y = __builtin_nan("");
    memcpy(&h->y.wide, none, sizeof none);
}
INLINE R hold_step(hold *h, tick t, R x)
{
    const K nan = __builtin_nan("");
    (void)t;
    R from = TAKE(1, &h->x, nan, x); x = sel(same(x, x), x, from);
    from   = TAKE(2, &h->x, nan, x); x = sel(same(x, x), x, from);
    from   = TAKE(3, &h->x, nan, x); x = sel(same(x, x), x, from);
    x = sel(same(x, x), x, recall(h->y.wide));
    if (carries_on) carry_on(h->y, ENDS(x));
    return x;
}

STATE    { K first; highest high; lowest low; delay top, bottom, tops, bottoms; hold max, min; };
LOOKBACK { return 2 * (int64_t)p->order; }
MEMORY   { return FOREVER; }

START
{
    s->first = 2 * p->order;
    open_highest(high, p->order);
    open_lowest(low, p->order);
    open_delay(top, p->order);
    open_delay(bottom, p->order);
    open_delay(tops, p->order + 1);
    open_delay(bottoms, p->order + 1);
    hold_open(&s->max);
    hold_open(&s->min);
}

STEP
{
    R nan = rep(__builtin_nan("")), after = lowest(low, in.low), low = delay(bottom, in.low);
    R later = highest(high, in.high), high = delay(top, in.high);
    M is_min = below(low, after)  & below(low, delay(bottoms, after));
    M is_max = above(high, later) & above(high, delay(tops, later));

    out->is_min = sel(is_min, low, nan), out->is_max = sel(is_max, high, nan);
    if (t.warm) out->is_min = sel(t.i < rep(s->first), nan, out->is_min), out->is_max = sel(t.i < rep(s->first), nan, out->is_max);
    out->last_min = hold_step(&s->min, t, out->is_min);
    out->last_max = hold_step(&s->max, t, out->is_max);
}

#include "kernel/derive.h"
