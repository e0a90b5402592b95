/* dm -- Directional Movement
 *
 *     plus  = wilder's sum of high - high[1] where that is above 0 and above low[1] - low
 *     minus = wilder's sum of low[1] - low where that is above 0 and above high - high[1]
 *
 * plus_dm and minus_dm at once: how far prices have gone upwards lately, and how far downwards.  Wilder's sum is
 * `period` times his average; the first one, at bar period - 1, is the sum of the movements there are.
 *
 * J. W. Wilder, New Concepts in Technical Trading Systems, Trend Research, 1978.
 */
#define TITLE "Directional Movement"

#define INPUTS(I)   I(high) I(low)
#define OUTPUTS(O)  O(plus, MOVE) O(minus, MOVE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period, 14, 1, 100000, "period of Wilder's sums; 1: the bar alone")
#include "kernel/directional.h"
#include "kernel/indicator.h"

STATE    { K period; movements of; ema plus, minus; };
LOOKBACK { return (int64_t)most(1, p->period - 1); }
MEMORY   { return FOREVER; }

START
{
    s->period = p->period;
    open_wilder(plus,  p->period, 0);
    open_wilder(minus, p->period, 0);
}

STEP
{
    movement now = movement(of, in.high, in.low);
    out->plus  = s->period * ema(plus,  now.plus);
    out->minus = s->period * ema(minus, now.minus);
}

#include "kernel/derive.h"
