/* minus_dm -- Minus Directional Movement
 *
 *     minus    = low[1] - low where that is above 0 and above high - high[1], else 0
 *     minus_dm = minus_dm[1] - minus_dm[1] / period + minus
 *
 * How far prices have gone downwards lately: Wilder's sum, `period` times his average.  The first value, at bar
 * period - 1, is the sum of the movements there are.
 *
 * J. W. Wilder, New Concepts in Technical Trading Systems, Trend Research, 1978.
 */
#define TITLE "Minus Directional Movement"

#define INPUTS(I)   I(high) I(low)
#define OUTPUTS(O)  O(minus_dm, MOVE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period, 14, 1, 100000, "period of Wilder's sum; 1: the bar alone")
#include "kernel/directional.h"
#include "kernel/indicator.h"

STATE    { K period; movements of; ema minus; };
LOOKBACK { return (int64_t)most(1, p->period - 1); }
MEMORY   { return FOREVER; }

START
{
    s->period = p->period;
    open_wilder(minus, p->period, 0);
}

STEP     { out->minus_dm = s->period * ema(minus, movement(of, in.high, in.low).minus); }

#include "kernel/derive.h"
