/* ma -- Moving Average
 *
 *     ma = average(x, period)
 *
 * The average that ma_type names, with its other parameters at their defaults; of period 1, x itself.
 */
#define TITLE "Moving Average"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(ma, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                               \
    INT(period, 30, 1, 100000, "period of the average")                     \
    AVERAGE_OF(ma_type, sma, "which average")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) AVERAGES(ONE_OF)
#include "kernel/indicator.h"

#define KIND settled(p->ma_type, p->averages)

STATE    { average x; };
LOOKBACK { return average_lookback(KIND, p->period); }
MEMORY   { return average_memory(KIND, p->period); }
START    { open_average(x, KIND, p->period, 0); }
STEP     { out->ma = average(x, in.real); }

#include "kernel/derive.h"
