/* candle.h -- the words candlestick patterns are written in; included in place of indicator.h.
 *
 *     candles past;                     in STATE: the bars before
 *     usual   body_long;                in STATE: what a bar is held against, one for each setting the pattern uses
 *     open_usual(body_long);            in START
 *     window w = candles(past, in);     in STEP: w.now, w.ago1 ... w.ago4, each a candle
 *     limit long_ = usual(body_long, in);        long_.now, long_.ago1 ...: the limit of that bar
 *
 *     open_usual_like(body_short, body_long);
 *     limit short_ = usual_like(body_short, long_, in);       the same, where both often go by one mean
 *
 * What is asked of several bars is asked once, and is a sign that later bars remember; a bar's signs are the bits of one word, so that
 * to look back at all of them costs what looking back at one price does:
 *
 *     enum { WHITE = 1, LONG = 2 };     in STEP
 *     signs past_signs;                 in STATE
 *     told a = signs(past_signs, sign(WHITE, white(w.now)) | sign(LONG, above(body(w.now), long_.now)));
 *     all_of(a.ago2, WHITE | LONG)      was the bar two bars ago white and long?  a.now, a.ago1 ... a.ago4
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

#define CANDLE_SETTING(INT, REAL, ONE_OF, id, period, factor, doc, ...)                         \
    INT (id##_period, period, 0, 1000, doc ": bars before whose mean is the usual; 0: its own")  \
    REAL(id##_factor, factor, 0, 100,  doc ": how much of the usual")                            \
    ONE_OF(id##_of, doc ": the usual what", __VA_ARGS__)

#define BODY_LONG(INT, REAL, ONE_OF)         CANDLE_SETTING(INT, REAL, ONE_OF, body_long,        10, 1,   "a long body is above", body, range, shadows)
#define BODY_VERY_LONG(INT, REAL, ONE_OF)    CANDLE_SETTING(INT, REAL, ONE_OF, body_very_long,   10, 3,   "a very long body is above", body, range, shadows)
#define BODY_SHORT(INT, REAL, ONE_OF)        CANDLE_SETTING(INT, REAL, ONE_OF, body_short,       10, 1,   "a short body is below", body, range, shadows)
#define BODY_DOJI(INT, REAL, ONE_OF)         CANDLE_SETTING(INT, REAL, ONE_OF, doji,             10, .1,  "a doji's body is at most", range, body, shadows)
#define SHADOW_LONG(INT, REAL, ONE_OF)       CANDLE_SETTING(INT, REAL, ONE_OF, shadow_long,       0, 1,   "a long shadow is above", body, range, shadows)
#define SHADOW_VERY_LONG(INT, REAL, ONE_OF)  CANDLE_SETTING(INT, REAL, ONE_OF, shadow_very_long,  0, 2,   "a very long shadow is above", body, range, shadows)
#define SHADOW_SHORT(INT, REAL, ONE_OF)      CANDLE_SETTING(INT, REAL, ONE_OF, shadow_short,     10, 1,   "a short shadow is below", shadows, body, range)
#define SHADOW_VERY_SHORT(INT, REAL, ONE_OF) CANDLE_SETTING(INT, REAL, ONE_OF, shadow_very_short, 10, .1, "a very short shadow is below", range, body, shadows)
#define NEAR(INT, REAL, ONE_OF)              CANDLE_SETTING(INT, REAL, ONE_OF, near,              5, .2,  "near is a distance of at most", range, body, shadows)
#define FAR(INT, REAL, ONE_OF)               CANDLE_SETTING(INT, REAL, ONE_OF, far,               5, .6,  "far is a distance of at least", range, body, shadows)
#define EQUAL(INT, REAL, ONE_OF)             CANDLE_SETTING(INT, REAL, ONE_OF, equal,             5, .05, "equal is a distance of at most", range, body, shadows)

/* -- one candle --------------------------------------------------------------- */

typedef struct { R open, high, low, close; } candle;
#define CANDLE(in) ((candle){ (in).open, (in).high, (in).low, (in).close })     /* of an indicator's inputs */

INLINE R top(candle c)     { return greater(c.open, c.close); }        /* of the body          */
INLINE R bottom(candle c)  { return lesser(c.open, c.close); }
INLINE R body(candle c)    { return mag(c.close - c.open); }
INLINE R range(candle c)   { return c.high - c.low; }
INLINE R upper(candle c)   { return c.high - top(c); }                 /* shadows              */
INLINE R lower(candle c)   { return bottom(c) - c.low; }
INLINE M white(candle c)   { return c.close >= c.open; }
INLINE M black(candle c)   { return c.close < c.open; }
INLINE R colour(candle c)  { return sel(white(c), rep(1), rep(-1)); }

/* Gaps from an older candle to a newer one: of the bodies, and of the whole bars. */
INLINE M body_gap_up(candle newer, candle older)   { return bottom(newer) > top(older); }
INLINE M body_gap_down(candle newer, candle older) { return top(newer) < bottom(older); }
INLINE M gap_up(candle newer, candle older)        { return newer.low > older.high; }
INLINE M gap_down(candle newer, candle older)      { return newer.high < older.low; }

/* Is price x price y, give or take `by`?  The bounds are prices, and rounded as such. */
INLINE M alike(R x, R y, R by)                     { return at_most(x, y + by) & at_least(x, y - by); }

INLINE R flag(M found, K size)                     { return sel(found, rep(size), rep(0)); }
INLINE R bullish_or_bearish(M up, M down)          { return sel(up, rep(100), flag(down, -100)); }

/* -- the last five ------------------------------------------------------------- */

typedef struct { past open, high, low, close; } candles;
typedef struct { candle now, ago1, ago2, ago3, ago4; } window;
#define candles(part, in) candles_step(&s->part, t, CANDLE(in))
#define CANDLE_AGO(n)     { lag##n(p->open, c.open), lag##n(p->high, c.high), lag##n(p->low, c.low), lag##n(p->close, c.close) }

INLINE window candles_step(candles *p, tick t, candle c)
{
    (void)t;
    window w = { c, CANDLE_AGO(1), CANDLE_AGO(2), CANDLE_AGO(3), CANDLE_AGO(4) };
    keep(p->open, c.open), keep(p->high, c.high), keep(p->low, c.low), keep(p->close, c.close);
    return w;
}

/* -- signs of the last five ------------------------------------------------------ */

typedef struct { past lacks; } signs;               /* the signs that a bar has not: what is to be nought is quickest to ask */
typedef struct { M now, ago1, ago2, ago3, ago4; } told;
#define signs(part, word) signs_step(&s->part, t, word)

#ifdef TACHO_TICK
INLINE M sign(int64_t bit, M condition)  { return condition ? 0 : bit; }
INLINE R as_number(M word)               { R x; memcpy(&x, &word, sizeof x); return x; }
INLINE M as_word(R x)                    { M word; memcpy(&word, &x, sizeof word); return word; }
#else
INLINE M sign(int64_t bit, M condition)  { return ~condition & bit; }
INLINE R as_number(M word)               { return (R)word; }
INLINE M as_word(R x)                    { return (M)x; }
#endif
INLINE M all_of(M word, int64_t bits)    { return (word & bits) == 0; }

INLINE told signs_step(signs *p, tick t, M word)
{
    (void)t;
    R x = as_number(word);
    told a = { word, as_word(lag1(p->lacks, x)), as_word(lag2(p->lacks, x)), as_word(lag3(p->lacks, x)), as_word(lag4(p->lacks, x)) };
    keep(p->lacks, x);
    return a;
}

/* -- limits ---------------------------------------------------------------------- */

enum { OF_BODY, OF_RANGE, OF_SHADOWS };
typedef struct { int64_t of, period, like; K count, factor; previous last; sum total; past kept; } usual;
typedef struct { R now, ago1, ago2, ago3, ago4, mean; } limit;
#define open_usual(id)              usual_open(&s->id, m, NULL, SETTING(id))
#define open_usual_like(id, other)  usual_open(&s->id, m, &s->other, SETTING(id))
#define SETTING(id)                 p->id##_of == id##_of_body ? OF_BODY : p->id##_of == id##_of_range ? OF_RANGE : OF_SHADOWS, p->id##_period, p->id##_factor
#define usual(part, in)             usual_step(&s->part, t, usual_mean(&s->part, t, CANDLE(in)))
#define usual_like(part, other, in) usual_step(&s->part, t, s->part.like ? (other).mean : usual_mean(&s->part, t, CANDLE(in)))

static inline __attribute__((unused)) void usual_open(usual *u, arena *m, const usual *other, int64_t of, K period, K factor)
{
    u->of = of, u->period = (int64_t)period, u->count = period, u->factor = of == OF_SHADOWS ? factor / 2 : factor;
    u->like = other && other->of == of && other->period == u->period;
    fixed(m, u, offsetof(usual, last));
    sum_open(&u->total, m, u->period > 0 ? u->period : 1);
}

/* Most settings have a period of 10 or 5. */
INLINE R usual_sum(usual *u, tick t, one x)
{
    if (u->period == 10) return sum_step_of(&u->total, t, x, 1, 2).x;
    if (u->period == 5)  return sum_step_of(&u->total, t, x, 0, 5).x;
    return sum_step(&u->total, t, x).x;
}
INLINE R usual_mean(usual *u, tick t, candle c)
{
    R size = u->of == OF_BODY ? body(c) : u->of == OF_RANGE ? range(c) : upper(c) + lower(c);
    return u->period > 0 ? usual_sum(u, t, (one){ previous_step(&u->last, t, size) }) / u->count : size;
}
INLINE limit usual_step(usual *u, tick t, R mean)
{
    (void)t;
    R x = u->factor * mean;
    limit l = { x, lag1(u->kept, x), lag2(u->kept, x), lag3(u->kept, x), lag4(u->kept, x), mean };
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
