/* midpoint -- Midpoint over Period
 *
 *     midpoint = (highest(x, period) + lowest(x, period)) / 2
 */
#define TITLE "Midpoint over Period"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(midpoint, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 14, 2, 100000, "bars in the window")
#include "kernel/indicator.h"

STATE    { highest high; lowest low; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }
START    { open_highest(high, p->period); open_lowest(low, p->period); }
STEP     { out->midpoint = (highest(high, in.real) + lowest(low, in.real)) * .5; }

#include "kernel/derive.h"
