/* ui -- Ulcer Index
 *
 *     fall = scalar (x - max(x, period)) / max(x, period)
 *     ui   = sqrt(mean(fall^2, period))
 *
 * Depth and length of the falls from the highest price of late, in percent: what keeps holders awake.  NaN while a maximum in the
 * window is 0.
 *
 * P. G. Martin & B. B. McCann, The Investor's Guide to Fidelity Funds, Wiley, 1989.
 */
#define TITLE "Ulcer Index"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(ui, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period,  14, 1, 100000, "bars in each of the two windows")               \
    REAL(scalar, 100, 0,   1e6, "100 for percent")
#include "kernel/indicator.h"

STATE    { K scale; highest top; sum falls; };
LOOKBACK { return 2 * (int64_t)p->period - 2; }
MEMORY   { return 2 * (int64_t)p->period - 2; }

START
{
    s->scale = p->scalar * p->scalar / p->period;
    open_highest(top, p->period);
    open_sum(falls, p->period);
}

STEP
{
    R top = highest(top, in.real), fall = over(in.real - top, top, __builtin_nan(""));

    out->ui = root(s->scale * sum(falls, fall * fall));
}

#include "kernel/derive.h"
