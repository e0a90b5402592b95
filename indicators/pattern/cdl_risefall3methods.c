/* cdl_risefall3methods -- Rising/Falling Three Methods
 *
 *     cdl_risefall3methods = +100     a long white body, three short black ones, each closing lower, within its range, and a
 *                                     long white one that opens above the last close and closes above the first: rising
 *                            -100     the same upside down, with the colours exchanged: falling
 *                               0     otherwise
 *
 * The three small bodies need only overlap the first bar from low to high; their shadows may leave it.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Rising/Falling Three Methods"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                 \
    BODY_LONG(INT, REAL, ONE_OF) BODY_SHORT(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual body_long, body_short; signs rise, fall, light, dark, up, down; };
LOOKBACK { return (int64_t)most(p->body_long_period, p->body_short_period) + 4; }
MEMORY   { return (int64_t)most(p->body_long_period + 4, p->body_short_period + 3); }
START    { open_usual(body_long), open_usual_like(body_short, body_long); }

STEP
{
    window w = candles(past, in);
    limit body_long = usual(body_long, in), body_short = usual_like(body_short, body_long, in);
    candle a = w.ago4, b = w.ago3, c = w.ago2, d = w.ago1, e = w.now;
    M long_ = above(body(e), body_long.now), small = below(body(e), body_short.now);
    told rise = signs(rise, white(e) & long_), light = signs(light, white(e) & small);
    told fall = signs(fall, black(e) & long_), dark  = signs(dark, black(e) & small);
    told up   = signs(up, light.now & higher(e.close, d.close)), down = signs(down, dark.now & deeper(e.close, d.close));
    M within  = deeper(greater(greater(bottom(b), bottom(c)), bottom(d)), a.high)
              & higher(lesser(lesser(top(b), top(c)), top(d)), a.low);

    out->cdl_risefall3methods = bullish_or_bearish(
        rise.ago4 & dark.ago3 & down.ago2 & down.ago1 & within & rise.now & higher(e.open, d.close) & higher(e.close, a.close),
        fall.ago4 & light.ago3 & up.ago2 & up.ago1 & within & fall.now & deeper(e.open, d.close) & deeper(e.close, a.close));
}

#include "kernel/derive.h"
