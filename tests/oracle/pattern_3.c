/* pattern_3.c -- oracles of candlestick patterns (TA-Lib's rules), morning doji star to upside/downside gap three methods. */
#include "candle.h"

static bool black(const call *c, int64_t i)                 { return !white(c, i); }
static bool body_gap_up(const call *c, int64_t i)           { return bottom(c, i) > top(c, i - 1); }        /* from i - 1 to i */
static bool body_gap_down(const call *c, int64_t i)         { return top(c, i) < bottom(c, i - 1); }
static bool opens_in_body(const call *c, int64_t i)         { return at_open(c, i) > bottom(c, i - 1) && at_open(c, i) < top(c, i - 1); }

/* Is the price x that of y, by more than no `equal` of bar `of` up or down? */
static bool equal(const call *c, int64_t i, L x, L y, int64_t of)
{
    return !above(c, i, x - y, "equal", of) && !above(c, i, y - x, "equal", of);
}
/* Is the price x above y, which has been computed?  Undecided where they are all but the same. */
static bool higher(const call *c, int64_t i, L x, L y)
{
    if (all_but_none(x - y, absolute(x) + absolute(y))) c->scale[0][i] = INFINITY;
    return x > y;
}

/* Long black, a star below a gap (at most a doji, or short), then a white that is not short, some way into the first. */
static void morning(const call *c, const char *star, int before)
{
    for (int64_t i = before + 2; i < c->n; i++)
        c->out[0][i] = black(c, i - 2) && body_gap_down(c, i - 1) && white(c, i)
                    && above(c, i, body(c, i - 2), "body_long", i - 2)
                    && !above(c, i, body(c, i - 1), star, i - 1)
                    && above(c, i, body(c, i), "body_short", i)
                    && higher(c, i, at_close(c, i), at_close(c, i - 2) + real(c, "penetration") * body(c, i - 2)) ? 100 : 0;
}
ORACLE(cdl_morningdojistar, 0) { morning(c, "doji", longest(c, "body_long doji body_short")); }
ORACLE(cdl_morningstar, 0)     { morning(c, "body_short", longest(c, "body_long body_short")); }

/* A long black, then a white from below its low: three patterns, by where it closes. */
static bool white_from_below(const call *c, int64_t i)
{
    return black(c, i - 1) && white(c, i) && at_open(c, i) < at_low(c, i - 1) && above(c, i, body(c, i - 1), "body_long", i - 1);
}
static L middle(const call *c, int64_t i) { return (at_open(c, i) + at_close(c, i)) / 2; }

ORACLE(cdl_onneck, 0)
{
    for (int64_t i = longest(c, "body_long equal") + 1; i < c->n; i++)
        c->out[0][i] = white_from_below(c, i) && equal(c, i, at_close(c, i), at_low(c, i - 1), i - 1) ? -100 : 0;
}

ORACLE(cdl_piercing, 0)
{
    for (int64_t i = longest(c, "body_long") + 1; i < c->n; i++)
        c->out[0][i] = white_from_below(c, i) && at_close(c, i) < at_open(c, i - 1) && above(c, i, body(c, i), "body_long", i)
                    && higher(c, i, at_close(c, i), middle(c, i - 1)) ? 100 : 0;
}

ORACLE(cdl_thrusting, 0)
{
    for (int64_t i = longest(c, "body_long equal") + 1; i < c->n; i++)
        c->out[0][i] = white_from_below(c, i) && above(c, i, at_close(c, i) - at_close(c, i - 1), "equal", i - 1)
                    && !higher(c, i, at_close(c, i), middle(c, i - 1)) ? -100 : 0;
}

ORACLE(cdl_rickshawman, 0)
{
    for (int64_t i = longest(c, "doji shadow_long near"); i < c->n; i++) {
        L half = (at_high(c, i) + at_low(c, i)) / 2, near = limit(c, "near", i);
        c->out[0][i] = !above(c, i, body(c, i), "doji", i)
                    && above(c, i, lower(c, i), "shadow_long", i) && above(c, i, upper(c, i), "shadow_long", i)
                    && !higher(c, i, bottom(c, i), half + near) && !higher(c, i, half - near, top(c, i)) ? 100 : 0;
    }
}

/* Up: white, three blacks, white.  Down: all upside down. */
ORACLE(cdl_risefall3methods, 0)
{
    for (int64_t i = longest(c, "body_long body_short") + 4; i < c->n; i++) {
        int64_t first = i - 4;
        L side = white(c, first) ? 1 : -1;
        bool is = white(c, i) == white(c, first);
        for (int64_t k = first + 1; is && k < i; k++) {
            is = white(c, k) != white(c, first) && bottom(c, k) < at_high(c, first) && top(c, k) > at_low(c, first);
            if (k > first + 1) is = is && side * (at_close(c, k) - at_close(c, k - 1)) < 0;
        }
        is = is && side * (at_open(c, i) - at_close(c, i - 1)) > 0 && side * (at_close(c, i) - at_close(c, first)) > 0;
        for (int64_t k = first; is && k <= i; k++)
            is = k == first || k == i ? above(c, i, body(c, k), "body_long", k) : under(c, i, body(c, k), "body_short", k);
        c->out[0][i] = is ? 100 * side : 0;
    }
}

ORACLE(cdl_separatinglines, 0)
{
    for (int64_t i = longest(c, "body_long shadow_very_short equal") + 1; i < c->n; i++) {
        L shadow = white(c, i) ? lower(c, i) : upper(c, i);         /* where it opens */
        bool is = white(c, i) != white(c, i - 1) && equal(c, i, at_open(c, i), at_open(c, i - 1), i - 1)
               && above(c, i, body(c, i), "body_long", i) && under(c, i, shadow, "shadow_very_short", i);
        c->out[0][i] = !is ? 0 : white(c, i) ? 100 : -100;
    }
}

ORACLE(cdl_shootingstar, 0)
{
    for (int64_t i = longest(c, "body_short shadow_long shadow_very_short") + 1; i < c->n; i++)
        c->out[0][i] = body_gap_up(c, i) && under(c, i, body(c, i), "body_short", i)
                    && above(c, i, upper(c, i), "shadow_long", i) && under(c, i, lower(c, i), "shadow_very_short", i) ? -100 : 0;
}

ORACLE(cdl_shortline, 0)
{
    for (int64_t i = longest(c, "body_short shadow_short"); i < c->n; i++) {
        bool is = under(c, i, body(c, i), "body_short", i)
               && under(c, i, upper(c, i), "shadow_short", i) && under(c, i, lower(c, i), "shadow_short", i);
        c->out[0][i] = !is ? 0 : white(c, i) ? 100 : -100;
    }
}

/* The shadows are compared with the body: where all but the same, rounding decides. */
ORACLE(cdl_spinningtop, 0)
{
    for (int64_t i = longest(c, "body_short"); i < c->n; i++) {
        bool is = under(c, i, body(c, i), "body_short", i) && upper(c, i) > body(c, i) && lower(c, i) > body(c, i);
        L near = 4 * (absolute(at_high(c, i)) + absolute(at_low(c, i))) / ((L)(1ll << 53));
        L up = absolute(upper(c, i) - body(c, i)), down = absolute(lower(c, i) - body(c, i));
        if ((up != 0 && up < near) || (down != 0 && down < near)) c->scale[0][i] = INFINITY;
        c->out[0][i] = !is ? 0 : white(c, i) ? 100 : -100;
    }
}

ORACLE(cdl_stalledpattern, 0)
{
    for (int64_t i = longest(c, "body_long body_short shadow_very_short near") + 2; i < c->n; i++)
        c->out[0][i] = white(c, i) && white(c, i - 1) && white(c, i - 2)
                    && at_close(c, i) > at_close(c, i - 1) && at_close(c, i - 1) > at_close(c, i - 2) && at_open(c, i - 1) > at_open(c, i - 2)
                    && above(c, i, body(c, i - 2), "body_long", i - 2) && above(c, i, body(c, i - 1), "body_long", i - 1)
                    && under(c, i, upper(c, i - 1), "shadow_very_short", i - 1) && under(c, i, body(c, i), "body_short", i)
                    && !above(c, i, at_open(c, i - 1) - at_close(c, i - 2), "near", i - 2)
                    && !higher(c, i, at_close(c, i - 1) - body(c, i) - limit(c, "near", i - 1), at_open(c, i)) ? -100 : 0;
}

ORACLE(cdl_sticksandwich, 0)
{
    for (int64_t i = longest(c, "equal") + 2; i < c->n; i++)
        c->out[0][i] = black(c, i - 2) && white(c, i - 1) && black(c, i) && at_low(c, i - 1) > at_close(c, i - 2)
                    && equal(c, i, at_close(c, i), at_close(c, i - 2), i - 2) ? 100 : 0;
}

ORACLE(cdl_takuri, 0)
{
    for (int64_t i = longest(c, "doji shadow_very_short shadow_very_long"); i < c->n; i++)
        c->out[0][i] = !above(c, i, body(c, i), "doji", i) && under(c, i, upper(c, i), "shadow_very_short", i)
                    && above(c, i, lower(c, i), "shadow_very_long", i) ? 100 : 0;
}

ORACLE(cdl_tasukigap, 0)
{
    for (int64_t i = longest(c, "near") + 2; i < c->n; i++) {
        bool up = body_gap_up(c, i - 1) && at_close(c, i) > top(c, i - 2), down = body_gap_down(c, i - 1) && at_close(c, i) < bottom(c, i - 2);
        bool gap = white(c, i - 1) ? up && at_close(c, i) < at_open(c, i - 1) : down && at_close(c, i) > at_open(c, i - 1);
        bool is = gap && white(c, i) != white(c, i - 1) && opens_in_body(c, i)
               && under(c, i, absolute(body(c, i) - body(c, i - 1)), "near", i - 1);
        c->out[0][i] = !is ? 0 : white(c, i - 1) ? 100 : -100;
    }
}

ORACLE(cdl_tristar, 0)
{
    for (int64_t i = longest(c, "doji") + 2; i < c->n; i++) {
        bool up = body_gap_down(c, i - 1) && bottom(c, i) > bottom(c, i - 1), down = body_gap_up(c, i - 1) && top(c, i) < top(c, i - 1);
        bool is = up || down;
        for (int64_t k = i - 2; is && k <= i; k++) is = !above(c, i, body(c, k), "doji", i - 2);
        c->out[0][i] = !is ? 0 : up ? 100 : -100;
    }
}

ORACLE(cdl_unique3river, 0)
{
    for (int64_t i = longest(c, "body_long body_short") + 2; i < c->n; i++)
        c->out[0][i] = black(c, i - 2) && black(c, i - 1) && white(c, i)
                    && at_open(c, i - 1) <= at_open(c, i - 2) && at_close(c, i - 1) > at_close(c, i - 2)
                    && at_low(c, i - 1) < at_low(c, i - 2) && at_low(c, i - 1) < at_open(c, i)
                    && above(c, i, body(c, i - 2), "body_long", i - 2) && under(c, i, body(c, i), "body_short", i) ? 100 : 0;
}

ORACLE(cdl_upsidegap2crows, 0)
{
    for (int64_t i = longest(c, "body_long body_short") + 2; i < c->n; i++)
        c->out[0][i] = white(c, i - 2) && black(c, i - 1) && black(c, i) && body_gap_up(c, i - 1)
                    && at_open(c, i) > at_open(c, i - 1) && at_close(c, i) < at_close(c, i - 1) && at_close(c, i) > at_close(c, i - 2)
                    && above(c, i, body(c, i - 2), "body_long", i - 2) && !above(c, i, body(c, i - 1), "body_short", i - 1) ? -100 : 0;
}

ORACLE(cdl_xsidegap3methods, 0)
{
    for (int64_t i = 2; i < c->n; i++) {
        bool gap = white(c, i - 2) ? body_gap_up(c, i - 1) : body_gap_down(c, i - 1);
        bool is = gap && white(c, i - 1) == white(c, i - 2) && white(c, i) != white(c, i - 1) && opens_in_body(c, i)
               && at_close(c, i) > bottom(c, i - 2) && at_close(c, i) < top(c, i - 2);
        c->out[0][i] = !is ? 0 : white(c, i - 2) ? 100 : -100;
    }
}
