/* sqwma -- Square Weighted Moving Average
 *
 *     sqwma = (n^2 x + (n-1)^2 x[1] + ... + 2^2 x[n-2]) / (n^2 + ... + 2^2)       n = period
 *
 * The newest bars weigh more than in a wma.  With oldest = first, the better choice, the sums go on to 1^2 x[n-1], as they
 * do in a wma, and the first value comes with the n-th bar; otherwise two bars later.
 *
 * The author is not known.
 */
#define TITLE "Square Weighted Moving Average"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(sqwma, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 14, 2, 100000, "what the newest bar weighs, before it is squared")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) OLDEST(ONE_OF)
#include "kernel/weights.h"
#include "kernel/indicator.h"

STATE    { fir y; };
LOOKBACK { return (int64_t)p->period + (p->oldest == oldest_second ? 1 : -1); }
MEMORY   { return (int64_t)NUMBERED - 1; }
START    { weigh(y, NUMBERED, k, (p->period - k) * (p->period - k)); }
STEP     { out->sqwma = fir(y, in.real); }

#include "kernel/derive.h"
