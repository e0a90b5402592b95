/* median -- Rolling Median
 *
 *     median = the middle of the last `period` values, in order
 *
 * Of an even number, the mean of the two in the middle.
 */
#define TITLE "Rolling Median"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(median, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 30, 2, 10000, "bars in the window")
#include "kernel/indicator.h"

STATE    { ordered x; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }
START    { open_ordered(x, p->period); }

STEP     { out->median = median(x, in.real); }

#include "kernel/derive.h"
