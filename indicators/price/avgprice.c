/* avgprice -- Average Price
 *
 *     avgprice = (open + high + low + close) / 4
 */
#define TITLE "Average Price"

#define INPUTS(I)   I(open) I(high) I(low) I(close)
#define OUTPUTS(O)  O(avgprice, PRICE)
#include "kernel/indicator.h"

STATE    { K none; };
LOOKBACK { return 0; }
MEMORY   { return 0; }
START    { }
STEP     { out->avgprice = ((in.open + in.high) + (in.low + in.close)) * .25; }

#include "kernel/derive.h"
