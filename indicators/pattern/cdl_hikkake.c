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

STATE    { candles past; confirmation of; signs inside; };
LOOKBACK { return 5; }
MEMORY   { return 5; }
START    { }

STEP
{
    window w = candles(past, in);
    candle b = w.ago1, c = w.now;
    told inside = signs(inside, deeper(c.high, b.high) & higher(c.low, b.low));
    M down      = deeper(c.high, b.high) & deeper(c.low, b.low);
    M up        = higher(c.high, b.high) & higher(c.low, b.low);

    out->cdl_hikkake = confirmation(of, inside.ago1 & down, inside.ago1 & up, w);
}

#include "kernel/derive.h"
