/* midprice -- Midpoint Price
 *
 *     midprice = (highest(high, period) + lowest(low, period)) / 2
 */
#define TITLE "Midpoint Price"

#define INPUTS(I)   I(high) I(low)
#define OUTPUTS(O)  O(midprice, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 14, 2, 100000, "bars in the window")
#include "kernel/indicator.h"

STATE    { highest high; lowest low; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }
START    { open_highest(high, p->period); open_lowest(low, p->period); }
STEP     { out->midprice = (highest(high, in.high) + lowest(low, in.low)) * .5; }

#include "kernel/derive.h"
