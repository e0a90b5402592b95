/* log10 -- Base-10 Logarithm
 *
 *     log10 = log(x), to the base 10
 *
 * Of a power of ten, a whole number.  Minus infinity where x is 0, NaN where it is negative.
 */
#define TITLE "Base-10 Logarithm"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(log10, NUMBER)
#include "kernel/indicator.h"

STATE    { };
LOOKBACK { return 0; }
MEMORY   { return 0; }
START    { }
STEP     { out->log10 = log10_(in.real); }

#include "kernel/derive.h"
