/* cdl_tasukigap -- Tasuki Gap
 *
 *     cdl_tasukigap = +100     a white body above a gap, then a black one of about its size, that opens in it and
 *                              closes in the gap: upside
 *                     -100     a black body below a gap, then a white one of about its size, that opens in it and
 *                              closes in the gap: downside
 *                        0     otherwise
 *
 * The gap is one of the bodies, and it is not filled.  About its size: the two differ by less than near.  The first
 * value comes one bar later than it could.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Tasuki Gap"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) NEAR(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual near; signs rise, fall; };
LOOKBACK { return (int64_t)p->near_period + 2; }
MEMORY   { return (int64_t)most(p->near_period + 1, 2); }
START    { open_usual(near); }

STEP
{
    window w = candles(past, in);
    candle a = w.ago2, b = w.ago1, c = w.now;
    told rise = signs(rise, white(c) & body_gap_up(c, b)), fall = signs(fall, black(c) & body_gap_down(c, b));
    M opens   = higher(c.open, bottom(b)) & deeper(c.open, top(b)) & below(mag(body(b) - body(c)), usual(near, in).ago1);
    M up      = rise.ago1 & black(c) & deeper(c.close, b.open) & higher(c.close, top(a));
    M down    = fall.ago1 & white(c) & higher(c.close, b.open) & deeper(c.close, bottom(a));

    out->cdl_tasukigap = bullish_or_bearish(opens & up, opens & down);
}

#include "kernel/derive.h"
