/* sama -- Slope Adaptive Moving Average
 *
 *     m    = |(x - low) - (high - x)| / (high - low)          high, low of the last length + 1 bars
 *     c    = (a + m (b - a))^2                                a = 2/(maj_length+1), b = 2/(min_length+1)
 *     sama = sama[1] + c (x - sama[1])
 *
 * Fast while the price is at an end of its range, slow while it is in the middle; m is 0 while there is no range.  The range
 * grows with the bars until there are enough.  Starts from the first value.
 *
 * V. Apirine, Adaptive Moving Averages, Technical Analysis of Stocks & Commodities, April 2018.
 */
#define TITLE "Slope Adaptive Moving Average"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(sama, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                       \
    INT(length,    200, 1, 100000, "bars before this one that belong to the range") \
    INT(maj_length, 14, 1, 100000, "period of the average in the middle of the range")  \
    INT(min_length,  6, 1, 100000, "period of the average at its ends")
#define LENGTH "length"
#include "kernel/indicator.h"

STATE    { K slow, more; highest high; lowest low; previous last; follow y; };
LOOKBACK { return 0; }
MEMORY   { return FOREVER; }

START
{
    s->slow = 2 / (p->maj_length + 1);
    s->more = 2 / (p->min_length + 1) - s->slow;
    open_highest(high, p->length + 1);
    open_lowest(low, p->length + 1);
}

STEP
{
    const K none = __builtin_inf();
    R x = in.real, move = x - previous(last, x);
    R high = highest(high, early(t.i < rep(0), rep(-none), x)), low = lowest(low, early(t.i < rep(0), rep(none), x));
    R c = s->slow + s->more * over(mag((x - low) - (high - x)), high - low, 0);

    out->sama = follow(y, early(t.i < rep(0), rep(0), c * c), x, move);
}

#include "kernel/derive.h"
