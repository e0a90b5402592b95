/* rocr100 -- Rate of Change Ratio x100
 *
 *     rocr100 = 100 x / x[period]
 *
 * 0 where the old value is 0.
 */
#define TITLE "Rate of Change Ratio x100"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(rocr100, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 10, 1, 100000, "how many bars back to compare with")
#include "kernel/indicator.h"

STATE    { behind old; };
LOOKBACK { return (int64_t)p->period; }
MEMORY   { return (int64_t)p->period; }
START    { open_behind(old, p->period); }

STEP
{
    R old = behind(old, in.real);

    out->rocr100 = 100 * over(in.real, old, 0);
}

#include "kernel/derive.h"
