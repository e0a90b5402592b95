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

STATE    { candles past; };
LOOKBACK { return 3; }
MEMORY   { return 2; }
START    { }

STEP
{
    window w = candles(past, in);
    candle a = w.ago2, b = w.ago1, c = w.now;

    M wraps = above(top(b), top(a)) & below(bottom(b), bottom(a));
    M up    = black(a) & white(b) & above(c.close, b.close);
    M down  = white(a) & black(b) & below(c.close, b.close);

    out->cdl_3outside = bullish_or_bearish(wraps & up, wraps & down);
}

#include "kernel/derive.h"
