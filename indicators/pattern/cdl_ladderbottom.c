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

STATE    { candles past; usual shadow_very_short; signs dark, next, fourth; };
LOOKBACK { return (int64_t)p->shadow_very_short_period + 4; }
MEMORY   { return (int64_t)most(p->shadow_very_short_period + 1, 4); }
START    { open_usual(shadow_very_short); }

STEP
{
    window w = candles(past, in);
    candle d = w.ago1, e = w.now;
    told dark   = signs(dark, black(e));
    told next   = signs(next, black(e) & deeper(e.open, d.open) & deeper(e.close, d.close));
    told fourth = signs(fourth, black(e) & above(upper(e), usual(shadow_very_short, in).now));
    M fifth     = white(e) & higher(e.open, d.open) & higher(e.close, d.high);

    out->cdl_ladderbottom = flag(dark.ago4 & next.ago3 & next.ago2 & fourth.ago1 & fifth, 100);
}

#include "kernel/derive.h"
