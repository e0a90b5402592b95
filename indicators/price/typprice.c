/* typprice -- Typical Price
 *
 *     typprice = (high + low + close) / 3
 */
#define TITLE "Typical Price"

#define INPUTS(I)   I(high) I(low) I(close)
#define OUTPUTS(O)  O(typprice, PRICE)
#include "kernel/indicator.h"

STATE    { K none; };
LOOKBACK { return 0; }
MEMORY   { return 0; }
START    { }
STEP     { out->typprice = (in.high + in.low + in.close) / 3; }

#include "kernel/derive.h"
