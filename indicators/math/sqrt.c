/* sqrt -- Square Root
 *
 *     sqrt = sqrt(x)
 *
 * Rounded correctly.  NaN where x is negative.
 */
#define TITLE "Square Root"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(sqrt, NUMBER)
#include "kernel/indicator.h"

STATE    { };
LOOKBACK { return 0; }
MEMORY   { return 0; }
START    { }
STEP     { out->sqrt = one_nan(root(in.real)); }

#include "kernel/derive.h"
