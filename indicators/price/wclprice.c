/* wclprice -- Weighted Close Price
 *
 *     wclprice = (high + low + 2 close) / 4
 */
#define TITLE   "Weighted Close Price"
#define ALIASES "wcprice"

#define INPUTS(I)   I(high) I(low) I(close)
#define OUTPUTS(O)  O(wclprice, PRICE)
#include "kernel/indicator.h"

STATE    { K none; };
LOOKBACK { return 0; }
MEMORY   { return 0; }
START    { }
STEP     { out->wclprice = ((in.high + in.low) + (in.close + in.close)) * .25; }

#include "kernel/derive.h"
