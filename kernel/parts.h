/* parts.h -- the parts indicators are made of.
 *
 * A part is a small state, an opener for START and a verb for STEP.  Verbs find the state `s` and the
 * bar in hand `t` by themselves:
 *
 *     delay back;           in STATE
 *     open_delay(back, n);  in START
 *     delay(back, x)        in STEP, once for each bar
 *
 * What each must keep to, so that arrays, ticks and peeks agree to the bit:
 *   - lane k of a result depends on lanes 0 to k only, and before the warm-up is over too, so that
 *     no lane may be filled in from a later one;
 *   - memory outside the state (what `take` gives) is written by block and lane number: a
 *     bar that is read again writes over what it wrote.  What cannot keep to this asks `t.keep`;
 *   - every field is eight bytes wide: a saved state is a row of 64-bit words.
 *
 * Values are what the formula says once a part has seen as many bars as it looks back; before
 * that they are finite, the same everywhere, and nothing more.
 */
#ifndef TACHO_KERNEL_PARTS_H
#define TACHO_KERNEL_PARTS_H
#include "scan.h"

/* -- memory: offsets into one relocatable block ------------------------------ */

/* Parts of the state that never change after START.  A state that is restored from untrusted bytes has to
 * agree there with one opened afresh, so that no offset or mask can lead outside. */
typedef struct { size_t at, size; } fixture;
typedef struct { size_t count, room; fixture *at; } fixtures;       /* count goes on where there is no room */

typedef struct {
    char     *home;     /* 0: only count                                                    */
    size_t    used;
    int64_t   warm;     /* how many bars need the warm body                                 */
    int64_t   origin;   /* bar at which the series begins                                   */
    fixtures *fixed;    /* or 0                                                             */
    char     *begun, *usual;        /* or 0: a state that begins, and one that gets its fixtures; see derive.h */
} arena;

/* For parts whose first bars differ from the rest by more than what memory holds. */
INLINE void needs_warm(arena *m, int64_t bars) { if (m->origin + bars > m->warm) m->warm = m->origin + bars; }

INLINE void fixed(arena *m, void *start, size_t size)
{
    if (m->usual) memcpy(m->usual + ((char *)start - m->begun), start, size);
    if (!m->home || !m->fixed) return;
    if (m->fixed->count < m->fixed->room) m->fixed->at[m->fixed->count] = (fixture){ (size_t)((char *)start - m->home), size };
    m->fixed->count++;
}

static inline __attribute__((unused)) int64_t take(arena *m, int64_t vectors, K fill)
{
    size_t at = (m->used + 63) & ~(size_t)63, words = 8 * (size_t)vectors;
    m->used = at + 8 * words;
    if (m->home && fill != 0) for (size_t k = 0; k < words; k++) ((K *)(m->home + at))[k] = fill;
    return (int64_t)at;
}
INLINE int64_t ring_for(int64_t blocks) { int64_t c = 1; while (c <= blocks) c *= 2; return c; }

#define AT(offset) ((past *)(t.home + (offset)))

/* `a` in the bars where `cond` holds, which can only be early ones; then `b`. */
#define early(cond, a, b) (t.warm ? sel(cond, a, b) : (b))

/* -- previous: the value one bar ago; at the first bar, the value itself -------- */

typedef struct { past x; } previous;
#define previous(part, x) previous_step(&s->part, t, x)

INLINE R previous_step(previous *d, tick t, R x)
{
    R old = lag1(d->x, x);
    keep(d->x, x);
    return early(t.i == rep(0), x, old);
}

/* The true range: from the higher of high and the close before to the lower of low and it (Wilder 1978); the first bar's is
 * high - low.  `part` is a previous. */
#define true_range(part, high, low, close) true_range_step(&s->part, t, high, low, close)

INLINE R true_range_step(previous *d, tick t, R high, R low, R close)
{
    R before = early(t.i == rep(0), low, previous_step(d, t, close));
    return greater(high, before) - lesser(low, before);
}

/* -- delay: the value n bars ago; before there is one, 0 ------------------------ *
 *
 * A ring of whole blocks: loads that straddle two fresh stores cannot be forwarded and
 * cost more than everything else here, so it slides between two instead.
 */
typedef struct { int64_t at, mask, blocks, bars; } delay;
#define open_delay(part, n) delay_open(&s->part, m, (int64_t)(n))
#define delay(part, x)      delay_step(&s->part, t, x)

INLINE void delay_open(delay *d, arena *m, int64_t n)
{
    d->blocks = n / 8, d->bars = n % 8;
    d->mask = ring_for(d->blocks + 1) - 1;
    d->at = take(m, d->mask + 1, 0);
    fixed(m, d, sizeof *d);
}
INLINE R delay_step(delay *d, tick t, R x)
{
    past *ring = AT(d->at);
    keep(ring[t.block & d->mask], x);
    return slide(ring[(t.block - d->blocks - 1) & d->mask], ring[(t.block - d->blocks) & d->mask], d->bars);
}

/* -- behind: delay, for indicators that are little else --------------------------- *
 *
 * Up to 31 bars, the last four blocks go from register to register: to store them costs as much as the output.
 * By questions, as a jump into a table costs more than they do; in long indicators registers are dearer.
 */

typedef struct { int64_t blocks, bars; delay longer; past x[4]; } behind;
#define open_behind(part, n) behind_open(&s->part, m, (int64_t)(n))
#define behind(part, x)      behind_step(&s->part, t, x)

INLINE void behind_open(behind *d, arena *m, int64_t n)
{
    d->blocks = n / 8, d->bars = n % 8;
    fixed(m, d, offsetof(behind, longer));
    if (d->blocks > 3) delay_open(&d->longer, m, n);
}
INLINE R behind_step(behind *d, tick t, R x)
{
    if (d->blocks > 3) return delay_step(&d->longer, t, x);
    R x1 = recall(d->x[0]), x2 = recall(d->x[1]), x3 = recall(d->x[2]), y;
    if (d->blocks == 0)      y = lag(d->x[0], x, d->bars);
    else if (d->blocks == 1) y = lag(d->x[1], x1, d->bars);
    else if (d->blocks == 2) y = lag(d->x[2], x2, d->bars);
    else                     y = lag(d->x[3], x3, d->bars);
    keep(d->x[0], x), keep(d->x[1], x1), keep(d->x[2], x2), keep(d->x[3], x3);
    return y;
}

/* -- cumulate: the sum of everything so far -------------------------------------- */

typedef scan_sum cumulate;
#define cumulate(part, x) sum_scan(&s->part, t, early(t.i < rep(0), rep(0), x))

/* -- follow: y = y[1] + c (x - y[1]), the recurrence behind every average that forgets - *
 *
 * What is carried is the gap x - y, for which x - y[1] = gap[1] + (x - x[1]): only movements enter,
 * so a high price does not eat the digits of a small one, and a constant series stays constant.
 * `move` is x - x[1], which indicators with a changing c have at hand.
 */
typedef scan_affine follow;
#define follow(part, c, x, move) follow_step(&s->part, t, c, x, move)

INLINE R follow_step(follow *gap, tick t, R c, R x, R move)
{
    R a = 1 - c;
    return x - affine_scan(gap, t, a, a * move);
}

/* -- ema: y = y[1] + c (x - y[1]) with one c, seeded by the mean of the first n values ------ *
 *
 * The mean itself is such a recurrence, with c = 1/1, 1/2 ... 1/n.  `start` is the bar of the first value.
 *
 *     ema(part, x)
 *     ema_gap(part, move)     ema(x) - x, from move = x - x[1]: for differences of averages, which would
 *                             cancel; as exact as the movements, and 0 for a constant
 *
 * The short way, y = (1 - c) y[1] + c x, is off by the rounding of 1 - c, 1/c times over: an ulp or two when c is
 * large.  When it is small, x + gap it is.
 */
typedef struct { K n, start, c, a8; int64_t scales, by_gap; previous x; scan_affine first; scan_fixed y; } ema;
#define open_ema(part, n, start)     ema_open(&s->part, m, n, start, 2 / ((K)(n) + 1), 0)
#define open_ema_gap(part, n, start) ema_open(&s->part, m, n, start, 2 / ((K)(n) + 1), 1)
#define open_wilder(part, n, start)  ema_open(&s->part, m, n, start, 1 / (K)(n), 0)
#define open_smooth(part, c, start)  ema_open(&s->part, m, 1, start, c, 0)      /* seeded by the first value */
#define ema(part, x)                 ema_step(&s->part, t, x)
#define ema_gap(part, move)          ema_gap_step(&s->part, t, move)

static inline __attribute__((unused)) void ema_open(ema *e, arena *m, K n, K start, K c, int gap_wanted)
{
    *e = (ema){ .n = n, .start = start, .c = c, .scales = take(m, SCALES, 0), .by_gap = gap_wanted || c < 1. / 64 || c == 1 };
    needs_warm(m, (int64_t)(start + n));
    K w[8 * SCALES];
    e->a8 = scales_of(c, e->by_gap ? c - 1 : c, w);
    if (m->home) memcpy(m->home + e->scales, w, sizeof w);
    fixed(m, e, offsetof(ema, x));
}
INLINE R ema_first(ema *e, tick t, R a, R b)
{
    R y = affine_scan(&e->first, t, a, b);
    if (carries_on) carry_on(e->y.ay, (1 - e->c) * carry(e->first.y));
    return y;
}
INLINE R ema_first_c(const ema *e, tick t)
{
    R j = greater(t.i - e->start, rep(0));
    return sel(j < rep(e->n), 1 / (j + 1), rep(e->c));
}
INLINE R ema_gap_step(ema *e, tick t, R move)
{
    if (t.warm) {
        R a = 1 - ema_first_c(e, t);
        return ema_first(e, t, a, -(a * move));
    }
    return fixed_scan(&e->y, t, AT(e->scales), e->a8, move);
}
INLINE R ema_step(ema *e, tick t, R x)
{
    if (e->by_gap) return x + ema_gap_step(e, t, x - previous_step(&e->x, t, x));
    if (t.warm) {
        R c = ema_first_c(e, t);
        return ema_first(e, t, 1 - c, c * x);
    }
    return fixed_scan(&e->y, t, AT(e->scales), e->a8, x);
}

/* -- windows: folds of the last n values -------------------------------------------- */

/* How two stretches of `newer` and `older` bars are joined: share = older / (newer + older), both =
 * newer share, area = newer older / 2. */
typedef struct { K older, share, both, area; } how;
#define HOW(newer, older) how_to((K)(newer), (K)(older))
#define EVEN(bars)        how_to((K)(bars), (K)(bars))
INLINE how how_to(K newer, K older) { K n = newer + older; return (how){ older, older / n, newer * older / n, newer * older / 2 }; }

static inline __attribute__((unused)) int64_t take_hows(arena *m, int64_t columns, int64_t rest)
{
    how h[64];
    int64_t count = 0;
    if (columns >= 4)
        for (int64_t len = 2; len <= columns; len *= 2)
            h[count++] = columns & (len - 1) ? HOW(8 * (columns & (len - 1)), 8 * len) : EVEN(8 * len);
    if (columns && rest) h[count++] = HOW(8 * columns, rest);
    int64_t at = take(m, (count * (int64_t)sizeof(how) + 63) / 64, 0);
    if (m->home) memcpy(m->home + at, h, (size_t)count * sizeof(how));
    return at;
}

/* Ladders of one register: with few registers a question is cheaper than keeping what nobody needs. */
#ifdef __AVX512F__
enum { KEEPS_SOONER = 1 };
#else
enum { KEEPS_SOONER = 0 };
#endif

typedef struct { R x; } one;
#define ONE_FIELD(F) F(x)

#define WINDOW(part, n, fold)  fold##_open(&s->part, m, (int64_t)(n))
#define open_sum(part, n)      WINDOW(part, n, sum)
#define open_highest(part, n)  WINDOW(part, n, highest)
#define open_lowest(part, n)   WINDOW(part, n, lowest)
#define sum(part, v)           sum_step(&s->part, t, (one){ v }).x
#define highest(part, v)       highest_step(&s->part, t, (one){ v }).x
#define lowest(part, v)        lowest_step(&s->part, t, (one){ v }).x

#define FOLD sum
#define RUNG one
#define RUNG_FIELDS ONE_FIELD
#define LONE one
#define LONE_FIELDS ONE_FIELD
#define NOTHING 0
#define lift(a)          (a)
#define pair(a, o)       ((one){ (a).x + (o).x })
#define grow(a, o, how)  ((one){ (a).x + (o).x })
#define join(a, o, how)  ((one){ (a).x + (o).x })
#include "ladder.h"

#define FOLD highest
#define RUNG one
#define RUNG_FIELDS ONE_FIELD
#define LONE one
#define LONE_FIELDS ONE_FIELD
#define NOTHING (-__builtin_inf())
#define lift(a)          (a)
#define pair(a, o)       ((one){ greater((a).x, (o).x) })
#define grow(a, o, how)  pair(a, o)
#define join(a, o, how)  pair(a, o)
#include "ladder.h"

#define FOLD lowest
#define RUNG one
#define RUNG_FIELDS ONE_FIELD
#define LONE one
#define LONE_FIELDS ONE_FIELD
#define NOTHING __builtin_inf()
#define lift(a)          (a)
#define pair(a, o)       ((one){ lesser((a).x, (o).x) })
#define grow(a, o, how)  pair(a, o)
#define join(a, o, how)  pair(a, o)
#include "ladder.h"

typedef sum_ladder     sum;
typedef highest_ladder highest;
typedef lowest_ladder  lowest;

/* The highest or lowest value and how many bars ago it was; of equal ones, the newest. */
typedef struct { R x, bar; } extreme;
#define EXTREME_FIELDS(F) F(x) F(bar)
#define open_highest_at(part, n) WINDOW(part, n, highest_at)
#define open_lowest_at(part, n)  WINDOW(part, n, lowest_at)
#define highest_at(part, v)      extreme_age(highest_at_step(&s->part, t, (extreme){ v, t.i }), t)
#define lowest_at(part, v)       extreme_age(lowest_at_step(&s->part, t, (extreme){ v, t.i }), t)

typedef struct { R value, age; } extreme_and_age;
INLINE extreme_and_age extreme_age(extreme e, tick t) { return (extreme_and_age){ e.x, t.i - e.bar }; }
INLINE extreme further_up(extreme a, extreme o) { M m = o.x > a.x; return (extreme){ sel(m, o.x, a.x), sel(m, o.bar, a.bar) }; }
INLINE extreme further_down(extreme a, extreme o)  { M m = o.x < a.x; return (extreme){ sel(m, o.x, a.x), sel(m, o.bar, a.bar) }; }

#define FOLD highest_at
#define RUNG extreme
#define RUNG_FIELDS EXTREME_FIELDS
#define LONE extreme
#define LONE_FIELDS EXTREME_FIELDS
#define NOTHING (-__builtin_inf())
#define lift(a)          (a)
#define pair(a, o)       further_up(a, o)
#define grow(a, o, how)  further_up(a, o)
#define join(a, o, how)  further_up(a, o)
#include "ladder.h"

#define FOLD lowest_at
#define RUNG extreme
#define RUNG_FIELDS EXTREME_FIELDS
#define LONE extreme
#define LONE_FIELDS EXTREME_FIELDS
#define NOTHING __builtin_inf()
#define lift(a)          (a)
#define pair(a, o)       further_down(a, o)
#define grow(a, o, how)  further_down(a, o)
#define join(a, o, how)  further_down(a, o)
#include "ladder.h"

typedef highest_at_ladder highest_at;
typedef lowest_at_ladder  lowest_at;

/* -- beside: the mean of the last n values, as its distance m from the newest, x --------- */

typedef struct { R x, m; } beside;
#define BESIDE_FIELDS(F) F(x) F(m)
INLINE beside beside_join(beside a, beside o, how h) { return (beside){ a.x, a.m + ((o.x - a.x) + o.m - a.m) * h.share }; }

#define FOLD beside
#define RUNG beside
#define RUNG_FIELDS BESIDE_FIELDS
#define LONE one
#define LONE_FIELDS ONE_FIELD
#define NOTHING 0
#define lift(a)          ((beside){ (a).x, rep(0) })
#define pair(a, o)       ((beside){ (a).x, ((o).x - (a).x) * .5 })
#define grow(a, o, how)  beside_join(a, lift(o), how)
#define join(a, o, how)  beside_join(a, o, how)
#include "ladder.h"

/* -- moments: mean and variance of the last n values ---------------------------------- *
 *
 * Joined as in Chan, Golub & LeVeque, Updating Formulae and a Pairwise Algorithm, 1979.  Means are
 * kept relative to the newest value they cover, x, so that a high price does not eat the
 * digits of a small movement.
 */
typedef struct { R x, m, q; } about;                /* mean = x + m;  q = sum of (value - mean)^2 */
#define ABOUT_FIELDS(F) F(x) F(m) F(q)

INLINE about about_pair(one a, one o)          { R d = o.x - a.x, m = d * .5; return (about){ a.x, m, d * m }; }
INLINE about about_grow(about a, one o, how h) { R d = (o.x - a.x) - a.m; return (about){ a.x, a.m + d * h.share, a.q + d * d * h.both }; }
INLINE about about_join(about a, about o, how h)
{
    R d = (o.x - a.x) + o.m - a.m;
    return (about){ a.x, a.m + d * h.share, a.q + o.q + d * d * h.both };
}

#define FOLD about
#define RUNG about
#define RUNG_FIELDS ABOUT_FIELDS
#define LONE one
#define LONE_FIELDS ONE_FIELD
#define NOTHING 0
#define lift(a)          ((about){ (a).x, rep(0), rep(0) })
#define pair(a, o)       about_pair(a, o)
#define grow(a, o, how)  about_grow(a, o, how)
#define join(a, o, how)  about_join(a, o, how)
#include "ladder.h"

typedef struct { K per; about_ladder of; } moments;
typedef struct { R mean, variance, rise; } mean_and_variance;    /* rise = newest value - mean, exactly so */
#define open_moments(part, n) (s->part.per = 1 / (K)(n), about_open(&s->part.of, m, (int64_t)(n)))
#define moments(part, v)      moments_step(&s->part, t, v)

INLINE mean_and_variance moments_step(moments *w, tick t, R x)
{
    about y = about_step(&w->of, t, (one){ x });
    return (mean_and_variance){ y.x + y.m, y.q * w->per, -y.m };
}

/* -- four_moments: the second and the fourth central moment of the last n values ------------ *
 *
 * Joined as in P. Pebay, Formulas for Robust, One-Pass Parallel Computation of Covariances and Arbitrary-Order Statistical
 * Moments, Sandia, 2008; relative to the newest value, as above.
 */
typedef struct { R x, m, q, c, f; } central;        /* q, c, f: sums of (value - mean)^2, ^3, ^4 */
#define CENTRAL_FIELDS(F) F(x) F(m) F(q) F(c) F(f)

INLINE central central_pair(one a, one o)
{
    R m = (o.x - a.x) * .5, mm = m * m, q = mm + mm;
    return (central){ a.x, m, q, rep(0), q * mm };
}
INLINE central central_join(central a, central o, how h)
{
    K r = 1 - h.share, rs = r * h.share;
    R d = (o.x - a.x) + o.m - a.m, dd = d * d, q = dd * h.both;
    return (central){ a.x, a.m + d * h.share, a.q + o.q + q,
                      a.c + o.c + d * (q * (r - h.share) + 3 * (r * o.q - h.share * a.q)),
                      a.f + o.f + (dd * (q * (1 - 3 * rs) + 6 * (r * r * o.q + h.share * h.share * a.q))
                                   + 4 * d * (r * o.c - h.share * a.c)) };
}
INLINE central central_grow(central a, one o, how h) { return central_join(a, (central){ o.x, rep(0), rep(0), rep(0), rep(0) }, h); }

#define FOLD central
#define RUNG central
#define RUNG_FIELDS CENTRAL_FIELDS
#define LONE one
#define LONE_FIELDS ONE_FIELD
#define NOTHING 0
#define lift(a)          ((central){ (a).x, rep(0), rep(0), rep(0), rep(0) })
#define pair(a, o)       central_pair(a, o)
#define grow(a, o, how)  central_grow(a, o, how)
#define join(a, o, how)  central_join(a, o, how)
#include "ladder.h"

typedef struct { K per; central_ladder of; } four_moments;
typedef struct { R second, fourth; } central_moments;
#define open_four_moments(part, n) (s->part.per = 1 / (K)(n), central_open(&s->part.of, m, (int64_t)(n)))
#define four_moments(part, v)      four_moments_step(&s->part, t, v)

INLINE central_moments four_moments_step(four_moments *w, tick t, R x)
{
    central y = central_step(&w->of, t, (one){ x });
    return (central_moments){ y.q * w->per, y.f * w->per };
}

/* -- comoments: variances and covariance of the last n pairs --------------------------- */

typedef struct { R x, y, mx, my, qx, qy, xy; } both;
#define BOTH_FIELDS(F) F(x) F(y) F(mx) F(my) F(qx) F(qy) F(xy)
typedef struct { R x, y; } two;
#define TWO_FIELDS(F) F(x) F(y)

INLINE both both_pair(two a, two o)
{
    R dx = o.x - a.x, dy = o.y - a.y, mx = dx * .5, my = dy * .5;
    return (both){ a.x, a.y, mx, my, dx * mx, dy * my, dx * my };
}
INLINE both both_join(both a, both o, how h)
{
    R dx = (o.x - a.x) + o.mx - a.mx, dy = (o.y - a.y) + o.my - a.my;
    return (both){ a.x, a.y, a.mx + dx * h.share, a.my + dy * h.share,
                   a.qx + o.qx + dx * dx * h.both, a.qy + o.qy + dy * dy * h.both, a.xy + o.xy + dx * dy * h.both };
}

#define FOLD both
#define RUNG both
#define RUNG_FIELDS BOTH_FIELDS
#define LONE two
#define LONE_FIELDS TWO_FIELDS
#define NOTHING 0
#define lift(a)          ((both){ (a).x, (a).y, rep(0), rep(0), rep(0), rep(0), rep(0) })
#define pair(a, o)       both_pair(a, o)
#define grow(a, o, how)  both_join(a, lift(o), how)
#define join(a, o, how)  both_join(a, o, how)
#include "ladder.h"

typedef struct { K per; both_ladder of; } comoments;
typedef struct { R mean_x, mean_y, variance_x, variance_y, covariance; } pair_moments;
#define open_comoments(part, n) (s->part.per = 1 / (K)(n), both_open(&s->part.of, m, (int64_t)(n)))
#define comoments(part, x, y)   comoments_step(&s->part, t, x, y)

INLINE pair_moments comoments_step(comoments *w, tick t, R x, R y)
{
    both b = both_step(&w->of, t, (two){ x, y });
    return (pair_moments){ b.x + b.mx, b.y + b.my, b.qx * w->per, b.qy * w->per, b.xy * w->per };
}

/* -- weighted: mean of the last n values with the weights 1, 2 ... n, the newest heaviest ---- *
 *
 * Joined from sums x and weighted sums w: a newer stretch weighs more by the number of older bars.
 */
typedef struct { R x, w; } rising;
#define RISING_FIELDS(F) F(x) F(w)

INLINE rising rising_grow(rising a, one o)        { R x = a.x + o.x; return (rising){ x, a.w + x }; }
INLINE rising rising_join(rising a, rising o, how h) { return (rising){ a.x + o.x, (a.w + o.w) + h.older * a.x }; }

#define FOLD rising
#define RUNG rising
#define RUNG_FIELDS RISING_FIELDS
#define LONE one
#define LONE_FIELDS ONE_FIELD
#define NOTHING 0
#define lift(a)          ((rising){ (a).x, (a).x })
#define pair(a, o)       rising_grow(lift(a), o)
#define grow(a, o, how)  rising_grow(a, o)
#define join(a, o, how)  rising_join(a, o, how)
#include "ladder.h"

typedef struct { K per; rising_ladder of; } weighted;
#define open_weighted(part, n) weighted_open(&s->part, m, (int64_t)(n))
#define weighted(part, v)      (rising_step(&s->part.of, t, (one){ v }).w * s->part.per)

INLINE void weighted_open(weighted *w, arena *m, int64_t n)
{
    w->per = 2 / ((K)n * ((K)n + 1));
    rising_open(&w->of, m, n);
}

/* -- line: the least-squares line through the last n values ------------------------------ *
 *
 * Joined like moments; c is the sum of (bar - mean bar) (value - mean).
 */
typedef struct { R x, m, c; } leaning;              /* mean = x + m */
#define LEANING_FIELDS(F) F(x) F(m) F(c)

INLINE leaning leaning_pair(one a, one o)               { R m = (o.x - a.x) * .5; return (leaning){ a.x, m, -m }; }
INLINE leaning leaning_grow(leaning a, one o, how h)    { R d = (o.x - a.x) - a.m; return (leaning){ a.x, a.m + d * h.share, a.c - d * h.area }; }
INLINE leaning leaning_join(leaning a, leaning o, how h)
{
    R d = (o.x - a.x) + o.m - a.m;
    return (leaning){ a.x, a.m + d * h.share, a.c + o.c - d * h.area };
}

#define FOLD leaning
#define RUNG leaning
#define RUNG_FIELDS LEANING_FIELDS
#define LONE one
#define LONE_FIELDS ONE_FIELD
#define NOTHING 0
#define lift(a)          ((leaning){ (a).x, rep(0), rep(0) })
#define pair(a, o)       leaning_pair(a, o)
#define grow(a, o, how)  leaning_grow(a, o, how)
#define join(a, o, how)  leaning_join(a, o, how)
#include "ladder.h"

typedef struct { K slope, end; leaning_ladder of; } line;
typedef struct {
    R mean;         /* of the values                                                        */
    R slope;        /* per bar                                                              */
    R end;          /* the line at the newest bar                                           */
} line_values;
#define open_line(part, n) line_open(&s->part, m, (int64_t)(n))
#define line(part, v)      line_step(&s->part, t, v)

static inline __attribute__((unused)) void line_open(line *w, arena *m, int64_t n)
{
    K k = (K)n;
    w->slope = n > 1 ? 12 / (k * (k * k - 1)) : 0;
    w->end = n > 1 ? 6 / (k * (k + 1)) : 0;
    leaning_open(&w->of, m, n);
}
INLINE line_values line_step(line *w, tick t, R x)
{
    leaning y = leaning_step(&w->of, t, (one){ x });
    return (line_values){ y.x + y.m, y.c * w->slope, y.x + (y.m + y.c * w->end) };
}

/* -- taps: up to eight values one by one ------------------------------------------------------ *
 *
 *     taps(n, p, x, TAP)    TAP(k, v) for the values v of k bars ago, k = n - 1 ... 1, p being the block before x
 */
#define taps(n, p, x, TAP)                                                                      \
    switch (n) {                                                                                \
    case 8: TAP(7, lag7(p, x)); __attribute__((fallthrough));                                   \
    case 7: TAP(6, lag6(p, x)); __attribute__((fallthrough));                                   \
    case 6: TAP(5, lag5(p, x)); __attribute__((fallthrough));                                   \
    case 5: TAP(4, lag4(p, x)); __attribute__((fallthrough));                                   \
    case 4: TAP(3, lag3(p, x)); __attribute__((fallthrough));                                   \
    case 3: TAP(2, lag2(p, x)); __attribute__((fallthrough));                                   \
    case 2: TAP(1, lag1(p, x));                                                                 \
    }

/* -- fir: sum of w[k] x[k bars ago], k < n -------------------------------------------------- *
 *
 * Up to 16 bars tap by tap: the older eight are summed as if they were the newest, and wait for a block.  More of them
 * by phase: A[r] = sum over q of w[8q + r] x[8q bars ago] needs whole blocks only; then
 * y = A[0] + A[1] one bar ago + ... + A[7] seven bars ago.
 *
 *     K *w = fir_weights(part);    where the weights go, the newest bar's first; NULL while counting
 *     to_mean(part)                divides them by their sum
 */
typedef struct { int64_t n, columns, rest, ring, mask, sums, weights; past x, older; } fir;
#define open_fir(part, n)     fir_open(&s->part, m, (int64_t)(n))
#define fir_weights(part)     (m->home ? (K *)(m->home + s->part.weights) : NULL)
#define to_mean(part)         fir_normalise(&s->part, m)
#define fir(part, x)          fir_step(&s->part, t, x)

static inline __attribute__((unused)) void fir_open(fir *f, arena *m, int64_t n)
{
    f->n = n, f->columns = n / 8, f->rest = n % 8, f->mask = ring_for(f->columns) - 1;
    f->ring    = take(m, n > 16 ? f->mask + 1 : 0, 0);
    f->sums    = take(m, n > 16 ? 8 : 0, 0);
    f->weights = take(m, f->columns + 2, 0);
    fixed(m, f, offsetof(fir, x));
}
/* Divides the weights by their sum: two-sums keep what adding up a hundred thousand of them would lose. */
static inline __attribute__((unused)) void fir_normalise(const fir *f, arena *m)
{
    if (!m->home) return;
    K *w = (K *)(m->home + f->weights), total = 0, lost = 0;
    for (int64_t k = 0; k < f->n; k++) {
        K sum = total + w[k], part = sum - total;
        lost += (total - (sum - part)) + (w[k] - part);
        total = sum;
    }
    for (int64_t k = 0; k < f->n; k++) w[k] /= total + lost;
}
/* As many sums at a time as there are registers for: the same sums, whatever their number. */
#if defined __AVX512F__ || defined TACHO_TICK
enum { SUMS = 8 };
#elif defined __AVX__ || defined __aarch64__
enum { SUMS = 4 };
#else
enum { SUMS = 2 };
#endif
INLINE R fir_short(fir *f, tick t, R x)
{
    const K *w = (const K *)AT(f->weights);
    R y = w[0] * x;
#define NEWER(k, v) y += w[k] * (v)
#define OLDER(k, v) older += w[8 + (k)] * (v)
    if (f->n <= 8) {
        taps(f->n, f->x, x, NEWER);
    } else {
        R older = w[8] * x;
        taps(8, f->x, x, NEWER);
        taps(f->n - 8, f->x, x, OLDER);
        y += recall(f->older), keep(f->older, older);
    }
#undef NEWER
#undef OLDER
    keep(f->x, x);
    return y;
}
INLINE R fir_step(fir *f, tick t, R x)
{
    if (!rarely(f->n > 16)) return fir_short(f, t, x);

    past *ring = AT(f->ring), *sums = AT(f->sums);
    R A[8] = { 0 };
    keep(ring[t.block & f->mask], x);
    for (int from = 0; from < 8; from += SUMS) {
        const K *w = (const K *)AT(f->weights) + from;
        R v = x;
        for (int r = 0; r < SUMS; r++) A[from + r] = rep(0);
        for (int64_t q = 1; q <= f->columns; q++, w += 8) {
            for (int r = 0; r < SUMS; r++) A[from + r] += w[r] * v;
            v = recall(ring[(t.block - q) & f->mask]);
        }
        for (int r = 0; r < SUMS && from + r < 7; r++) if (from + r < f->rest) A[from + r] += w[r] * v;
    }
    R y = ((A[0] + lag1(sums[1], A[1])) + (lag2(sums[2], A[2]) + lag3(sums[3], A[3])))
        + ((lag4(sums[4], A[4]) + lag5(sums[5], A[5])) + (lag6(sums[6], A[6]) + lag7(sums[7], A[7])));
    for (int r = 1; r < 8; r++) keep(sums[r], A[r]);
    return y;
}

/* -- distance: mean of |x[k bars ago] - c|, k < n, for a c that changes from bar to bar --------- *
 *
 *     distance(part, x, c)
 *     distance_near(part, x, d)   the same for c = x + d, which need not be rounded
 */
typedef struct { int64_t columns, rest, ring, mask; K per; } distance;
#define open_distance(part, n) distance_open(&s->part, m, (int64_t)(n))
#define distance(part, x, c)      distance_step(&s->part, t, x, c, rep(0))
#define distance_near(part, x, d) distance_step(&s->part, t, x, x, d)

static inline __attribute__((unused)) void distance_open(distance *d, arena *m, int64_t n)
{
    d->columns = n / 8, d->rest = n % 8, d->mask = ring_for(d->columns + 1) - 1;
    d->ring = take(m, d->mask + 1, 0), d->per = 1 / (K)n;
    fixed(m, d, sizeof *d);
}
INLINE R distance_step(const distance *d, tick t, R x, R c, R more)
{
    past *ring = AT(d->ring);
    R A[4] = { rep(0), rep(0), rep(0), rep(0) };
    keep(ring[t.block & d->mask], x);
#define NEWER ring[(t.block - q) & d->mask]
#define OLDER ring[(t.block - q - 1) & d->mask]
#define ADD(r, v) A[(r) & 3] += mag(((v) - c) - more)
    for (int64_t q = 0; q <= d->columns; q++) {
        int64_t bars = q < d->columns ? 8 : d->rest;
        past older = OLDER, newer = NEWER;
        R x0 = recall(newer);
        if (bars > 0) ADD(0, x0);
        if (bars > 1) ADD(1, slide(older, newer, 1));
        if (bars > 2) ADD(2, slide(older, newer, 2));
        if (bars > 3) ADD(3, slide(older, newer, 3));
        if (bars > 4) ADD(0, slide(older, newer, 4));
        if (bars > 5) ADD(1, slide(older, newer, 5));
        if (bars > 6) ADD(2, slide(older, newer, 6));
        if (bars > 7) ADD(3, slide(older, newer, 7));
    }
#undef ADD
#undef OLDER
#undef NEWER
    return ((A[0] + A[1]) + (A[2] + A[3])) * d->per;
}

/* -- apart: mean square distance of the newest value from the last n, of which it is one ----------- *
 *
 * Up to 16 bars tap by tap; of more it is variance + (x - mean)^2.
 */
typedef struct { int64_t n; past x1, x2; moments of; } apart;
#define open_apart(part, n) apart_open(&s->part, m, (int64_t)(n))
#define apart(part, x)      apart_step(&s->part, t, x)

static inline __attribute__((unused)) void apart_open(apart *a, arena *m, int64_t n)
{
    a->n = n, a->of.per = 1 / (K)n;
    fixed(m, &a->n, sizeof a->n);
    if (n > 16) about_open(&a->of.of, m, n);
}
INLINE R apart_step(apart *a, tick t, R x)
{
    if (rarely(a->n > 16)) {
        mean_and_variance v = moments_step(&a->of, t, x);
        return v.variance + v.rise * v.rise;
    }
    R x1 = recall(a->x1), d = x - x1, y = rep(0), older = d * d;
#define NEWER(k, v) d = x - (v), y += d * d
#define OLDER(k, v) d = x - (v), older += d * d
    if (a->n <= 8) {
        taps(a->n, a->x1, x, NEWER);
    } else {
        taps(8, a->x1, x, NEWER);
        taps(a->n - 8, a->x2, x1, OLDER);
        y += older;
    }
#undef NEWER
#undef OLDER
    keep(a->x2, x1), keep(a->x1, x);
    return y * a->of.per;
}

/* -- ordered: the last n values in order ----------------------------------------------------- *
 *
 *     nth_lowest(part, x, j)      the j-th lowest of them, from 0
 *     median(part, x)             of an even number, the mean of the two in the middle
 *     median_far(part, x)         the median of their distances from the median
 *
 * Few values are sorted anew, eight bars at once.  Of more, one leaves and one enters with each bar, by binary search and a
 * move; what is not there yet counts there as +inf.
 */
enum { FEW = 8 };
typedef struct { int64_t n, sorted, ring; } ordered;
typedef struct { const K *sorted; int64_t n, leaves, enters; K x; } ranked;
#define open_ordered(part, n)  ordered_open(&s->part, m, (int64_t)(n))
#define nth_lowest(part, x, j) ordered_nth(&s->part, t, x, j)
#define median(part, x)        ordered_median(&s->part, t, x)
#define median_far(part, x)    ordered_far(&s->part, t, x)
#define SLOT                   ((8 * t.block + (LANES == 1 ? t.lane : k)) % o->n)

static inline __attribute__((unused)) void ordered_open(ordered *o, arena *m, int64_t n)
{
    o->n = n;
    o->ring = take(m, (n + 7) / 8, n > FEW ? __builtin_inf() : 0);
    if (n > FEW) o->sorted = take(m, (n + 7) / 8 + 1, __builtin_inf());
    fixed(m, o, sizeof *o);
}

/* The last n of few values, n constant, by K. E. Batcher's network (Sorting Networks and Their Applications, 1968): what has no
 * value takes no part in it. */
typedef struct { R at[FEW]; } few;
INLINE few few_sorted(const ordered *o, tick t, R x, int n)
{
    past *ring = AT(o->ring);
    x += 0;
    few v = { { x, lag1(*ring, x), lag2(*ring, x), lag3(*ring, x), lag4(*ring, x), lag5(*ring, x), lag6(*ring, x), lag7(*ring, x) } };
    keep(*ring, x);
#define EXCHANGE(a, b) if (b < n) { R low = lesser(v.at[a], v.at[b]); v.at[b] = greater(v.at[a], v.at[b]), v.at[a] = low; }
    EXCHANGE(0, 1) EXCHANGE(2, 3) EXCHANGE(4, 5) EXCHANGE(6, 7)
    EXCHANGE(0, 2) EXCHANGE(1, 3) EXCHANGE(4, 6) EXCHANGE(5, 7) EXCHANGE(1, 2) EXCHANGE(5, 6)
    EXCHANGE(0, 4) EXCHANGE(1, 5) EXCHANGE(2, 6) EXCHANGE(3, 7) EXCHANGE(2, 4) EXCHANGE(3, 5)
    EXCHANGE(1, 2) EXCHANGE(3, 4) EXCHANGE(5, 6)
#undef EXCHANGE
    return v;
}
INLINE R few_median(few v, int n) { return n & 1 ? v.at[n / 2] : (v.at[n / 2 - 1] + v.at[n / 2]) * .5; }

/* The k-th smallest distance from the median, from 1: k values next to each other, and the one that is farther out of the two at
 * their ends. */
INLINE R few_far(few v, int n, int k)
{
    R a = v.at[(n - 1) / 2], b = v.at[n / 2], far = greater(a - v.at[0], v.at[k - 1] - b);
    for (int j = 1; j + k <= n; j++) far = lesser(far, greater(a - v.at[j], v.at[j + k - 1] - b));
    return far + (b - a) * .5;
}
INLINE R few_median_far(few v, int n) { return n & 1 ? few_far(v, n, n / 2 + 1) : (few_far(v, n, n / 2) + few_far(v, n, n / 2 + 1)) * .5; }

#define EACH_FEW(DO) \
    switch (o->n) { case 1: DO(1) case 2: DO(2) case 3: DO(3) case 4: DO(4) case 5: DO(5) case 6: DO(6) case 7: DO(7) case 8: DO(8) }

INLINE int64_t how_many_below(const K *sorted, int64_t n, K x)
{
    int64_t low = 0;
    for (; n > 1; n -= n / 2) low += n / 2 * (sorted[low + n / 2 - 1] < x);     /* no branch to guess wrong */
    return low + (sorted[low] < x);
}

/* Replaces a value of a short window at once, without a search: those between the two move by one place. */
#ifndef TACHO_TICK
enum { SHORT_WINDOW = 256 };
INLINE void replace_in(past *sorted, int64_t vectors, K leaving, K x)
{
    if (x >= leaving) {
        R here = sorted[0].at;
        for (int64_t j = 0; j < vectors; j++) {
            R next = j + 1 < vectors ? sorted[j + 1].at : rep(__builtin_inf()), above = PICK(here, next, 1, 2, 3, 4, 5, 6, 7, 8);
            sorted[j].at = sel(here < rep(leaving), here, greater(lesser(above, rep(x)), here)), here = next;
        }
    } else {
        R before = rep(-__builtin_inf());
        for (int64_t j = 0; j < vectors; j++) {
            R here = sorted[j].at, below = PICK(before, here, 7, 8, 9, 10, 11, 12, 13, 14);
            sorted[j].at = sel(here > rep(leaving), here, lesser(greater(below, rep(x)), here)), before = here;
        }
    }
}
#endif
INLINE ranked ordered_rank(const ordered *o, tick t, int k, K x)
{
    const K *sorted = (const K *)AT(o->sorted);
    K leaving = ((const K *)AT(o->ring))[SLOT];
#ifndef TACHO_TICK
    if (o->n <= SHORT_WINDOW) {
        replace_in((past *)AT(o->sorted), (o->n + 7) / 8, leaving, x + 0);
        ((K *)AT(o->ring))[SLOT] = x + 0;
        return (ranked){ sorted, o->n, o->n, o->n, x };     /* settled already               */
    }
#endif
    int64_t leaves = how_many_below(sorted, o->n, leaving), enters = how_many_below(sorted, o->n, x + 0);
    if (leaves == o->n) leaves--;                   /* never, in a state of our own making    */
    return (ranked){ sorted, o->n, leaves, enters - (leaves < enters), x + 0 };
}
INLINE K at_rank(ranked r, int64_t j)
{
    if (j == r.enters) return r.x;
    if (j > r.enters) j--;
    return r.sorted[j + (j >= r.leaves)];
}
INLINE K many_median(ranked r) { return (at_rank(r, (r.n - 1) / 2) + at_rank(r, r.n / 2)) * .5; }

#ifndef TACHO_TICK
INLINE K lowest_lane(R x)
{
    x = lesser(x, PICK(x, x, 4, 5, 6, 7, 0, 1, 2, 3));
    x = lesser(x, PICK(x, x, 2, 3, 0, 1, 6, 7, 4, 5));
    return least(x[0], x[1]);
}
/* The distances of few_far, eight places at once, of a window that is settled; a search is better beyond some 64 values.  Loads that
 * straddle fresh stores would have to wait. */
INLINE K short_median_far(const past *sorted, int64_t n)
{
    int64_t h = n / 2, up = (h + 7) / 8, up1 = (h + 6) / 8;
    K a = ((const K *)sorted)[(n - 1) / 2], b = ((const K *)sorted)[h], half = (b - a) * .5;
    R near = rep(__builtin_inf()), far = near;
    for (int64_t j = 0; 8 * j < n - h; j++) {
        R below = a - sorted[j].at;
        far = lesser(far, greater(below, slide(sorted[j + up - 1], sorted[j + up], 8 * up - h) - b));
        if (!(n & 1)) near = lesser(near, greater(below, slide(sorted[j + up1 - 1], sorted[j + up1], 8 * up1 - h + 1) - b));
    }
    K y = lowest_lane(far) + half;
    return n & 1 ? y : ((lowest_lane(near) + half) + y) * .5;
}
#endif

/* Below and above the median the distances are sorted already: a binary search tells how many of the smallest come from below. */
INLINE K many_median_far(ranked r)
{
#ifndef TACHO_TICK
    if (r.n <= SHORT_WINDOW / 4) return short_median_far((const past *)r.sorted, r.n);
#endif
    int64_t h = r.n / 2, k = (r.n - 1) / 2, low = 0, high = k;
    K a = at_rank(r, k), b = at_rank(r, h);
#define BELOW(j) (a - at_rank(r, h - 1 - (j)))
#define ABOVE(j) (at_rank(r, h + (j)) - b)
    while (low < high) {
        int64_t mid = (low + high) / 2;
        int further = BELOW(mid) < ABOVE(k - mid - 1);
        low = further ? mid + 1 : low, high = further ? high : mid;             /* no branch to guess wrong */
    }
    K below = low < h ? BELOW(low) : __builtin_inf(), above = ABOVE(k - low), half = (b - a) * .5, far = least(below, above) + half;
    if (r.n & 1) return far;
    low += below < above;
    below = low < h ? BELOW(low) : __builtin_inf(), above = low > 0 ? ABOVE(h - low) : __builtin_inf();
#undef BELOW
#undef ABOVE
    return (far + (least(below, above) + half)) * .5;
}

INLINE void ordered_settle(const ordered *o, tick t, int k, ranked r)
{
    K *sorted = (K *)AT(o->sorted);
    if (!t.keep || r.leaves == r.n) return;
    ((K *)AT(o->ring))[SLOT] = r.x;
    if (r.enters > r.leaves) memmove(sorted + r.leaves, sorted + r.leaves + 1, (size_t)(r.enters - r.leaves) * sizeof(K));
    else                     memmove(sorted + r.enters + 1, sorted + r.enters, (size_t)(r.leaves - r.enters) * sizeof(K));
    sorted[r.enters] = r.x;
}

#define ORDERED(few_, many)                                     \
    EACH_FEW(few_)                                              \
    bars b = spread(x);                                         \
    for (each_bar(k)) {                                         \
        ranked r = ordered_rank(o, t, k, b.at[k]);              \
        b.at[k] = many;                                         \
        ordered_settle(o, t, k, r);                             \
    }                                                           \
    return gather(b)

INLINE R ordered_median(const ordered *o, tick t, R x)
{
#define MEDIAN(n) return few_median(few_sorted(o, t, x, n), n);
    ORDERED(MEDIAN, many_median(r));
}
INLINE R ordered_far(const ordered *o, tick t, R x)
{
#define FAR(n) return few_median_far(few_sorted(o, t, x, n), n);
    ORDERED(FAR, many_median_far(r));
}
INLINE R ordered_nth(const ordered *o, tick t, R x, K j)
{
#define NTH(n) { few v = few_sorted(o, t, x, n); R y = v.at[0]; for (int k = 1; k < n; k++) if (j >= k) y = v.at[k]; return y; }
    ORDERED(NTH, at_rank(r, (int64_t)j));
}
#undef MEDIAN
#undef FAR
#undef NTH
#undef ORDERED

/* -- deviation: how far the last n values lie from their middle --------------------------------- *
 *
 * `kind` 0: root of the mean square about the mean; 1: mean distance from the mean; 2: median distance from
 * the median.
 */
typedef struct { int64_t kind; moments x; distance far; ordered all; } deviation;
typedef struct { R mean, rise, size; } mean_and_deviation;
#define open_deviation(part, kind, n) deviation_open(&s->part, m, (int64_t)(kind), (int64_t)(n))
#define deviation(part, x)            deviation_step(&s->part, t, x)

static inline __attribute__((unused)) void deviation_open(deviation *d, arena *m, int64_t kind, int64_t n)
{
    d->kind = kind, d->x.per = 1 / (K)n;
    fixed(m, &d->kind, sizeof d->kind);
    about_open(&d->x.of, m, n);
    if (kind == 1) distance_open(&d->far, m, n);
    if (kind == 2) ordered_open(&d->all, m, n);
}
INLINE mean_and_deviation deviation_step(deviation *d, tick t, R x)
{
    mean_and_variance v = moments_step(&d->x, t, x);
    R size = root(v.variance);
    if (rarely(d->kind == 1)) size = distance_step(&d->far, t, x, x, -v.rise);
    if (rarely(d->kind == 2)) size = ordered_far(&d->all, t, x);
    return (mean_and_deviation){ v.mean, v.rise, size };
}

#endif
