/* ceil -- Ceiling
 *
 *     ceil = the smallest whole number that is not below x
 *
 * Exact, and x itself where x is whole.  -0 above -1.
 */
#define TITLE "Ceiling"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(ceil, NUMBER)
#include "kernel/indicator.h"

STATE    { };
LOOKBACK { return 0; }
MEMORY   { return 0; }
START    { }
STEP     { out->ceil = ceil_(in.real); }

#include "kernel/derive.h"
