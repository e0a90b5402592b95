/* candle.h -- the words candlestick patterns are written in; included in place of indicator.h.
 *
 *     candles past;                     in STATE: the bars before
 *     usual   body_long;                in STATE: what a bar is held against, one for each setting the pattern uses
 *     open_usual(body_long);            in START
 *     window w = candles(past, in);     in STEP: w.now, w.ago1 ... w.ago4, each a candle
 *     limit long_ = usual(body_long, in);        long_.now, long_.ago1, long_.ago2: the limit of that bar
 *
 *     open_usual_like(body_short, body_long);
 *     limit short_ = usual_like(body_short, long_, in);       the same, where both often go by one mean
 *
 *     signs fall, star;                 in STATE: what is asked of several bars is asked once,
 *     told fall = signs(fall, black(w.now) & above(body(w.now), long_.now));       in STEP, at the bar that answers it;
 *     fall.now, fall.ago1 ... fall.ago4                     later bars remember
 *
 *     higher(x, y), deeper(x, y)        x > y, x < y: of prices, and cheaper than `above` and `below`.  Not of bodies and limits, which
 *                                       may be too large for a number.  Say not(deeper(x, y)) for x >= y.
 *
 * A limit is factor times the mean range of the `period` bars before the bar in question, or, with period 0, times
 * its own range; half of that if the range is the shadows, as there are two.  The settings are OPTIONS of the patterns that use them:
 *
 *     #define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) BODY_LONG(INT, REAL, ONE_OF) NEAR(INT, REAL, ONE_OF)
 *
 * The vocabulary, and its thresholds, are those of TA-Lib (M. Fortier, 2002), after Nison, Morris and Bulkowski.
 */
#ifndef TACHO_KERNEL_CANDLE_H
#define TACHO_KERNEL_CANDLE_H
#include "parts.h"

/* The bars of each setting, by default; what is usual in them is the first of its choices. */
enum {
    body_long_bars = 10, body_very_long_bars = 10, body_short_bars = 10, doji_bars = 10, shadow_short_bars = 10, shadow_very_short_bars = 10,
    near_bars = 5, far_bars = 5, equal_bars = 5, shadow_long_bars = 0, shadow_very_long_bars = 0
};

#define CANDLE_SETTING(INT, REAL, ONE_OF, id, factor, doc, ...)                                 \
    INT (id##_period, id##_bars, 0, 1000, doc ": bars before whose mean is the usual; 0: its own") \
    REAL(id##_factor, factor, 0, 100,  doc ": how much of the usual")                            \
    ONE_OF(id##_of, doc ": the usual what", __VA_ARGS__)

#define BODY_LONG(INT, REAL, ONE_OF)         CANDLE_SETTING(INT, REAL, ONE_OF, body_long,        1,   "a long body is above", body, range, shadows)
#define BODY_VERY_LONG(INT, REAL, ONE_OF)    CANDLE_SETTING(INT, REAL, ONE_OF, body_very_long,   3,   "a very long body is above", body, range, shadows)
#define BODY_SHORT(INT, REAL, ONE_OF)        CANDLE_SETTING(INT, REAL, ONE_OF, body_short,       1,   "a short body is below", body, range, shadows)
#define BODY_DOJI(INT, REAL, ONE_OF)         CANDLE_SETTING(INT, REAL, ONE_OF, doji,             .1,  "a doji's body is at most", range, body, shadows)
#define SHADOW_LONG(INT, REAL, ONE_OF)       CANDLE_SETTING(INT, REAL, ONE_OF, shadow_long,      1,   "a long shadow is above", body, range, shadows)
#define SHADOW_VERY_LONG(INT, REAL, ONE_OF)  CANDLE_SETTING(INT, REAL, ONE_OF, shadow_very_long, 2,   "a very long shadow is above", body, range, shadows)
#define SHADOW_SHORT(INT, REAL, ONE_OF)      CANDLE_SETTING(INT, REAL, ONE_OF, shadow_short,     1,   "a short shadow is below", shadows, body, range)
#define SHADOW_VERY_SHORT(INT, REAL, ONE_OF) CANDLE_SETTING(INT, REAL, ONE_OF, shadow_very_short, .1, "a very short shadow is below", range, body, shadows)
#define NEAR(INT, REAL, ONE_OF)              CANDLE_SETTING(INT, REAL, ONE_OF, near,             .2,  "near is a distance of at most", range, body, shadows)
#define FAR(INT, REAL, ONE_OF)               CANDLE_SETTING(INT, REAL, ONE_OF, far,              .6,  "far is a distance of at least", range, body, shadows)
#define EQUAL(INT, REAL, ONE_OF)             CANDLE_SETTING(INT, REAL, ONE_OF, equal,            .05, "equal is a distance of at most", range, body, shadows)

/* -- comparing prices -------------------------------------------------------------
 *
 * With AVX-512 a comparison goes to a mask register, of which so few are in flight that patterns wait for them: the sign of the difference
 * says the same, but that -0 is deeper than 0.  A condition is thus what the signs of its words say; `whole` spreads the sign over the word.
 * The difference of two infinities, sums of the largest numbers there are, is deeper everywhere, whatever sign a machine gives it.
 */
#ifdef TACHO_TICK
INLINE M deeper(R x, R y) { R d = x - y; return __builtin_signbit(d) || d != d; }
#else
INLINE M whole(M m)       { return m >> 63; }
#ifdef __SSE2__
INLINE M deeper(R x, R y) { return (M)(x - y); }
#else
INLINE M deeper(R x, R y) { R d = x - y; return (M)d | (d != d); }
#endif
#endif
INLINE M higher(R x, R y) { return deeper(y, x); }

/* -- one candle --------------------------------------------------------------- */

typedef struct { R open, high, low, close; } candle;
#define CANDLE(in) ((candle){ (in).open, (in).high, (in).low, (in).close })     /* of an indicator's inputs */

INLINE R top(candle c)     { return greater(c.open, c.close); }        /* of the body          */
INLINE R bottom(candle c)  { return lesser(c.open, c.close); }
INLINE R body(candle c)    { return mag(c.close - c.open); }
INLINE R range(candle c)   { return c.high - c.low; }
INLINE R upper(candle c)   { return c.high - top(c); }                 /* shadows              */
INLINE R lower(candle c)   { return bottom(c) - c.low; }
INLINE M black(candle c)   { return deeper(c.close, c.open); }
INLINE M white(candle c)   { return not(black(c)); }
INLINE R longer(candle c)  { return greater(upper(c), lower(c)); }     /* shadow               */
INLINE R shorter(candle c) { return lesser(upper(c), lower(c)); }

/* Gaps from an older candle to a newer one: of the bodies, and of the whole bars. */
INLINE M body_gap_up(candle newer, candle older)   { return higher(bottom(newer), top(older)); }
INLINE M body_gap_down(candle newer, candle older) { return deeper(top(newer), bottom(older)); }
INLINE M gap_up(candle newer, candle older)        { return higher(newer.low, older.high); }
INLINE M gap_down(candle newer, candle older)      { return deeper(newer.high, older.low); }

/* Is price x price y, give or take `by`?  The bounds are prices, and rounded as such. */
INLINE M alike(R x, R y, R by)                     { return not(higher(x, y + by)) & not(deeper(x, y - by)); }

/* The flags: +-100, or, where it is not clear, +-80. */
#ifdef TACHO_TICK
INLINE R flag(M found, K size)                     { return found ? size : 0; }
INLINE R bullish_or_bearish(M up, M down)          { return up ? 100 : down ? -100 : 0; }
INLINE R graded(M found, M up, M clear)            { return found ? (up ? 1 : -1) * (clear ? 100. : 80.) : 0; }
#else
INLINE R signed_(M found, M up, M size)            { return (R)(whole(found) & (size | (not(up) & INT64_MIN))); }
INLINE R flag(M found, K size)                     { return (R)(whole(found) & (M)rep(size)); }
INLINE R bullish_or_bearish(M up, M down)          { return signed_(up | down, up, (M)rep(100)); }
INLINE R graded(M found, M up, M clear)            { return signed_(found, up, (whole(clear) & (M)rep(100)) | (not(whole(clear)) & (M)rep(80))); }
#endif

/* -- the last five ------------------------------------------------------------- */

typedef struct { past open, high, low, close; } candles;
typedef struct { candle now, ago1, ago2, ago3, ago4; } window;
#define candles(part, in) candles_step(&s->part, t, CANDLE(in))
#define CANDLE_AGO(n)     { lag_held(n, p->open, c.open), lag_held(n, p->high, c.high), lag_held(n, p->low, c.low), lag_held(n, p->close, c.close) }

INLINE window candles_step(candles *p, tick t, candle c)
{
    (void)t;
    window w = { c, CANDLE_AGO(1), CANDLE_AGO(2), CANDLE_AGO(3), CANDLE_AGO(4) };
    keep(p->open, c.open), keep(p->high, c.high), keep(p->low, c.low), keep(p->close, c.close);
    return w;
}

/* -- signs of the last five ------------------------------------------------------ */

typedef struct { past had; } signs;
typedef struct { M now, ago1, ago2, ago3, ago4; } told;
#define signs(part, had) signs_step(&s->part, t, had)

#ifdef TACHO_TICK
INLINE R as_number(M had) { return had ? -0. : 0.; }
INLINE M as_sign(R x)     { return __builtin_signbit(x) != 0; }
#else
INLINE R as_number(M had) { return (R)had; }
INLINE M as_sign(R x)     { return (M)x; }
#endif

INLINE told signs_step(signs *p, tick t, M had)
{
    (void)t;
    R x = as_number(had);
    told a = { had, as_sign(lag_held(1, p->had, x)), as_sign(lag_held(2, p->had, x)), as_sign(lag_held(3, p->had, x)), as_sign(lag_held(4, p->had, x)) };
    keep(p->had, x);
    return a;
}

/* -- limits ----------------------------------------------------------------------
 *
 * With its setting by default a limit asks one question only.
 */
enum { OF_BODY, OF_RANGE, OF_SHADOWS };
typedef struct { int64_t of, period, preset, like, total; K count, factor; past size, two, four, kept; } usual;
typedef struct { R now, ago1, ago2, mean; } limit;
#define open_usual(id)            usual_open(&s->id, m, NULL, OF(id, p->id##_of), p->id##_period, p->id##_factor, PRESET(id))
#define open_usual_like(id, like) usual_open(&s->id, m, &s->like, OF(id, p->id##_of), p->id##_period, p->id##_factor, PRESET(id))
#define usual(id, in)             usual_step(&s->id, t, usual_mean(&s->id, t, CANDLE(in), PRESET(id)))
#define usual_like(id, like_, in) usual_step(&s->id, t, !rarely(!s->id.like) ? (like_).mean : usual_mean(&s->id, t, CANDLE(in), PRESET(id)))
#define OF(id, choice)            ((choice) == id##_of_body ? OF_BODY : (choice) == id##_of_range ? OF_RANGE : OF_SHADOWS)
#define PRESET(id)                OF(id, 0), id##_bars

static inline __attribute__((unused)) void usual_open(usual *u, arena *m, const usual *other, int64_t of, K period, K factor,
                                                      int64_t preset_of, int64_t preset_period)
{
    u->of = of, u->period = (int64_t)period, u->count = period, u->factor = of == OF_SHADOWS ? factor / 2 : factor;
    u->preset = of == preset_of && u->period == preset_period;
    u->like = other && other->of == of && other->period == u->period;
    u->total = take(m, sizeof(sum) / sizeof(past), 0);
    sum nowhere;
    sum_open(m->home ? (sum *)(void *)(m->home + u->total) : &nowhere, m, u->period > 0 ? u->period : 1);
    fixed(m, u, offsetof(usual, size));
}

INLINE R size_of(candle c, int64_t of) { return of == OF_BODY ? body(c) : of == OF_RANGE ? range(c) : upper(c) + lower(c); }

/* The sum of the 10 or 5 bars before. */
INLINE R usual_sum(usual *u, tick t, R size, int64_t period)
{
    (void)t;
    R two = lag_held(1, u->size, size) + lag_held(2, u->size, size), four = two + lag_held(2, u->two, two);
    R sum_ = period == 5 ? four + lag_held(5, u->size, size) : four + lag_held(4, u->four, four) + recall(u->two);
    keep(u->size, size), keep(u->two, two), keep(u->four, four);
    return sum_;
}
/* Of any others; what they take is not in the state, which is in registers. */
INLINE R usual_sum_of_any(usual *u, tick t, R size)
{
    sum *total = (sum *)(void *)AT(u->total), copy;
    R before = lag_held(1, u->size, size);
    keep(u->size, size);
    if (!t.keep) copy = *total, total = &copy;
    return sum_step(total, t, (one){ before }).x;
}
INLINE R usual_mean(usual *u, tick t, candle c, int64_t of, int64_t period)
{
    if (rarely(!u->preset)) {
        R size = size_of(c, u->of);
        return u->period > 0 ? usual_sum_of_any(u, t, size) / u->count : size;
    }
    R size = size_of(c, of);
    return period > 0 ? usual_sum(u, t, size, period) / (K)period : size;
}
INLINE limit usual_step(usual *u, tick t, R mean)
{
    (void)t;
    R x = u->factor * mean;
    limit l = { x, lag_held(1, u->kept, x), lag_held(2, u->kept, x), mean };
    keep(u->kept, x);
    return l;
}

/* Limits know the usual settings: see derive.h. */
#define ASKED_ALREADY 1

/* -- what every pattern is: four prices in, a flag of its own name out -------------- */

#define INPUTS(I)        I(open) I(high) I(low) I(close)
#define OUTPUTS(O)       FLAG_OF(O, TACHO_NAME)
#define FLAG_OF(O, name) O(name, FLAG)
#include "indicator.h"

#endif
