/* cdl_dojistar -- Doji Star
 *
 *     cdl_dojistar = +100     a long black body, and a doji below it with a gap: bullish
 *                    -100     a long white body, and a doji above it with a gap: bearish
 *                       0     otherwise
 *
 * The gap is one of the bodies.  The move goes on, but nobody pushes it any more; it wants to be confirmed.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Doji Star"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) BODY_LONG(INT, REAL, ONE_OF) BODY_DOJI(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual body_long, doji; signs fall, rise; };
LOOKBACK { return (int64_t)most(p->body_long_period, p->doji_period) + 1; }
MEMORY   { return (int64_t)most(p->body_long_period + 1, p->doji_period); }
START    { open_usual(body_long), open_usual(doji); }

STEP
{
    window w = candles(past, in);
    candle a = w.ago1, b = w.now;
    M long_   = above(body(b), usual(body_long, in).now), star = at_most(body(b), usual(doji, in).now);
    told fall = signs(fall, long_ & black(b)), rise = signs(rise, long_ & white(b));

    out->cdl_dojistar = bullish_or_bearish(fall.ago1 & star & body_gap_down(b, a), rise.ago1 & star & body_gap_up(b, a));
}

#include "kernel/derive.h"
