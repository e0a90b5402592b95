/* roc -- Rate of Change
 *
 *     roc = 100 (x - x[period]) / x[period]
 *
 * In percent; 0 where the old value is 0.
 */
#define TITLE "Rate of Change"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(roc, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period, 10, 1, 100000, "how many bars back to compare with")
#include "kernel/indicator.h"

STATE    { behind old; };
LOOKBACK { return (int64_t)p->period; }
MEMORY   { return (int64_t)p->period; }
START    { open_behind(old, p->period); }

STEP
{
    R old = behind(old, in.real);

    out->roc = 100 * over(in.real - old, old, 0);
}

#include "kernel/derive.h"
