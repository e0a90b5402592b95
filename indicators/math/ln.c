/* ln -- Natural Logarithm
 *
 *     ln = log(x), to the base e
 *
 * Minus infinity where x is 0, NaN where it is negative.
 */
#define TITLE "Natural Logarithm"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(ln, NUMBER)
#include "kernel/indicator.h"

STATE    { };
LOOKBACK { return 0; }
MEMORY   { return 0; }
START    { }
STEP     { out->ln = log_(in.real); }

#include "kernel/derive.h"
