/* donchian -- Donchian Channels
 *
 *     upper  = highest(high, period)
 *     lower  = lowest(low, period)
 *     middle = (upper + lower) / 2
 *
 * The range of the last bars, the one in hand among them.  For a breakout compare a price with the channel one bar before.
 *
 * R. Donchian, about 1960; as his 4-week rule in Donchian's 5- and 20-Day Moving Averages, Commodities, December 1974.
 */
#define TITLE "Donchian Channels"

#define INPUTS(I)   I(high) I(low)
#define OUTPUTS(O)  O(upper, PRICE) O(middle, PRICE) O(lower, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 20, 2, 100000, "bars in the window")
#include "kernel/indicator.h"

STATE    { highest high; lowest low; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }
START    { open_highest(high, p->period); open_lowest(low, p->period); }

STEP
{
    out->upper  = highest(high, in.high);
    out->lower  = lowest(low, in.low);
    out->middle = (out->upper + out->lower) * .5;
}

#include "kernel/derive.h"
