/* pivot -- Pivot Points
 *
 *     d = high - low
 *     standard, fibonacci, camarilla:     pp = (high + low + close) / 3
 *     demark:                             pp = (high + low + close + (low, high or close)) / 4: close < open, above it, or equal
 *     woodie:                             pp = (high + low + 2 open) / 4
 *
 *     standard:       r1, s1 = 2 pp - low, 2 pp - high;   r2, s2 = pp +- d
 *     fibonacci:      r1, r2, r3 = pp + .382 d, pp + .618 d, pp + d;      s1, s2, s3 = pp - ...
 *     demark:         r1, s1 = 2 pp - low, 2 pp - high
 *     camarilla:      r1 to r4 = close + .0916 d, .183 d, .275 d, .55 d;      s1 to s4 = close - ...
 *     woodie:         as standard;     r3, s3 = high + 2 (pp - low), low - 2 (high - pp);      r4, s4 = r3 + d, s3 - d
 *
 * Levels where a price may turn, for the bar after the one they are made from; NaN while the mode has no such level.
 * Camarilla's factors are the usual decimals of 1.1/12, 1.1/6, 1.1/4 and 1.1/2.
 *
 * The floor's tradition; T. R. DeMark, The New Science of Technical Analysis, Wiley, 1994; N. Scott (Camarilla), 1989; K. Wood.
 */
#define TITLE "Pivot Points"

#define INPUTS(I)   I(open) I(high) I(low) I(close)
#define OUTPUTS(O)  O(r4, PRICE) O(r3, PRICE) O(r2, PRICE) O(r1, PRICE) O(pp, PRICE) O(s1, PRICE) O(s2, PRICE) O(s3, PRICE) O(s4, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF) \
    ONE_OF(mode, "whose levels", camarilla, standard, fibonacci, demark, woodie)
#include "kernel/indicator.h"

STATE    { K mode; };
LOOKBACK { return 0; }
MEMORY   { return 0; }
START    { s->mode = p->mode; }

#define BOTH(n, from, way) (out->r##n = (from) + (way), out->s##n = (from) - (way))

STEP
{
    R h = in.high, l = in.low, x = in.close, d = h - l, nan = rep(__builtin_nan(""));
    R pp = (h + l + x) / 3;

    BOTH(4, nan, nan), BOTH(3, nan, nan), BOTH(2, nan, nan);
    if (s->mode == mode_camarilla) {
        BOTH(1, x, .0916 * d), BOTH(2, x, .183 * d), BOTH(3, x, .275 * d), BOTH(4, x, .55 * d);
    } else if (s->mode == mode_fibonacci) {
        BOTH(1, pp, .382 * d), BOTH(2, pp, .618 * d), BOTH(3, pp, d);
    } else {
        if (s->mode == mode_demark) pp = ((h + l + x) + sel(x < in.open, l, sel(x > in.open, h, x))) * .25;
        if (s->mode == mode_woodie) pp = (h + l + 2 * in.open) * .25;
        out->r1 = 2 * pp - l, out->s1 = 2 * pp - h;
        if (s->mode != mode_demark) BOTH(2, pp, d);
        if (s->mode == mode_woodie) {
            out->r3 = h + 2 * (pp - l), out->s3 = l - 2 * (h - pp);
            out->r4 = out->r3 + d, out->s4 = out->s3 - d;
        }
    }
    out->pp = pp;
}

#include "kernel/derive.h"
