/* tanh -- Hyperbolic Tangent
 *
 *     tanh = (e^x - e^-x) / (e^x + e^-x)
 *
 * Between -1 and 1: a soft limit, as Fisher's transform undoes it.
 */
#define TITLE "Hyperbolic Tangent"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(tanh, NUMBER)
#include "kernel/indicator.h"

STATE    { };
LOOKBACK { return 0; }
MEMORY   { return 0; }
START    { }
STEP     { out->tanh = tanh_(in.real); }

#include "kernel/derive.h"
