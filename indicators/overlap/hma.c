/* hma -- Hull Moving Average
 *
 *     hma = wma(2 wma(x, n/2) - wma(x, n), sqrt n)       n = period; n/2 and sqrt n without their fractions
 *
 * The difference of the two averages makes up for their lag, the third smooths what comes of it.
 *
 * A. Hull, How to Reduce Lag in a Moving Average, 2005.
 */
#define TITLE "Hull Moving Average"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(hma, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 20, 1, 100000, "bars in the longest window")
#include "kernel/indicator.h"

STATE    { weighted half, whole, smooth; };
LOOKBACK { return (int64_t)p->period + (int64_t)__builtin_sqrt(p->period) - 2; }
MEMORY   { return lookback(p, 0); }

START
{
    open_weighted(half, p->period < 2 ? 1 : p->period / 2);
    open_weighted(whole, p->period);
    open_weighted(smooth, __builtin_sqrt(p->period));
}

STEP
{
    R half = weighted(half, in.real), whole = weighted(whole, in.real);

    out->hma = weighted(smooth, half + (half - whole));
}

#include "kernel/derive.h"
