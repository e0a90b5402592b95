/* ultosc -- Ultimate Oscillator
 *
 *     low'     = min(low, close[1])
 *     pressure = close - low'
 *     range    = max(high, close[1]) - low'
 *     a[n]     = sum(pressure, n) / sum(range, n)
 *     ultosc   = 100 (4 a[short] + 2 a[middle] + a[long]) / 7
 *
 * Where the closes lie in the true ranges, over three windows, of which shorter ones weigh more; the order
 * in which the periods are given does not matter.  a[n] is 0 while there is no range.
 *
 * L. Williams, The Ultimate Oscillator, Technical Analysis of Stocks & Commodities, April 1985.
 */
#define TITLE "Ultimate Oscillator"

#define INPUTS(I)   I(high) I(low) I(close)
#define OUTPUTS(O)  O(ultosc, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period1,  7, 1, 100000, "bars in a window")                              \
    INT(period2, 14, 1, 100000, "bars in another")                               \
    INT(period3, 28, 1, 100000, "bars in the third")
#include "kernel/indicator.h"

#define LONGEST most(most(p->period1, p->period2), p->period3)

STATE    { previous last; sum pressure[3], range[3]; };
LOOKBACK { return (int64_t)LONGEST; }
MEMORY   { return (int64_t)LONGEST; }

START
{
    K shortest = least(least(p->period1, p->period2), p->period3);
    K n[] = { shortest, p->period1 + p->period2 + p->period3 - shortest - LONGEST, LONGEST };

    for (int k = 0; k < 3; k++) { open_sum(pressure[k], n[k]); open_sum(range[k], n[k]); }
}

STEP
{
    R before = previous(last, in.close), low = lesser(in.low, before);
    R pressure = in.close - low, range = greater(in.high, before) - low;
    R a = over(sum(pressure[0], pressure), sum(range[0], range), 0);
    R b = over(sum(pressure[1], pressure), sum(range[1], range), 0);
    R c = over(sum(pressure[2], pressure), sum(range[2], range), 0);

    out->ultosc = (4 * a + 2 * b + c) * (100. / 7);
}

#include "kernel/derive.h"
