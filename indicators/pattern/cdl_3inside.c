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

STATE    { candles past; usual body_long, body_short; };
LOOKBACK { return (int64_t)most(p->body_long_period, p->body_short_period) + 2; }
MEMORY   { return (int64_t)most(p->body_long_period + 2, p->body_short_period + 1); }
START    { open_usual(body_long), open_usual(body_short); }

STEP
{
    window w = candles(past, in);
    limit body_long = usual(body_long, in), body_short = usual(body_short, in);
    candle a = w.ago2, b = w.ago1, c = w.now;

    M harami = above(body(a), body_long.ago2) & at_most(body(b), body_short.ago1)
             & below(top(b), top(a)) & above(bottom(b), bottom(a));
    M up     = black(a) & white(c) & above(c.close, a.open);
    M down   = white(a) & black(c) & below(c.close, a.open);

    out->cdl_3inside = bullish_or_bearish(harami & up, harami & down);
}

#include "kernel/derive.h"
