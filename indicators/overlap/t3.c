/* t3 -- Tillson's T3
 *
 *     t3    = g(g(g(x)))
 *     g(x)  = (1 + v) ema(x) - v ema(ema(x))        v = volume_factor
 *
 * Between an ema (v = 0) and a dema (v = 1), three times over: smoother than either, and it overshoots less.
 *
 * Computed from the differences of the six averages in a row.  Each starts from the mean of the first `period` values of the
 * one before.
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
#include "kernel/cascade.h"

STATE    { cascade e; };
LOOKBACK { return 6 * ((int64_t)p->period - 1); }
MEMORY   { return FOREVER; }

START
{
    K v = p->volume_factor;
    open_cascade(e, p->period, p->period, p->period - 1, -1, -1, -1, v * (3 + v * (3 + v)), -v * v * (3 + 2 * v), v * v * v);
}

STEP { out->t3 = cascade(e, 6, in.real); }

#include "kernel/derive.h"
