/* wilders -- Wilder's Smoothed Moving Average
 *
 *     wilders = wilders[1] + (x - wilders[1]) / period
 *
 * An exponential average with a slow hand.  Starts as the mean of the first `period` values.
 *
 * J. W. Wilder, New Concepts in Technical Trading Systems, Trend Research, 1978.
 */
#define TITLE   "Wilder's Smoothed Moving Average"
#define ALIASES "rma smma"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(wilders, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 30, 1, 100000, "period of the average")
#include "kernel/indicator.h"

STATE    { ema y; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return FOREVER; }
START    { open_wilder(y, p->period, 0); }
STEP     { out->wilders = ema(y, in.real); }

#include "kernel/derive.h"
