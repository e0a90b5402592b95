/* ehlers_ecema -- Ehlers' Error-Correcting Exponential Moving Average
 *
 *     e            = ema(x, length)
 *     ehlers_ecema = a e + (1-a) ehlers_ecema[1] + a g (u - ehlers_ecema[1])          a = 2/(length+1)
 *
 * g is the gain, in tenths from -gain_limit/10 to gain_limit/10, that brings the average nearest to u: the price, or with
 * confirmed_only the price of the bar before.  With confirmed_only = true e goes on to follow the newest price; with both, to be
 * preferred, it follows the one before as well.
 *
 * Starts from e, which starts from the mean of the first `length` values; with pine_compatible = true both start from 0 at the first
 * bar, and the first values are far below the price.
 *
 * J. F. Ehlers & R. Way, Zero Lag (Well, Almost), Technical Analysis of Stocks & Commodities, November 2010.
 */
#define TITLE "Ehlers Error-Correcting EMA"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(ehlers_ecema, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                       \
    INT(length,     20, 1, 100000, "period of the average")                         \
    INT(gain_limit, 50, 1, 500,    "highest gain, in tenths")                       \
    ONE_OF(pine_compatible, "start from 0 at the first bar", false, true)           \
    ONE_OF(confirmed_only, "look at the price of the bar before: not, for the error, for all", false, true, both)
#define LENGTH "length"
#include "kernel/indicator.h"
#include "kernel/correcting.h"

STATE    { K a, from_zero, before, all; previous last; ema e; scan_affine zero; correcting y; };
LOOKBACK { return p->pine_compatible == pine_compatible_true ? 0 : (int64_t)p->length - 1; }
MEMORY   { return FOREVER; }

START
{
    s->a = 2 / (p->length + 1), s->from_zero = p->pine_compatible;
    s->before = p->confirmed_only != confirmed_only_false, s->all = p->confirmed_only == confirmed_only_both;
    open_ema(e, p->length, 0);
    open_correcting(y, s->a, -p->gain_limit, p->gain_limit, s->from_zero != 0 ? -1 : p->length - 1, 1);
}

STEP
{
    R x = in.real, u = s->before != 0 ? previous(last, x) : x;
    if (s->all != 0) x = u;
    R e = s->from_zero != 0 ? affine_scan(&s->zero, t, rep(1 - s->a), s->a * x) : ema(e, x);

    out->ehlers_ecema = correcting(y, u, e);
}

#include "kernel/derive.h"
