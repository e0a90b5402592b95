/* plus_dm -- Plus Directional Movement
 *
 *     plus     = high - high[1] where that is above 0 and above low[1] - low, else 0
 *     plus_dm  = plus_dm[1] - plus_dm[1] / period + plus
 *
 * How far prices have gone upwards lately: Wilder's sum, `period` times his average.  The first value, at bar
 * period - 1, is the sum of the movements there are.
 *
 * J. W. Wilder, New Concepts in Technical Trading Systems, Trend Research, 1978.
 */
#define TITLE "Plus Directional Movement"

#define INPUTS(I)   I(high) I(low)
#define OUTPUTS(O)  O(plus_dm, MOVE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period, 14, 1, 100000, "period of Wilder's sum; 1: the bar alone")
#include "kernel/directional.h"
#include "kernel/indicator.h"

STATE    { K period; movements of; ema plus; };
LOOKBACK { return (int64_t)most(1, p->period - 1); }
MEMORY   { return FOREVER; }

START
{
    s->period = p->period;
    open_wilder(plus, p->period, 0);
}

STEP     { out->plus_dm = s->period * ema(plus, movement(of, in.high, in.low).plus); }

#include "kernel/derive.h"
