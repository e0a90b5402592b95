/* cdl_3outside -- Three Outside Up/Down
 *
 *     cdl_3outside = +100     a black body, a white one around it, and a higher close: bullish
 *                    -100     a white body, a black one around it, and a lower close: bearish
 *                       0     otherwise
 *
 * An engulfing pattern (both ends clear), confirmed by the third candle, whatever its colour.  The first value comes
 * one bar later than it could.
 *
 * G. L. Morris, Candlestick Charting Explained, McGraw-Hill, 1992.
 */
#define TITLE "Three Outside Up/Down"
#include "kernel/candle.h"

STATE    { candles past; signs up, down; };
LOOKBACK { return 3; }
MEMORY   { return 2; }
START    { }

STEP
{
    window w = candles(past, in);
    candle b = w.ago1, c = w.now;
    M wraps   = higher(top(c), top(b)) & deeper(bottom(c), bottom(b));
    told up   = signs(up, wraps & black(b) & white(c));
    told down = signs(down, wraps & white(b) & black(c));

    out->cdl_3outside = bullish_or_bearish(up.ago1 & higher(c.close, b.close), down.ago1 & deeper(c.close, b.close));
}

#include "kernel/derive.h"
