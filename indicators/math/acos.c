/* acos -- Arc Cosine
 *
 *     acos = the angle from 0 to pi whose cosine is x
 *
 * In radians.  NaN where x is not from -1 to 1.
 */
#define TITLE "Arc Cosine"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(acos, NUMBER)
#include "kernel/indicator.h"

STATE    { };
LOOKBACK { return 0; }
MEMORY   { return 0; }
START    { }
STEP     { out->acos = acos_(in.real); }

#include "kernel/derive.h"
