/* t3 -- Tillson's T3
 *
 *     t3    = g(g(g(x)))
 *     g(x)  = (1 + v) ema(x) - v ema(ema(x))        v = volume_factor
 *
 * Between an ema (v = 0) and a dema (v = 1), three times over: smoother than either, and it overshoots less.
 *
 * Computed from the six averages in a row, e to eeeeee, as eee and the differences of the last four.  Each starts from
 * the mean of the first `period` values of the one before.
 *
 * T. Tillson, Smoothing Techniques for More Accurate Signals, Technical Analysis of Stocks & Commodities, January 1998.
 */
#define TITLE   "Tillson's T3"
#define ALIASES "tilson"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(t3, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                               \
    INT(period, 5, 2, 100000, "period of the six averages")                 \
    REAL(volume_factor, 0.7, 0, 1, "how much of the lag is taken back")
#include "kernel/indicator.h"

STATE    { K v; ema e[6]; };
LOOKBACK { return 6 * ((int64_t)p->period - 1); }
MEMORY   { return FOREVER; }

START
{
    s->v = p->volume_factor;
    for (int k = 0; k < 6; k++) open_ema(e[k], p->period, k * (p->period - 1));
}

STEP
{
    R e3 = ema(e[2], ema(e[1], ema(e[0], in.real)));
    R e4 = ema(e[3], e3), e5 = ema(e[4], e4), e6 = ema(e[5], e5);
    R d1 = e3 - e4, d2 = d1 - (e4 - e5), d3 = d2 - ((e4 - e5) - (e5 - e6));

    out->t3 = e3 + s->v * (3 * d1 + s->v * (3 * d2 + s->v * d3));
}

#include "kernel/derive.h"
