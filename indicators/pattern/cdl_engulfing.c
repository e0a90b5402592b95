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
    M clear = above(top(b), top(a)) & below(bottom(b), bottom(a));
    M wraps = clear | (above(top(b), top(a)) & same(bottom(b), bottom(a))) | (same(top(b), top(a)) & below(bottom(b), bottom(a)));
    R size  = sel(wraps, sel(clear, rep(100), rep(80)), rep(0));

    out->cdl_engulfing = sel(white(b) & black(a), size, sel(black(b) & white(a), 0 - size, rep(0)));
}

#include "kernel/derive.h"
