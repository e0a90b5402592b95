/* rocp -- Rate of Change (fraction)
 *
 *     rocp = (x - x[period]) / x[period]
 *
 * 0 where the old value is 0.
 */
#define TITLE "Rate of Change (fraction)"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(rocp, RATIO)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 10, 1, 100000, "how many bars back to compare with")
#include "kernel/indicator.h"

STATE    { behind old; };
LOOKBACK { return (int64_t)p->period; }
MEMORY   { return (int64_t)p->period; }
START    { open_behind(old, p->period); }

STEP
{
    R old = behind(old, in.real);

    out->rocp = over(in.real - old, old, 0);
}

#include "kernel/derive.h"
