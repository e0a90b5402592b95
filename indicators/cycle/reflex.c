/* reflex -- Reflex
 *
 *     f      = supersmoother of x with a period of floor(period / 2)
 *     e      = mean(f + k (f[period] - f) / period - f[k]), k = 1 ... period
 *     m      = 0.96 m[1] + 0.04 e^2
 *     reflex = e / sqrt(m), or 0
 *
 * How far the smoothed price bends away from the straight line to where it was `period` bars ago, beside how far it
 * usually does.  m starts from 0, so that the first value is 5 or -5.
 *
 * Computed from the movements of f: e is (period + 1) / 2 times the difference of their weighted and their plain mean.
 *
 * J. F. Ehlers, Reflex: A New Zero-Lag Indicator, Technical Analysis of Stocks & Commodities, February 2020.
 */
#define TITLE "Reflex"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(reflex, RATIO)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 20, 2, 100000, "bars to look back; half of it is smoothed away")
#include "kernel/indicator.h"
#include "kernel/filter.h"

STATE    { K first, per, line; previous last; smoother f; rising_ladder moves; pole square; };
LOOKBACK { return (int64_t)p->period; }
MEMORY   { return FOREVER; }

START
{
    K f = 1.414 * PI_K / floor_k(p->period / 2);

    s->first = p->period, s->per = 1 / p->period, s->line = (p->period + 1) / 2;
    open_super_move(f, f, f, 0);
    WINDOW(moves, p->period, rising);
    pole_open(&s->square, m, .04, .04);
}

STEP
{
    R move     = super_move(f, in.real - previous(last, in.real));
    rising all = rising_step(&s->moves, t, (one){ move });
    R e        = (all.w - s->line * all.x) * s->per;
    R m        = pole_step(&s->square, t, early(t.i < rep(s->first), rep(0), e * e));

    out->reflex = over(e, root(m), 0);
}

#include "kernel/derive.h"
