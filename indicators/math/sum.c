/* sum -- Sum over Period
 *
 *     sum = x + x[1] + ... + x[period-1]
 *
 * Each window is summed anew, in pairs of pairs: nothing drifts.
 */
#define TITLE "Sum over Period"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(sum, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 30, 2, 100000, "bars in the window")
#include "kernel/indicator.h"

STATE    { sum x; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }
START    { open_sum(x, p->period); }
STEP     { out->sum = sum(x, in.real); }

#include "kernel/derive.h"
