/* sma -- Simple Moving Average
 *
 *     sma = sum(x, period) / period
 */
#define TITLE "Simple Moving Average"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(sma, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 30, 2, 100000, "bars in the window")
#include "kernel/indicator.h"

STATE    { K per; sum x; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }
START    { s->per = 1 / p->period; open_sum(x, p->period); }
STEP     { out->sma = sum(x, in.real) * s->per; }

#include "kernel/derive.h"
