/* trendflex -- Trendflex
 *
 *     f         = supersmoother of x with a period of round(period / 2)
 *     d         = f - mean(f[k]), k = 1 ... period
 *     m         = 0.96 m[1] + 0.04 d^2
 *     trendflex = d / sqrt(m), or 0
 *
 * How far the smoothed price has come from its mean, beside how far it usually is.  m starts from 0, so that the first value
 * is 5 or -5.
 *
 * Computed from the movements of f: d is (period + 1) / 2 times their weighted mean.
 *
 * J. F. Ehlers, Reflex: A New Zero-Lag Indicator, Technical Analysis of Stocks & Commodities, February 2020.
 */
#define TITLE "Trendflex"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(trendflex, RATIO)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 20, 2, 100000, "bars to look back; half of it is smoothed away")
#include "kernel/indicator.h"
#include "kernel/filter.h"

STATE    { K first, scale; previous last; smoother f; weighted moves; pole square; };
LOOKBACK { return (int64_t)p->period; }
MEMORY   { return FOREVER; }

START
{
    K f = 1.414 * PI_K / floor_k(p->period / 2 + .5);

    s->first = p->period, s->scale = (p->period + 1) / 2;
    open_super_move(f, f, f, 0);
    open_weighted(moves, p->period);
    pole_open(&s->square, m, .04, .04);
}

STEP
{
    R d = s->scale * weighted(moves, super_move(f, in.real - previous(last, in.real)));
    R m = pole_step(&s->square, t, early(t.i < rep(s->first), rep(0), d * d));

    out->trendflex = over(d, root(m), 0);
}

#include "kernel/derive.h"
