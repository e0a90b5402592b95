/* cci -- Commodity Channel Index
 *
 *     x   = (high + low + close) / 3
 *     cci = (x - mean(x)) / (0.015 distance)
 *
 * mean and distance over `period` bars, distance being the mean of |x[k] - mean|.  0 while all x are equal.
 * The constant keeps most values within 100 of 0.
 *
 * D. R. Lambert, Commodity Channel Index: Tool for Trading Cyclic Trends, Commodities, October 1980.
 */
#define TITLE "Commodity Channel Index"

#define INPUTS(I)   I(high) I(low) I(close)
#define OUTPUTS(O)  O(cci, RATIO)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period, 14, 2, 100000, "bars in the window")
#include "kernel/indicator.h"

STATE    { moments x; distance from; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }
START    { open_moments(x, p->period); open_distance(from, p->period); }

STEP
{
    R x    = (in.high + in.low + in.close) / 3;
    R mean = moments(x, x).mean;                    /* exact where all x are equal             */

    out->cci = over(x - mean, .015 * distance(from, x, mean), 0);
}

#include "kernel/derive.h"
