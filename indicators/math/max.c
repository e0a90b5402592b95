/* max -- Highest Value
 *
 *     max = max(x, x[1] ... x[period-1])
 */
#define TITLE "Highest Value"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(max, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 30, 2, 100000, "bars in the window")
#include "kernel/indicator.h"

STATE    { highest x; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }
START    { open_highest(x, p->period); }
STEP     { out->max = highest(x, in.real); }

#include "kernel/derive.h"
