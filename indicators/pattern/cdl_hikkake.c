/* cdl_hikkake -- Hikkake Pattern
 *
 *     cdl_hikkake = +100     an inside bar, then a bar with a lower high and a lower low: bullish
 *                   -100     an inside bar, then a bar with a higher high and a higher low: bearish
 *                   +200     the confirmation of the first: within three bars, a close above the inside bar's high
 *                   -200     that of the second: a close below its low
 *                      0     otherwise
 *
 * An inside bar has a lower high and a higher low than the one before.  The break out of it is a trap.  A new pattern takes the place
 * of one that is not confirmed yet, and goes before a confirmation at the same bar.
 *
 * D. L. Chesler, Trading False Moves with the Hikkake Pattern, Active Trader, April 2004.
 */
#define TITLE "Hikkake Pattern"
#include "kernel/hikkake.h"

STATE    { candles past; confirmation of; };
LOOKBACK { return 5; }
MEMORY   { return 5; }
START    { }

STEP
{
    window w = candles(past, in);
    candle a = w.ago2, b = w.ago1, c = w.now;
    M inside = below(b.high, a.high) & above(b.low, a.low);
    M down   = below(c.high, b.high) & below(c.low, b.low);
    M up     = above(c.high, b.high) & above(c.low, b.low);

    out->cdl_hikkake = confirmation(of, bullish_or_bearish(inside & down, inside & up), w);
}

#include "kernel/derive.h"
