/* mult -- Vector Multiplication
 *
 *     mult = x y
 *
 * Bar by bar, of two series that line up.
 */
#define TITLE "Vector Multiplication"
#define ALIASES "mul"

#define INPUTS(I)   I(real) I(real2)
#define OUTPUTS(O)  O(mult, SQUARE)
#include "kernel/indicator.h"

STATE    { };
LOOKBACK { return 0; }
MEMORY   { return 0; }
START    { }
STEP     { out->mult = in.real * in.real2; }

#include "kernel/derive.h"
