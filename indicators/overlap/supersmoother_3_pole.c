/* supersmoother_3_pole -- Super Smoother (three poles)
 *
 *     y = (1 - c^2 - b + b c) x + (b + c) y[1] - (c + b c) y[2] + c^2 y[3]
 *     a = exp(-pi / period), b = 2 a cos(1.738 pi / period), c = a^2
 *
 * Smoother than the one with two poles, and later.  The first three values are the prices themselves, whose slope and
 * curve a long period carries far.
 *
 * Computed as the filter of two poles, followed by that of the third, c.
 *
 * J. F. Ehlers, Cybernetic Analysis for Stocks and Futures, Wiley, 2004.
 */
#define TITLE "Super Smoother (three poles)"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(supersmoother_3_pole, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 14, 1, 100000, "shortest cycle that is kept")
#include "kernel/indicator.h"
#include "kernel/filter.h"

STATE    { K less, q, now, before; previous last, move, w; smoother two; pole one; };
LOOKBACK { return 0; }
MEMORY   { return FOREVER; }

START
{
    K f = PI_K / p->period, a = exp_k(-f), c = a * a, rise = a * sin_k(1.738 * f);

    s->less = -exp_less_1(-2 * f), s->q = c / s->less;              /* 1 - c, c / (1 - c)                   */
    s->now = -(c + a * cos_k(1.738 * f) * s->q) / rise, s->before = c * s->q / rise;
    open_super(two, f, 1.738 * f, 0, 0);
    pole_open(&s->one, m, s->less, -c);
    needs_warm(m, 3);
}

STEP
{
    R move = in.real - previous(last, in.real), two, one;

    if (t.warm) {                                   /* as if the two filters had led to the first three values */
        M second = t.i == rep(2);
        R before = previous(move, move), later = sel(t.i > rep(2), move, rep(0));
        R bent = s->now * move + s->before * before;
        two = two_pole_from(&s->two.of, t, sel(second, s->q * move, s->two.b * later), sel(second, bent, s->two.bi * later));
        one = pole_step(&s->one, t, sel(second, move / s->less, later + sel(t.i > rep(2), two - previous(w, two), rep(0))));
        out->supersmoother_3_pole = in.real + sel(t.i > rep(2), two + one, rep(0));
    } else {
        two = super(two, move);
        one = pole_step(&s->one, t, move + (two - previous(w, two)));
        out->supersmoother_3_pole = in.real + (two + one);
    }
}

#include "kernel/derive.h"
