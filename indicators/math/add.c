/* add -- Vector Addition
 *
 *     add = x + y
 *
 * Bar by bar, of two series that line up: the legs of a spread, a basket.
 */
#define TITLE "Vector Addition"

#define INPUTS(I)   I(real) I(real2)
#define OUTPUTS(O)  O(add, PRICE)
#include "kernel/indicator.h"

STATE    { };
LOOKBACK { return 0; }
MEMORY   { return 0; }
START    { }
STEP     { out->add = in.real + in.real2; }

#include "kernel/derive.h"
