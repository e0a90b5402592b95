/* msw -- Mesa Sine Wave
 *
 *     phase = atan2(sum(sin(2 pi k / period) x[k]), sum(cos(2 pi k / period) x[k])) + 90        k = 0 ... period - 1
 *     sine  = sin(phase)
 *     lead  = sin(phase + 45)
 *
 * Where the price is in a cycle of `period` bars.  Customary values take pi for 3.1415926, so that a little of the price's
 * level enters, and takes over where the price moves little; better say pi = exact.  0 where both sums are 0.
 *
 * J. F. Ehlers, MESA and Trading Market Cycles, Wiley, 2002.
 */
#define TITLE "Mesa Sine Wave"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(sine, RATIO) O(lead, RATIO)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)   INT(period, 5, 2, 100000, "bars of the cycle")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)  ONE_OF(pi, "3.1415926, or all of it", customary, exact)
#include "kernel/indicator.h"
#include "kernel/filter.h"

STATE    { K customary, c[2], s[2]; previous last; turn of; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }

START
{
    s->customary = p->pi == pi_customary;
    for (int k = 0; k < 2; k++) {                   /* what is missing in one quarter turn, and in three */
        K slip = (PI_K / 2 - 3.1415926 / 2) * (1 + 2 * k);
        s->c[k] = cos_k(slip), s->s[k] = sin_k(slip);
    }
    open_turn(of, p->period, 0, p->pi == pi_customary ? 3.1415926 : PI_K);
}

/* sin(phase) is a cosine, of an angle whose cosine and sine are at hand. */
STEP
{
    turned of = turn(of, in.real, in.real - previous(last, in.real));
    R per = over(rep(1), root(of.cosine * of.cosine + of.sine * of.sine), 0), c = of.cosine * per, w = of.sine * per;

    if (s->customary != 0) {
        M left = c < rep(0);
        R far = sel(left, rep(s->c[1]), rep(s->c[0])), slip = sel(left, rep(s->s[1]), rep(s->s[0])), was = c;
        c = far * c + slip * w, w = far * w - slip * was;
    }
    out->sine = c, out->lead = (c - w) * 0x1.6a09e667f3bcdp-1;
}

#include "kernel/derive.h"
