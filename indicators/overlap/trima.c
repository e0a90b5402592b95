/* trima -- Triangular Moving Average
 *
 *     trima = mean(mean(x, a), b)        a = period/2 + 1 (rounded down), b = period + 1 - a
 *
 * The weights rise from both ends of the window to its middle, like a triangle; with an even period the two
 * bars in the middle weigh the same.
 */
#define TITLE   "Triangular Moving Average"
#define ALIASES "swma"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(trima, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 30, 1, 100000, "bars in the window")
#include "kernel/indicator.h"

STATE    { K per; sum inner, outer; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }

START
{
    K a = (K)((int64_t)p->period / 2 + 1), b = p->period + 1 - a;

    s->per = 1 / (a * b);
    open_sum(inner, a);
    open_sum(outer, b);
}

STEP     { out->trima = sum(outer, sum(inner, in.real)) * s->per; }

#include "kernel/derive.h"
