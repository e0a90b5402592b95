/* mom -- Momentum
 *
 *     mom = x - x[period]
 */
#define TITLE "Momentum"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(mom, MOVE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 10, 1, 100000, "how many bars back to compare with")
#include "kernel/indicator.h"

STATE    { behind old; };
LOOKBACK { return (int64_t)p->period; }
MEMORY   { return (int64_t)p->period; }
START    { open_behind(old, p->period); }
STEP     { out->mom = in.real - behind(old, in.real); }

#include "kernel/derive.h"
