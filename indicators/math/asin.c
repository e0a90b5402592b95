/* asin -- Arc Sine
 *
 *     asin = the angle from -pi/2 to pi/2 whose sine is x
 *
 * In radians.  NaN where x is not from -1 to 1.
 */
#define TITLE "Arc Sine"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(asin, NUMBER)
#include "kernel/indicator.h"

STATE    { };
LOOKBACK { return 0; }
MEMORY   { return 0; }
START    { }
STEP     { out->asin = asin_(in.real); }

#include "kernel/derive.h"
