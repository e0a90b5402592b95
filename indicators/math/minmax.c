/* minmax -- Lowest and Highest over Period
 *
 *     min, max = the smallest and the largest of x, x[1] ... x[period-1]
 */
#define TITLE "Lowest and Highest over Period"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(min, PRICE) O(max, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 30, 2, 100000, "bars in the window")
#include "kernel/indicator.h"

STATE    { lowest low; highest high; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }
START    { open_lowest(low, p->period); open_highest(high, p->period); }
STEP     { out->min = lowest(low, in.real); out->max = highest(high, in.real); }

#include "kernel/derive.h"
