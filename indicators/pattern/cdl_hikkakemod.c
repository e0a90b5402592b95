/* cdl_hikkakemod -- Modified Hikkake Pattern
 *
 *     cdl_hikkakemod = +100     two inside bars, the first closing near its low, then a bar with a lower high and a lower
 *                               low: bullish
 *                      -100     two inside bars, the first closing near its high, then a bar with a higher high and a higher
 *                               low: bearish
 *                      +200     the confirmation of the first: within three bars, a close above the second inside bar's high
 *                      -200     that of the second: a close below its low
 *                         0     otherwise
 *
 * An inside bar has a lower high and a higher low than the one before.  A new pattern takes the place of one that is not
 * confirmed yet, and goes before a confirmation at the same bar.
 *
 * D. L. Chesler, Trading False Moves with the Hikkake Pattern, Active Trader, April 2004.
 */
#define TITLE "Modified Hikkake Pattern"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) NEAR(INT, REAL, ONE_OF)
#include "kernel/hikkake.h"

STATE    { candles past; confirmation of; usual near; };
LOOKBACK { return (int64_t)most(p->near_period, 1) + 5; }
MEMORY   { return (int64_t)most(p->near_period, 1) + 5; }
START    { open_usual(near); }

STEP
{
    window w = candles(past, in);
    candle a = w.ago3, b = w.ago2, c = w.ago1, d = w.now;
    R near   = usual(near, in).ago2;
    M inside = below(b.high, a.high) & above(b.low, a.low) & below(c.high, b.high) & above(c.low, b.low);
    M down   = below(d.high, c.high) & below(d.low, c.low) & at_most(b.close, b.low + near);
    M up     = above(d.high, c.high) & above(d.low, c.low) & at_least(b.close, b.high - near);

    out->cdl_hikkakemod = confirmation(of, bullish_or_bearish(inside & down, inside & up), w);
}

#include "kernel/derive.h"
