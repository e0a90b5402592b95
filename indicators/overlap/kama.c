/* kama -- Kaufman's Adaptive Moving Average
 *
 *     er   = |x - x[period]| / sum(|x - x[1]|, period)
 *     c    = (er (f - s) + s)^2                     f = 2/(fast+1), s = 2/(slow+1)
 *     kama = kama[1] + c (x - kama[1])
 *
 * An average that hurries when the price travels (er near 1) and waits when it only trembles (er near 0).
 * A window in which nothing has moved counts as travelling.
 *
 * The first value, at bar `period`, is the price itself; with seed = previous the recurrence starts
 * there, from the price one bar before.
 *
 * P. J. Kaufman, Smarter Trading, McGraw-Hill, 1995.
 */
#define TITLE "Kaufman's Adaptive Moving Average"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(kama, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                                   \
    INT(period, 30, 2, 100000, "bars over which efficiency is measured")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                                  \
    INT(fast,  2, 1, 100000, "period of the average when the price travels")                    \
    INT(slow, 30, 1, 100000, "period of the average when it trembles")                          \
    ONE_OF(seed, "first value: the price, or one step from the price before", price, previous)
#include "kernel/indicator.h"

STATE {
    K          first, f, s;
    delay      back;
    previous   last;
    sum path;
    follow     y;
};

LOOKBACK { return (int64_t)p->period; }
MEMORY   { return FOREVER; }

START
{
    s->first = p->seed == seed_price ? p->period : p->period - 1;
    s->f = 2 / (p->fast + 1);
    s->s = 2 / (p->slow + 1);
    open_delay(back, p->period);
    open_sum(path, p->period);
}

STEP
{
    R x = in.real, move = x - previous(last, x);
    R net  = mag(x - delay(back, x));
    R path = sum(path, mag(move));
    R er   = sel(net < path, net / path, rep(1));
    R c    = er * (s->f - s->s) + s->s;

    out->kama = follow(y, early(t.i <= rep(s->first), rep(1), c * c), x, move);
}

#include "kernel/derive.h"
