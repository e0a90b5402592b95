/* cos -- Cosine
 *
 *     cos = cos(x)
 *
 * x in radians, however large.
 */
#define TITLE "Cosine"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(cos, NUMBER)
#include "kernel/indicator.h"

STATE    { };
LOOKBACK { return 0; }
MEMORY   { return 0; }
START    { }
STEP     { out->cos = cos_(in.real); }

#include "kernel/derive.h"
