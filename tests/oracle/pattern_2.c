/* pattern_2.c -- oracles of candlestick patterns, gravestone doji to mat hold (TA-Lib's rules). */
#include "candle.h"

/* Is x more than y, which are made of prices at bar `of`? */
static bool more_than(const call *c, int64_t i, L x, L y, int64_t of)
{
    if (x != y && all_but_none(x - y, size_of(c, of))) c->scale[0][i] = INFINITY;
    return x > y;
}
static bool as_near(const call *c, int64_t i, L x, L y, const char *id, int64_t of)
{
    return !above(c, i, absolute(x - y), id, of);
}
static bool small_shadows(const call *c, int64_t i, const char *id, int64_t of)
{
    return under(c, i, upper(c, of), id, of) && under(c, i, lower(c, of), id, of);
}

/* -- one bar ---------------------------------------------------------------------------------------- */

ORACLE(cdl_gravestonedoji, 0)
{
    for (int64_t i = longest(c, "doji shadow_very_short"); i < c->n; i++)
        c->out[0][i] = !above(c, i, body(c, i), "doji", i) && above(c, i, upper(c, i), "shadow_very_short", i)
                       && under(c, i, lower(c, i), "shadow_very_short", i) ? 100 : 0;
}

ORACLE(cdl_longleggeddoji, 0)
{
    for (int64_t i = longest(c, "doji shadow_long"); i < c->n; i++)
        c->out[0][i] = !above(c, i, body(c, i), "doji", i)
                       && (above(c, i, upper(c, i), "shadow_long", i) || above(c, i, lower(c, i), "shadow_long", i)) ? 100 : 0;
}

ORACLE(cdl_highwave, 0)
{
    for (int64_t i = longest(c, "body_short shadow_very_long"); i < c->n; i++) {
        bool found = under(c, i, body(c, i), "body_short", i) && above(c, i, upper(c, i), "shadow_very_long", i)
                     && above(c, i, lower(c, i), "shadow_very_long", i);
        c->out[0][i] = !found ? 0 : white(c, i) ? 100 : -100;
    }
}

ORACLE(cdl_longline, 0)
{
    for (int64_t i = longest(c, "body_long shadow_short"); i < c->n; i++) {
        bool found = above(c, i, body(c, i), "body_long", i) && small_shadows(c, i, "shadow_short", i);
        c->out[0][i] = !found ? 0 : white(c, i) ? 100 : -100;
    }
}

static bool marubozu(const call *c, int64_t i, int64_t of)
{
    return above(c, i, body(c, of), "body_long", of) && small_shadows(c, i, "shadow_very_short", of);
}
ORACLE(cdl_marubozu, 0)
{
    for (int64_t i = longest(c, "body_long shadow_very_short"); i < c->n; i++)
        c->out[0][i] = !marubozu(c, i, i) ? 0 : white(c, i) ? 100 : -100;
}

/* -- one bar and where it stands -------------------------------------------------------------------- */

ORACLE(cdl_hammer, 0)
{
    for (int64_t i = longest(c, "body_short shadow_long shadow_very_short near") + 1; i < c->n; i++)
        c->out[0][i] = under(c, i, body(c, i), "body_short", i) && above(c, i, lower(c, i), "shadow_long", i)
                       && under(c, i, upper(c, i), "shadow_very_short", i)
                       && !above(c, i, bottom(c, i) - at_low(c, i - 1), "near", i - 1) ? 100 : 0;
}

ORACLE(cdl_hangingman, 0)
{
    for (int64_t i = longest(c, "body_short shadow_long shadow_very_short near") + 1; i < c->n; i++)
        c->out[0][i] = under(c, i, body(c, i), "body_short", i) && above(c, i, lower(c, i), "shadow_long", i)
                       && under(c, i, upper(c, i), "shadow_very_short", i)
                       && !above(c, i, at_high(c, i - 1) - bottom(c, i), "near", i - 1) ? -100 : 0;
}

ORACLE(cdl_invertedhammer, 0)
{
    for (int64_t i = longest(c, "body_short shadow_long shadow_very_short") + 1; i < c->n; i++)
        c->out[0][i] = under(c, i, body(c, i), "body_short", i) && above(c, i, upper(c, i), "shadow_long", i)
                       && under(c, i, lower(c, i), "shadow_very_short", i) && top(c, i) < bottom(c, i - 1) ? 100 : 0;
}

/* -- two bars --------------------------------------------------------------------------------------- */

static void harami(const call *c, const char *small, const char *both)
{
    for (int64_t i = longest(c, both) + 1; i < c->n; i++) {
        bool sizes = above(c, i, body(c, i - 1), "body_long", i - 1) && !above(c, i, body(c, i), small, i);
        L room_up = top(c, i - 1) - top(c, i), room_down = bottom(c, i) - bottom(c, i - 1);
        int size = !sizes || room_up < 0 || room_down < 0 ? 0 : room_up > 0 && room_down > 0 ? 100 : 80;
        c->out[0][i] = white(c, i - 1) && size ? -size : size;
    }
}
ORACLE(cdl_harami, 0)      { harami(c, "body_short", "body_long body_short"); }
ORACLE(cdl_haramicross, 0) { harami(c, "doji", "body_long doji"); }

ORACLE(cdl_homingpigeon, 0)
{
    for (int64_t i = longest(c, "body_long body_short") + 1; i < c->n; i++)
        c->out[0][i] = !white(c, i - 1) && !white(c, i) && at_open(c, i) < at_open(c, i - 1) && at_close(c, i) > at_close(c, i - 1)
                       && above(c, i, body(c, i - 1), "body_long", i - 1) && !above(c, i, body(c, i), "body_short", i) ? 100 : 0;
}

ORACLE(cdl_inneck, 0)
{
    for (int64_t i = longest(c, "body_long equal") + 1; i < c->n; i++)
        c->out[0][i] = !white(c, i - 1) && white(c, i) && above(c, i, body(c, i - 1), "body_long", i - 1)
                       && at_open(c, i) < at_low(c, i - 1) && at_close(c, i) >= at_close(c, i - 1)
                       && as_near(c, i, at_close(c, i), at_close(c, i - 1), "equal", i - 1) ? -100 : 0;
}

static bool kicks(const call *c, int64_t i)
{
    if (!marubozu(c, i, i - 1) || !marubozu(c, i, i) || white(c, i - 1) == white(c, i)) return false;
    return white(c, i) ? at_low(c, i) > at_high(c, i - 1) : at_high(c, i) < at_low(c, i - 1);
}
ORACLE(cdl_kicking, 0)
{
    for (int64_t i = longest(c, "body_long shadow_very_short") + 1; i < c->n; i++)
        c->out[0][i] = !kicks(c, i) ? 0 : white(c, i) ? 100 : -100;
}
ORACLE(cdl_kickingbylength, 0)
{
    for (int64_t i = longest(c, "body_long shadow_very_short") + 1; i < c->n; i++) {
        bool found = kicks(c, i);
        c->out[0][i] = !found ? 0 : white(c, more_than(c, i, body(c, i), body(c, i - 1), i) ? i : i - 1) ? 100 : -100;
    }
}

ORACLE(cdl_matchinglow, 0)
{
    for (int64_t i = longest(c, "equal") + 1; i < c->n; i++)
        c->out[0][i] = !white(c, i - 1) && !white(c, i) && as_near(c, i, at_close(c, i), at_close(c, i - 1), "equal", i - 1) ? 100 : 0;
}

/* -- three bars and more ---------------------------------------------------------------------------- */

ORACLE(cdl_identical3crows, 0)
{
    for (int64_t i = longest(c, "shadow_very_short equal") + 2; i < c->n; i++) {
        bool found = true;
        for (int64_t k = i - 2; k <= i; k++) {
            found = found && !white(c, k) && under(c, i, lower(c, k), "shadow_very_short", k);
            if (k > i - 2)
                found = found && at_close(c, k) < at_close(c, k - 1) && as_near(c, i, at_open(c, k), at_close(c, k - 1), "equal", k - 1);
        }
        c->out[0][i] = found ? -100 : 0;
    }
}

ORACLE(cdl_ladderbottom, 0)
{
    for (int64_t i = longest(c, "shadow_very_short") + 4; i < c->n; i++) {
        bool found = white(c, i) && at_open(c, i) > at_open(c, i - 1) && at_close(c, i) > at_high(c, i - 1);
        for (int64_t k = i - 4; k < i; k++) found = found && !white(c, k);
        for (int64_t k = i - 3; k < i - 1; k++) found = found && at_open(c, k) < at_open(c, k - 1) && at_close(c, k) < at_close(c, k - 1);
        c->out[0][i] = found && above(c, i, upper(c, i - 1), "shadow_very_short", i - 1) ? 100 : 0;
    }
}

ORACLE(cdl_mathold, 0)
{
    L penetration = real(c, "penetration");
    for (int64_t i = longest(c, "body_long body_short") + 4; i < c->n; i++) {
        int64_t first = i - 4, second = i - 3;
        bool found = white(c, first) && !white(c, second) && white(c, i) && bottom(c, second) > top(c, first)
                     && above(c, i, body(c, first), "body_long", first);
        L highest = at_high(c, second);
        for (int64_t k = second; k < i; k++) {
            found = found && under(c, i, body(c, k), "body_short", k);
            highest = more(highest, at_high(c, k));
            if (k == second) continue;
            L taken = at_close(c, first) - bottom(c, k);
            found = found && top(c, k) < (k == second + 1 ? at_open(c, second) : top(c, k - 1))
                    && taken > 0 && more_than(c, i, penetration * body(c, first), taken, first);
        }
        c->out[0][i] = found && at_open(c, i) > at_close(c, i - 1) && at_close(c, i) > highest ? 100 : 0;
    }
}

/* -- hikkake: a pattern waits three bars for a close beyond the bar before it ------------------------- */

static bool inside(const call *c, int64_t i) { return at_high(c, i) < at_high(c, i - 1) && at_low(c, i) > at_low(c, i - 1); }
static int  broken(const call *c, int64_t i)       /* 1: downwards, which is bullish */
{
    if (!inside(c, i - 1)) return 0;
    if (at_high(c, i) < at_high(c, i - 1) && at_low(c, i) < at_low(c, i - 1)) return 1;
    if (at_high(c, i) > at_high(c, i - 1) && at_low(c, i) > at_low(c, i - 1)) return -1;
    return 0;
}
static int hikkake(const call *c, int64_t i) { return broken(c, i); }
static int modified(const call *c, int64_t i)
{
    int sign = inside(c, i - 2) ? broken(c, i) : 0;
    L from_low = at_close(c, i - 2) - at_low(c, i - 2), from_high = at_high(c, i - 2) - at_close(c, i - 2);
    return sign && !above(c, i, sign > 0 ? from_low : from_high, "near", i - 2) ? sign : 0;
}
static void confirmed(const call *c, int lookback, int pattern(const call *, int64_t))
{
    int64_t at = -1;
    int sign = 0;
    for (int64_t i = lookback - 3; i < c->n; i++) {
        int found = pattern(c, i), flag = 100 * found;
        if (found) {
            at = i, sign = found;
        } else if (at >= 0 && i - at <= 3 && (sign > 0 ? at_close(c, i) > at_high(c, at - 1) : at_close(c, i) < at_low(c, at - 1))) {
            flag = 200 * sign;
            at = -1;
        }
        if (i >= lookback) c->out[0][i] = flag;
    }
    for (int64_t i = c->n - 1; i >= lookback; i--)          /* what is undecided is so until it is forgotten */
        for (int64_t k = i - 3; k < i; k++)
            if (c->scale[0][k] > 0) c->scale[0][i] = INFINITY;
}
ORACLE(cdl_hikkake, 0)    { confirmed(c, 5, hikkake); }
ORACLE(cdl_hikkakemod, 0) { int n = longest(c, "near"); confirmed(c, (n ? n : 1) + 5, modified); }
