/* min -- Lowest Value
 *
 *     min = min(x, x[1] ... x[period-1])
 */
#define TITLE "Lowest Value"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(min, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 30, 2, 100000, "bars in the window")
#include "kernel/indicator.h"

STATE    { lowest x; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }
START    { open_lowest(x, p->period); }
STEP     { out->min = lowest(x, in.real); }

#include "kernel/derive.h"
