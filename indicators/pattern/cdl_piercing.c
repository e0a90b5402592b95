/* cdl_piercing -- Piercing Pattern
 *
 *     cdl_piercing = 100     if a long black body is followed by a long white one that opens below low[1] and closes
 *                            inside the black body, above its middle
 *                      0     otherwise
 *
 * The counterpart of the dark cloud cover.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Piercing Pattern"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) BODY_LONG(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual body_long; signs fall; };
LOOKBACK { return (int64_t)p->body_long_period + 1; }
MEMORY   { return (int64_t)p->body_long_period + 1; }
START    { open_usual(body_long); }

STEP
{
    window w = candles(past, in);
    candle a = w.ago1, b = w.now;
    M long_   = above(body(b), usual(body_long, in).now);
    told fall = signs(fall, black(b) & long_);
    M pierces = higher(b.close, a.close + body(a) / 2) & deeper(b.close, a.open);

    out->cdl_piercing = flag(fall.ago1 & white(b) & long_ & deeper(b.open, a.low) & pierces, 100);
}

#include "kernel/derive.h"
