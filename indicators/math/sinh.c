/* sinh -- Hyperbolic Sine
 *
 *     sinh = (e^x - e^-x) / 2
 *
 * Infinite where |x| is above 710.47.
 */
#define TITLE "Hyperbolic Sine"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(sinh, NUMBER)
#include "kernel/indicator.h"

STATE    { };
LOOKBACK { return 0; }
MEMORY   { return 0; }
START    { }
STEP     { out->sinh = sinh_(in.real); }

#include "kernel/derive.h"
