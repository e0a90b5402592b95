/* maaq -- Moving Average Adaptive Q
 *
 *     er   = |x - x[period]| / sum(|x - x[1]|, period)
 *     c    = (er f + s)^2                           f = 2/(fast_period+1), s = 2/(slow_period+1)
 *     maaq = maaq[1] + c (x - maaq[1])
 *
 * As kama, but the fast factor comes on top of the slow one instead of in its place, so that c can be more than f^2; with
 * top = fast er leads from s to f, which is to be preferred.  er is 0 while nothing moves.
 *
 * The first value, at bar period - 1, is the price itself.
 */
#define TITLE "Moving Average Adaptive Q"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(maaq, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                       \
    INT(period,      11, 1, 100000, "bars over which efficiency is measured")       \
    INT(fast_period,  2, 2, 100000, "period of the average when the price travels") \
    INT(slow_period, 30, 2, 100000, "period of the average when it trembles")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                      \
    ONE_OF(top, "root of the highest factor: fast and slow one together, or the fast one", both, fast)
#include "kernel/indicator.h"

STATE    { K first, f, s; delay back; previous last; sum path; follow y; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return FOREVER; }

START
{
    s->first = p->period - 1;
    s->s = 2 / (p->slow_period + 1);
    s->f = 2 / (p->fast_period + 1) - (p->top == top_fast ? s->s : 0);
    open_delay(back, p->period);
    open_sum(path, p->period);
}

STEP
{
    R x = in.real, move = x - previous(last, x);
    R net = mag(x - delay(back, x)), path = sum(path, mag(move));
    R c = s->f * lesser(over(net, path, 0), rep(1)) + s->s;

    out->maaq = follow(y, early(t.i <= rep(s->first), rep(1), c * c), x, move);
}

#include "kernel/derive.h"
