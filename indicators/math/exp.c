/* exp -- Exponential
 *
 *     exp = e^x
 *
 * Infinite where x is above 709.78.
 */
#define TITLE "Exponential"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(exp, NUMBER)
#include "kernel/indicator.h"

STATE    { };
LOOKBACK { return 0; }
MEMORY   { return 0; }
START    { }
STEP     { out->exp = exp_(in.real); }

#include "kernel/derive.h"
