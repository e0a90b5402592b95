/* tan -- Tangent
 *
 *     tan = tan(x)
 *
 * x in radians, however large.
 */
#define TITLE "Tangent"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(tan, NUMBER)
#include "kernel/indicator.h"

STATE    { };
LOOKBACK { return 0; }
MEMORY   { return 0; }
START    { }
STEP     { out->tan = tan_(in.real); }

#include "kernel/derive.h"
