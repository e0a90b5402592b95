/* cdl_3inside -- Three Inside Up/Down
 *
 *     cdl_3inside = +100     a long black body, a short body within it, and a white candle that closes above the
 *                            first's open: bullish
 *                   -100     a long white body, a short body within it, and a black candle that closes below the
 *                            first's open: bearish
 *                      0     otherwise
 *
 * A harami, confirmed by the third candle.
 *
 * G. L. Morris, Candlestick Charting Explained, McGraw-Hill, 1992.
 */
#define TITLE "Three Inside Up/Down"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) BODY_LONG(INT, REAL, ONE_OF) BODY_SHORT(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual body_long, body_short; signs fall, rise, within; };
LOOKBACK { return (int64_t)most(p->body_long_period, p->body_short_period) + 2; }
MEMORY   { return (int64_t)most(p->body_long_period + 2, p->body_short_period + 1); }
START    { open_usual(body_long), open_usual_like(body_short, body_long); }

STEP
{
    window w = candles(past, in);
    limit body_long = usual(body_long, in), body_short = usual_like(body_short, body_long, in);
    candle a = w.ago2, b = w.ago1, c = w.now;
    M long_ = above(body(c), body_long.now);
    told fall   = signs(fall, black(c) & long_);
    told rise   = signs(rise, white(c) & long_);
    told within = signs(within, at_most(body(c), body_short.now) & deeper(top(c), top(b)) & higher(bottom(c), bottom(b)));

    out->cdl_3inside = bullish_or_bearish(fall.ago2 & within.ago1 & white(c) & higher(c.close, a.open),
                                          rise.ago2 & within.ago1 & black(c) & deeper(c.close, a.open));
}

#include "kernel/derive.h"
