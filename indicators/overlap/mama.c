/* mama -- MESA Adaptive Moving Average
 *
 *     turn  = phase[1] - phase, at least 1           phase = atan(q1/i1) in degrees
 *     alpha = fast_limit / turn, at least slow_limit
 *     mama  = mama[1] + alpha (x - mama[1])
 *     fama  = fama[1] + alpha/2 (mama - fama[1])
 *
 * i1 and q1 are the parts of the price in phase and in quadrature, by a Hilbert transform that is as long
 * as the dominant cycle (kernel/homodyne.h).  Fast when the phase jumps, slow while it turns evenly.
 *
 * start: primed, all that came before the first bar is taken for its price; settled, transforms and averages
 * begin at bar 12, from 0.  The first value is at bar 10 or 32.  The rough arctangent is off by as much as 0.24,
 * so its phases and periods, and the values for good, are others than those of the exact one.
 *
 * J. F. Ehlers, MESA and Trading Market Cycles, 2nd ed., Wiley, 2001.
 */
#define TITLE "MESA Adaptive Moving Average"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(mama, PRICE) O(fama, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                           \
    REAL(fast_limit,  0.5, 0.01, 0.99, "most that a price can weigh")   \
    REAL(slow_limit, 0.05, 0.01, 0.99, "least that a price can weigh")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                          \
    ONE_OF(start, "take the first price for all before it, or wait and start from 0", primed, settled)  \
    ONE_OF(arctangent, "rough or exact", rough, exact)
#include "kernel/indicator.h"
#include "kernel/homodyne.h"

STATE    { K fast, slow, phase; homodyne of; scan_affine gap; previous x, y; follow fama; };
LOOKBACK { return p->start == start_primed ? 10 : 32; }
MEMORY   { return FOREVER; }

START
{
    s->fast = p->fast_limit, s->slow = p->slow_limit;
    open_homodyne(of, p->start == start_primed ? 0 : 12, p->start == start_primed, p->arctangent == arctangent_rough, 0);
}

STEP
{
    R x = in.real, move = x - previous(x, x);
    cycle c = homodyne(of, x);
    bars angle = spread(arctangent(s->of.rough, c.q1, c.i1) * 0x1.ca5dc1a63c1f8p+5), i1 = spread(c.i1), weight = angle;

    for (each_bar(k)) {
        K before = s->phase;
        if (i1.at[k] != 0) s->phase = angle.at[k]; else if (s->of.primed == 0) s->phase = 0;
        weight.at[k] = least(most(s->fast / most(before - s->phase, 1), s->slow), s->fast);
    }
    R alpha = gather(weight), a = 1 - alpha;
    M before = t.i < rep(s->of.primed != 0 ? 1 : 12);
    R first = s->of.primed != 0 ? x : rep(0);
    R mama = x - affine_scan(&s->gap, t, early(before, rep(0), a), early(before, x - first, a * move));

    out->mama = mama;
    out->fama = follow(fama, alpha * .5, mama, mama - previous(y, mama));
}

#include "kernel/derive.h"
