/* floor -- Floor
 *
 *     floor = the largest whole number that is not above x
 *
 * Exact, and x itself where x is whole.
 */
#define TITLE "Floor"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(floor, NUMBER)
#include "kernel/indicator.h"

STATE    { };
LOOKBACK { return 0; }
MEMORY   { return 0; }
START    { }
STEP     { out->floor = floor_(in.real); }

#include "kernel/derive.h"
