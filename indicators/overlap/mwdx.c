/* mwdx -- MWDX Average
 *
 *     mwdx = mwdx[1] + factor (x - mwdx[1])
 *
 * An exponential average whose factor is given itself, not by a period.  Starts from the first value.
 */
#define TITLE "MWDX Average"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(mwdx, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  REAL(factor, 0.2, 1e-5, 1, "weight of a new value")
#include "kernel/indicator.h"

STATE    { ema y; };
LOOKBACK { return 0; }
MEMORY   { return FOREVER; }
START    { open_smooth(y, p->factor, 0); }
STEP     { out->mwdx = ema(y, in.real); }

#include "kernel/derive.h"
