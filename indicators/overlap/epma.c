/* epma -- End Point Moving Average
 *
 *     epma = ((n-o) x + (n-1-o) x[1] + ... + (2-o) x[n-2]) / ((n-o) + ... + (2-o))        n = period, o = offset
 *
 * Weights that fall along a line, and below zero if the offset is above 2: like the end of a straight line laid through the
 * bars, it can lie beyond them.  With oldest = first the sums go on to (1-o) x[n-1], and the first value comes with the n-th
 * bar; otherwise with bar n + o + 1, counted from 0.
 *
 * With an offset of more than half the period the weights would add up to nothing or less: it counts as half the
 * period, rounded down.
 *
 * The name is P. E. Lafferty's, for the end of a line of least squares (Technical Analysis of Stocks & Commodities, 1995), which
 * is linreg here; the author of this form is not known.
 */
#define TITLE "End Point Moving Average"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(epma, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period, 11, 2, 100000, "number of the newest bar")                       \
    INT(offset,  4, 0, 100000, "what is taken from the number of each bar to give its weight")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) OLDEST(ONE_OF)
#include "kernel/weights.h"
#include "kernel/indicator.h"

#define OFFSET least(p->offset, (K)((int64_t)p->period / 2))

STATE    { fir y; };
LOOKBACK { return (int64_t)(p->period + (p->oldest == oldest_second ? OFFSET + 1 : -1)); }
MEMORY   { return (int64_t)NUMBERED - 1; }
START    { weigh(y, NUMBERED, k, p->period - k - OFFSET); }
STEP     { out->epma = fir(y, in.real); }

#include "kernel/derive.h"
