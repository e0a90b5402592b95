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

STATE    { candles past; confirmation of; usual near; signs inside, at_low, at_high; };
LOOKBACK { return (int64_t)most(p->near_period, 1) + 5; }
MEMORY   { return (int64_t)most(p->near_period, 1) + 5; }
START    { open_usual(near); }

STEP
{
    window w = candles(past, in);
    candle c = w.ago1, d = w.now;
    R near       = usual(near, in).now;
    M within     = deeper(d.high, c.high) & higher(d.low, c.low);
    told inside  = signs(inside, within);
    told at_low  = signs(at_low, within & not(higher(d.close, d.low + near)));
    told at_high = signs(at_high, within & not(deeper(d.close, d.high - near)));
    M down       = deeper(d.high, c.high) & deeper(d.low, c.low);
    M up         = higher(d.high, c.high) & higher(d.low, c.low);

    out->cdl_hikkakemod = confirmation(of, inside.ago1 & at_low.ago2 & down, inside.ago1 & at_high.ago2 & up, w);
}

#include "kernel/derive.h"
