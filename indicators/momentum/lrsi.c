/* lrsi -- Laguerre RSI
 *
 *     l0 = alpha x + g l0[1]                      x = (high + low) / 2, g = 1 - alpha
 *     l1 = l0[1] - g l0 + g l1[1]                 l2 from l1 and l3 from l2 likewise
 *     lrsi = up / (up + down)
 *
 * up is the sum of what is positive of l0 - l1, l1 - l2 and l2 - l3, down that of what is negative.  An RSI over
 * four prices of a warped time, in which old bars are longer than new ones.  While all stages agree: 0, or a half
 * with flat = middle.  All start from the first price; the first value is at bar 3.
 *
 * Computed from the movements of x.
 *
 * J. F. Ehlers, Time Warp - Without Space Travel, 2002; Cybernetic Analysis for Stocks and Futures, Wiley, 2004.
 */
#define TITLE "Laguerre RSI"

#define INPUTS(I)   I(high) I(low)
#define OUTPUTS(O)  O(lrsi, RATIO)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)   REAL(alpha, 0.2, 0.001, 0.999, "weight of a price in the first stage")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)  ONE_OF(flat, "the value while all stages agree: 0 or a half", zero, middle)
#include "kernel/indicator.h"
#include "kernel/filter.h"

STATE    { K g, flat; previous high, low, old1, old2; pole move, one, two, three; };
LOOKBACK { return 3; }
MEMORY   { return FOREVER; }

START
{
    s->g = 1 - p->alpha, s->flat = p->flat == flat_middle ? .5 : 0;
    pole_open(&s->move,  m, p->alpha, p->alpha);
    pole_open(&s->one,   m, p->alpha, 1 + s->g);
    pole_open(&s->two,   m, p->alpha, 1);
    pole_open(&s->three, m, p->alpha, 1);
}

STEP
{
    R move = pole_step(&s->move, t, ((in.high - previous(high, in.high)) + (in.low - previous(low, in.low))) / 2);
    R d1   = pole_step(&s->one,   t, move);
    R d2   = pole_step(&s->two,   t, early(t.i == rep(0), rep(0), previous(old1, d1)) - s->g * d1);
    R d3   = pole_step(&s->three, t, early(t.i == rep(0), rep(0), previous(old2, d2)) - s->g * d2);
    R up   = greater(d1, rep(0)) + greater(d2, rep(0)) + greater(d3, rep(0));

    out->lrsi = over(up, mag(d1) + mag(d2) + mag(d3), s->flat);
}

#include "kernel/derive.h"
