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

STATE    { candles past; usual body_long; };
LOOKBACK { return (int64_t)p->body_long_period + 1; }
MEMORY   { return (int64_t)p->body_long_period + 1; }
START    { open_usual(body_long); }

STEP
{
    window w = candles(past, in);
    limit body_long = usual(body_long, in);
    candle first = w.ago1, second = w.now;

    M falls   = black(first) & above(body(first), body_long.ago1);
    M rises   = white(second) & above(body(second), body_long.now) & below(second.open, first.low);
    M pierces = above(second.close, first.close + body(first) / 2) & below(second.close, first.open);

    out->cdl_piercing = flag(falls & rises & pierces, 100);
}

#include "kernel/derive.h"
