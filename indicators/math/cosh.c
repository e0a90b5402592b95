/* cosh -- Hyperbolic Cosine
 *
 *     cosh = (e^x + e^-x) / 2
 *
 * Infinite where |x| is above 710.47.
 */
#define TITLE "Hyperbolic Cosine"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(cosh, NUMBER)
#include "kernel/indicator.h"

STATE    { };
LOOKBACK { return 0; }
MEMORY   { return 0; }
START    { }
STEP     { out->cosh = cosh_(in.real); }

#include "kernel/derive.h"
