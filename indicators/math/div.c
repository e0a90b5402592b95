/* div -- Vector Division
 *
 *     div = x / y
 *
 * Bar by bar, of two series that line up.  Division by 0 is not caught: it gives an infinity, and 0 / 0 NaN.
 */
#define TITLE "Vector Division"

#define INPUTS(I)   I(real) I(real2)
#define OUTPUTS(O)  O(div, RATIO)
#include "kernel/indicator.h"

STATE    { };
LOOKBACK { return 0; }
MEMORY   { return 0; }
START    { }
STEP     { out->div = one_nan(in.real / in.real2); }

#include "kernel/derive.h"
