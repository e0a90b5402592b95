/* sub -- Vector Subtraction
 *
 *     sub = x - y
 *
 * Bar by bar, of two series that line up.
 */
#define TITLE "Vector Subtraction"

#define INPUTS(I)   I(real) I(real2)
#define OUTPUTS(O)  O(sub, MOVE)
#include "kernel/indicator.h"

STATE    { };
LOOKBACK { return 0; }
MEMORY   { return 0; }
START    { }
STEP     { out->sub = in.real - in.real2; }

#include "kernel/derive.h"
