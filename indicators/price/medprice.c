/* medprice -- Median Price
 *
 *     medprice = (high + low) / 2
 *
 * The middle of the bar's range; no median of many values.
 */
#define TITLE "Median Price"

#define INPUTS(I)   I(high) I(low)
#define OUTPUTS(O)  O(medprice, PRICE)
#include "kernel/indicator.h"

STATE    { K none; };
LOOKBACK { return 0; }
MEMORY   { return 0; }
START    { }
STEP     { out->medprice = (in.high + in.low) * .5; }

#include "kernel/derive.h"
