/* atan -- Arc Tangent
 *
 *     atan = the angle from -pi/2 to pi/2 whose tangent is x
 *
 * In radians.
 */
#define TITLE "Arc Tangent"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(atan, NUMBER)
#include "kernel/indicator.h"

STATE    { };
LOOKBACK { return 0; }
MEMORY   { return 0; }
START    { }
STEP     { out->atan = atan_(in.real); }

#include "kernel/derive.h"
