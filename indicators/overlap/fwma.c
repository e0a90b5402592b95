/* fwma -- Fibonacci Weighted Moving Average
 *
 *     fwma = (F[n] x + F[n-1] x[1] + ... + F[1] x[n-1]) / (F[n] + ... + F[1])     n = period
 *
 * F are Fibonacci's numbers 1 2 3 5 8 ..., with one more 1 before them: each weighs what the two before it do together, and
 * the newest bars nearly everything.  What is more than 127 bars old would weigh less than 1e-26 and counts as nothing.
 *
 * The author is not known.
 */
#define TITLE "Fibonacci Weighted Moving Average"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(fwma, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 5, 1, 100000, "bars in the window")
#include "kernel/weights.h"
#include "kernel/indicator.h"

#define WEIGHED least(p->period, 128)

INLINE K fibonacci(K n)
{
    K now = 1, next = 1;
    for (; n > 1; n--) { K sum = now + next; now = next, next = sum; }
    return now;
}

STATE    { fir y; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)WEIGHED - 1; }
START    { weigh(y, WEIGHED, k, fibonacci(WEIGHED - k)); }
STEP     { out->fwma = fir(y, in.real); }

#include "kernel/derive.h"
