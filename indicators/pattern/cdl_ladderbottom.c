/* cdl_ladderbottom -- Ladder Bottom
 *
 *     cdl_ladderbottom = 100     three black bars, each with a lower open and a lower close, a fourth black one with an upper
 *                                shadow, and a white one that opens above its body and closes above its high
 *                          0     otherwise
 *
 * After a fall.  The upper shadow need only not be very short.
 *
 * G. L. Morris, Candlestick Charting Explained, Irwin, 1995.
 */
#define TITLE "Ladder Bottom"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) SHADOW_VERY_SHORT(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual shadow_very_short; };
LOOKBACK { return (int64_t)p->shadow_very_short_period + 4; }
MEMORY   { return (int64_t)most(p->shadow_very_short_period + 1, 4); }
START    { open_usual(shadow_very_short); }

STEP
{
    window w = candles(past, in);
    candle a = w.ago4, b = w.ago3, c = w.ago2, d = w.ago1, e = w.now;
    M colours = black(a) & black(b) & black(c) & black(d) & white(e);
    M falling = above(a.open, b.open) & above(b.open, c.open) & above(a.close, b.close) & above(b.close, c.close);
    M fourth  = above(upper(d), usual(shadow_very_short, in).ago1);
    M fifth   = above(e.open, d.open) & above(e.close, d.high);

    out->cdl_ladderbottom = flag(colours & falling & fourth & fifth, 100);
}

#include "kernel/derive.h"
