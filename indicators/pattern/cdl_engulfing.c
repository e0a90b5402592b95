/* cdl_engulfing -- Engulfing Pattern
 *
 *     cdl_engulfing = +100     a white body around a black one: bullish
 *                     -100     a black body around a white one: bearish
 *                        0     otherwise
 *
 * The body wraps the one before it, which has the other colour: top > top[1] and bottom < bottom[1].  If one
 * of the two ends only touches it is +80 or -80; if both do it is no pattern.  The first value comes one bar
 * later than it could.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Engulfing Pattern"
#include "kernel/candle.h"

STATE    { candles past; };
LOOKBACK { return 2; }
MEMORY   { return 1; }
START    { }

STEP
{
    window w = candles(past, in);
    candle a = w.ago1, b = w.now;
    M over_ = higher(top(b), top(a)), under = deeper(bottom(b), bottom(a));
    M wraps = not(deeper(top(b), top(a))) & not(higher(bottom(b), bottom(a))) & (over_ | under);
    M turns = (white(b) & black(a)) | (black(b) & white(a));

    out->cdl_engulfing = graded(wraps & turns, white(b), over_ & under);
}

#include "kernel/derive.h"
