/* jsa -- Jsa Moving Average
 *
 *     jsa = (x + x[period]) / 2
 *
 * Half way between the price now and the price then; what lies between does not count.
 *
 * The author is not known.
 */
#define TITLE "Jsa Moving Average"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(jsa, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 30, 1, 100000, "bars between the two prices")
#include "kernel/indicator.h"

STATE    { behind back; };
LOOKBACK { return (int64_t)p->period; }
MEMORY   { return (int64_t)p->period; }
START    { open_behind(back, p->period); }
STEP     { out->jsa = (in.real + behind(back, in.real)) * .5; }

#include "kernel/derive.h"
