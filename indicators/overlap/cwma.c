/* cwma -- Cubed Weighted Moving Average
 *
 *     cwma = (n^3 x + (n-1)^3 x[1] + ... + 2^3 x[n-2]) / (n^3 + ... + 2^3)        n = period
 *
 * The newest bars weigh far more than in a wma.  With oldest = first, the better choice, the sums go on to 1^3 x[n-1], as
 * they do in a wma.  The first value comes when there are n bars, either way.
 *
 * The author is not known.
 */
#define TITLE "Cubed Weighted Moving Average"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(cwma, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 14, 2, 100000, "what the newest bar weighs, before it is cubed")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) OLDEST(ONE_OF)
#include "kernel/weights.h"
#include "kernel/indicator.h"

INLINE K cube(K a) { return a * a * a; }

STATE    { fir y; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)NUMBERED - 1; }
START    { weigh(y, NUMBERED, k, cube(p->period - k)); }
STEP     { out->cwma = fir(y, in.real); }

#include "kernel/derive.h"
