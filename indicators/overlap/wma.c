/* wma -- Weighted Moving Average
 *
 *     wma = (n x + (n-1) x[1] + ... + 1 x[n-1]) / (n (n+1) / 2)          n = period
 */
#define TITLE "Weighted Moving Average"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(wma, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 30, 2, 100000, "bars in the window")
#include "kernel/indicator.h"

STATE    { weighted x; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }
START    { open_weighted(x, p->period); }
STEP     { out->wma = weighted(x, in.real); }

#include "kernel/derive.h"
