/* pattern_1.c -- oracles of candlestick patterns (TA-Lib's rules): two crows to side-by-side white lines. */
#include "candle.h"

/* The sign of `far`, a difference of prices; where rounding decides it, the pattern at bar i is left undecided. */
static int sign(const call *c, int64_t i, L far, bool exact)
{
    if (!exact && all_but_none(far, size_of(c, i))) c->scale[0][i] = INFINITY;
    return far > 0 ? 1 : far < 0 ? -1 : 0;
}

/* Is x above (1), at (0), or below (-1) the limit of bar `of`? */
static int against(const call *c, int64_t i, L x, const char *id, int64_t of)
{
    L most = limit(c, id, of);
    return sign(c, i, x - most, x == 0 && most == 0);
}

/* Does the close lie beyond that of the first candle, `ago` bars before, by more than the share of its body that is asked for? */
static bool penetrates(const call *c, int64_t i, int ago, int direction)
{
    L asked = (L)real(c, "penetration") * body(c, i - ago);
    return sign(c, i, direction * (at_close(c, i) - at_close(c, i - ago)) - asked, asked == 0) > 0;
}

/* Of the bar k bars before bar i. */
#define OPEN(k)   at_open(c, i - (k))
#define HIGH(k)   at_high(c, i - (k))
#define LOW(k)    at_low(c, i - (k))
#define CLOSE(k)  at_close(c, i - (k))
#define TOP(k)    top(c, i - (k))
#define BOTTOM(k) bottom(c, i - (k))
#define BODY(k)   body(c, i - (k))
#define UPPER(k)  upper(c, i - (k))
#define LOWER(k)  lower(c, i - (k))
#define WHITE(k)  white(c, i - (k))
#define BLACK(k)  !white(c, i - (k))
#define MORE(x, id, k)    (against(c, i, x, id, i - (k)) > 0)
#define LESS(x, id, k)    (against(c, i, x, id, i - (k)) < 0)
#define AT_MOST(x, id, k) (against(c, i, x, id, i - (k)) <= 0)
#define BODY_LESS(k, than) (sign(c, i, BODY(k) - BODY(than), BODY(k) == BODY(than)) < 0)

#define EACH(settings, bars) for (int64_t i = longest(c, settings) + (bars); i < c->n; i++)
#define FOUND(pattern, size) c->out[0][i] = (pattern) ? (size) : 0

ORACLE(cdl_2crows, 0)
{
    EACH("body_long", 2)
        FOUND(WHITE(2) && MORE(BODY(2), "body_long", 2) && BLACK(1) && BOTTOM(1) > TOP(2) && BLACK(0)
              && OPEN(0) < OPEN(1) && OPEN(0) > CLOSE(1) && CLOSE(0) < CLOSE(2) && CLOSE(0) > OPEN(2), -100);
}

ORACLE(cdl_3blackcrows, 0)
{
    EACH("shadow_very_short", 3) {
        bool crows = WHITE(3) && HIGH(3) > CLOSE(2);
        for (int k = 2; k >= 0 && crows; k--) {
            crows = BLACK(k) && LESS(LOWER(k), "shadow_very_short", k);
            if (k < 2 && !(OPEN(k) < OPEN(k + 1) && OPEN(k) > CLOSE(k + 1) && CLOSE(k) < CLOSE(k + 1))) crows = false;
        }
        FOUND(crows, -100);
    }
}

ORACLE(cdl_3inside, 0)
{
    EACH("body_long body_short", 2) {
        bool inside = MORE(BODY(2), "body_long", 2) && AT_MOST(BODY(1), "body_short", 1) && TOP(1) < TOP(2) && BOTTOM(1) > BOTTOM(2);
        bool back = WHITE(2) ? BLACK(0) && CLOSE(0) < OPEN(2) : WHITE(0) && CLOSE(0) > OPEN(2);
        FOUND(inside && back, WHITE(2) ? -100 : 100);
    }
}

ORACLE(cdl_3linestrike, 0)
{
    EACH("near", 3) {
        int up = WHITE(3) ? 1 : -1;
        bool lines = WHITE(2) == WHITE(3) && WHITE(1) == WHITE(3) && WHITE(0) != WHITE(3)
                  && up * (CLOSE(2) - CLOSE(3)) > 0 && up * (CLOSE(1) - CLOSE(2)) > 0
                  && up * (OPEN(0) - CLOSE(1)) > 0 && up * (CLOSE(0) - OPEN(3)) < 0;
        for (int k = 2; k >= 1 && lines; k--)
            lines = AT_MOST(OPEN(k) - TOP(k + 1), "near", k + 1) && AT_MOST(BOTTOM(k + 1) - OPEN(k), "near", k + 1);
        FOUND(lines, 100 * up);
    }
}

ORACLE(cdl_3outside, 0)
{
    EACH("", 3) {
        bool wraps = WHITE(1) != WHITE(2) && TOP(1) > TOP(2) && BOTTOM(1) < BOTTOM(2);
        FOUND(wraps && (WHITE(1) ? CLOSE(0) > CLOSE(1) : CLOSE(0) < CLOSE(1)), WHITE(1) ? 100 : -100);
    }
}

ORACLE(cdl_3starsinsouth, 0)
{
    EACH("body_long body_short shadow_long shadow_very_short", 2)
        FOUND(BLACK(2) && BLACK(1) && BLACK(0)
              && MORE(BODY(2), "body_long", 2) && MORE(LOWER(2), "shadow_long", 2)
              && BODY_LESS(1, 2) && OPEN(1) > CLOSE(2) && OPEN(1) <= HIGH(2) && LOW(1) < CLOSE(2) && LOW(1) >= LOW(2)
              && MORE(LOWER(1), "shadow_very_short", 1) && LESS(BODY(0), "body_short", 0)
              && LESS(LOWER(0), "shadow_very_short", 0) && LESS(UPPER(0), "shadow_very_short", 0)
              && LOW(0) > LOW(1) && HIGH(0) < HIGH(1), 100);
}

/* Three white candles that close higher and higher, each opening above the open before, and above its body by `near` at most. */
static bool three_whites(const call *c, int64_t i)
{
    return WHITE(2) && WHITE(1) && WHITE(0) && CLOSE(0) > CLOSE(1) && CLOSE(1) > CLOSE(2)
        && OPEN(1) > OPEN(2) && AT_MOST(OPEN(1) - CLOSE(2), "near", 2) && OPEN(0) > OPEN(1) && AT_MOST(OPEN(0) - CLOSE(1), "near", 1);
}

ORACLE(cdl_3whitesoldiers, 0)
{
    EACH("body_short shadow_very_short near far", 2)
        FOUND(three_whites(c, i) && LESS(UPPER(2), "shadow_very_short", 2) && LESS(UPPER(1), "shadow_very_short", 1)
              && LESS(UPPER(0), "shadow_very_short", 0)
              && LESS(BODY(2) - BODY(1), "far", 2) && LESS(BODY(1) - BODY(0), "far", 1) && MORE(BODY(0), "body_short", 0), 100);
}

ORACLE(cdl_advanceblock, 0)
{
    EACH("body_long shadow_long shadow_short near far", 2)
        FOUND(three_whites(c, i) && MORE(BODY(2), "body_long", 2) && LESS(UPPER(2), "shadow_short", 2)
              && ((MORE(BODY(2) - BODY(1), "far", 2) && LESS(BODY(0) - BODY(1), "near", 1))
                  || MORE(BODY(1) - BODY(0), "far", 1)
                  || (BODY_LESS(0, 1) && BODY_LESS(1, 2) && (MORE(UPPER(0), "shadow_short", 0) || MORE(UPPER(1), "shadow_short", 1)))
                  || (BODY_LESS(0, 1) && MORE(UPPER(0), "shadow_long", 0))), -100);
}

ORACLE(cdl_abandonedbaby, 0)
{
    EACH("body_long body_short doji", 2) {
        bool above = LOW(1) > HIGH(2) && HIGH(0) < LOW(1), under = HIGH(1) < LOW(2) && LOW(0) > HIGH(1);
        FOUND(MORE(BODY(2), "body_long", 2) && AT_MOST(BODY(1), "doji", 1) && MORE(BODY(0), "body_short", 0)
              && WHITE(2) != WHITE(0) && (WHITE(2) ? above : under) && penetrates(c, i, 2, WHITE(0) ? 1 : -1), WHITE(0) ? 100 : -100);
    }
}

ORACLE(cdl_belthold, 0)
{
    EACH("body_long shadow_very_short", 0)
        FOUND(MORE(BODY(0), "body_long", 0) && LESS(WHITE(0) ? LOWER(0) : UPPER(0), "shadow_very_short", 0), WHITE(0) ? 100 : -100);
}

ORACLE(cdl_breakaway, 0)
{
    EACH("body_long", 4) {
        int up = WHITE(4) ? 1 : -1;
        FOUND(MORE(BODY(4), "body_long", 4) && WHITE(3) == WHITE(4) && WHITE(1) == WHITE(4) && WHITE(0) != WHITE(4)
              && (WHITE(4) ? BOTTOM(3) > TOP(4) : TOP(3) < BOTTOM(4))
              && up * (HIGH(2) - HIGH(3)) > 0 && up * (LOW(2) - LOW(3)) > 0 && up * (HIGH(1) - HIGH(2)) > 0 && up * (LOW(1) - LOW(2)) > 0
              && up * (CLOSE(0) - OPEN(3)) < 0 && up * (CLOSE(0) - CLOSE(4)) > 0, -100 * up);
    }
}

ORACLE(cdl_closingmarubozu, 0)
{
    EACH("body_long shadow_very_short", 0)
        FOUND(MORE(BODY(0), "body_long", 0) && LESS(WHITE(0) ? UPPER(0) : LOWER(0), "shadow_very_short", 0), WHITE(0) ? 100 : -100);
}

ORACLE(cdl_concealbabyswall, 0)
{
    EACH("shadow_very_short", 3) {
        bool shaven = true;
        for (int k = 3; k >= 2; k--)
            shaven = shaven && LESS(UPPER(k), "shadow_very_short", k) && LESS(LOWER(k), "shadow_very_short", k);
        FOUND(BLACK(3) && BLACK(2) && BLACK(1) && BLACK(0) && shaven && TOP(1) < BOTTOM(2) && MORE(UPPER(1), "shadow_very_short", 1)
              && HIGH(1) > CLOSE(2) && HIGH(0) > HIGH(1) && LOW(0) < LOW(1), 100);
    }
}

ORACLE(cdl_counterattack, 0)
{
    EACH("body_long equal", 1)
        FOUND(WHITE(0) != WHITE(1) && MORE(BODY(1), "body_long", 1) && MORE(BODY(0), "body_long", 0)
              && AT_MOST(absolute(CLOSE(0) - CLOSE(1)), "equal", 1), WHITE(0) ? 100 : -100);
}

ORACLE(cdl_darkcloudcover, 0)
{
    EACH("body_long", 1)
        FOUND(WHITE(1) && MORE(BODY(1), "body_long", 1) && BLACK(0) && OPEN(0) > HIGH(1)
              && CLOSE(0) > OPEN(1) && penetrates(c, i, 1, -1), -100);
}

ORACLE(cdl_dojistar, 0)
{
    EACH("body_long doji", 1)
        FOUND(MORE(BODY(1), "body_long", 1) && AT_MOST(BODY(0), "doji", 0) && (WHITE(1) ? BOTTOM(0) > TOP(1) : TOP(0) < BOTTOM(1)),
              WHITE(1) ? -100 : 100);
}

ORACLE(cdl_dragonflydoji, 0)
{
    EACH("doji shadow_very_short", 0)
        FOUND(AT_MOST(BODY(0), "doji", 0) && LESS(UPPER(0), "shadow_very_short", 0) && MORE(LOWER(0), "shadow_very_short", 0), 100);
}

/* A long white body, a star above it, and a black body that is not short and falls into the first. */
static bool evening(const call *c, int64_t i, const char *star)
{
    return WHITE(2) && MORE(BODY(2), "body_long", 2) && AT_MOST(BODY(1), star, 1) && BOTTOM(1) > TOP(2)
        && BLACK(0) && MORE(BODY(0), "body_short", 0) && penetrates(c, i, 2, -1);
}
ORACLE(cdl_eveningdojistar, 0) { EACH("body_long body_short doji", 2) FOUND(evening(c, i, "doji"), -100); }
ORACLE(cdl_eveningstar, 0)     { EACH("body_long body_short", 2) FOUND(evening(c, i, "body_short"), -100); }

ORACLE(cdl_gapsidesidewhite, 0)
{
    EACH("near equal", 2) {
        bool above = BOTTOM(1) > TOP(2) && BOTTOM(0) > TOP(2), under = TOP(1) < BOTTOM(2) && TOP(0) < BOTTOM(2);
        FOUND((above || under) && WHITE(1) && WHITE(0) && AT_MOST(absolute(BODY(0) - BODY(1)), "near", 1)
              && AT_MOST(absolute(OPEN(0) - OPEN(1)), "equal", 1), above ? 100 : -100);
    }
}
