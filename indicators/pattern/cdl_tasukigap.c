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

STATE    { candles past; usual near; };
LOOKBACK { return (int64_t)p->near_period + 2; }
MEMORY   { return (int64_t)most(p->near_period + 1, 2); }
START    { open_usual(near); }

STEP
{
    window w = candles(past, in);
    candle first = w.ago2, second = w.ago1, third = w.now;

    M opens = above(third.open, bottom(second)) & below(third.open, top(second));
    M alike = below(mag(body(second) - body(third)), usual(near, in).ago1);
    M up    = white(second) & black(third) & body_gap_up(second, first);
    M down  = black(second) & white(third) & body_gap_down(second, first);
    M high  = below(third.close, second.open) & above(third.close, top(first));
    M low   = above(third.close, second.open) & below(third.close, bottom(first));

    out->cdl_tasukigap = bullish_or_bearish(opens & alike & up & high, opens & alike & down & low);
}

#include "kernel/derive.h"
