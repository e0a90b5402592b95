/* vpwma -- Variable Power Weighted Moving Average
 *
 *     vpwma = (n^a x + (n-1)^a x[1] + ... + 2^a x[n-2]) / (n^a + ... + 2^a)       n = period, a = power
 *
 * With power 0 a plain mean, with 1 like a wma; the higher the power, the less the older bars weigh.  With oldest = first, the better
 * choice, the sums go on to 1^a x[n-1].  The first value comes when there are n bars, either way.
 *
 * The author is not known.
 */
#define TITLE "Variable Power Weighted Moving Average"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(vpwma, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period,   14,   2, 100000, "what the newest bar weighs, before it is raised to the power") \
    REAL(power, .382, -10,    100, "the power")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) OLDEST(ONE_OF)
#include "kernel/weights.h"
#include "kernel/indicator.h"

STATE    { fir y; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)NUMBERED - 1; }

START
{
    K heaviest = p->power > 0 ? p->period : p->period - NUMBERED + 1;

    weigh(y, NUMBERED, k, pow_k((p->period - k) / heaviest, p->power));
}

STEP     { out->vpwma = fir(y, in.real); }

#include "kernel/derive.h"
