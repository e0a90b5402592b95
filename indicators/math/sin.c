/* sin -- Sine
 *
 *     sin = sin(x)
 *
 * x in radians, however large.
 */
#define TITLE "Sine"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(sin, NUMBER)
#include "kernel/indicator.h"

STATE    { };
LOOKBACK { return 0; }
MEMORY   { return 0; }
START    { }
STEP     { out->sin = sin_(in.real); }

#include "kernel/derive.h"
