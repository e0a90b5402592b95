/* srwma -- Square-Root Weighted Moving Average
 *
 *     srwma = (sqrt(n) x + sqrt(n-1) x[1] + ... + sqrt(2) x[n-2]) / (sqrt(n) + ... + sqrt(2))      n = period
 *
 * Between a plain mean and a wma.  With oldest = first, the better choice, the sums go on to sqrt(1) x[n-1], as they do
 * in a wma, and the first value comes with the n-th bar; otherwise two bars later.
 *
 * The author is not known.
 */
#define TITLE "Square-Root Weighted Moving Average"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(srwma, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 14, 2, 100000, "what the newest bar weighs, before its root is taken")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) OLDEST(ONE_OF)
#include "kernel/weights.h"
#include "kernel/indicator.h"

STATE    { fir y; };
LOOKBACK { return (int64_t)p->period + (p->oldest == oldest_second ? 1 : -1); }
MEMORY   { return (int64_t)NUMBERED - 1; }
START    { weigh(y, NUMBERED, k, __builtin_sqrt(p->period - k)); }
STEP     { out->srwma = fir(y, in.real); }

#include "kernel/derive.h"
