/* cdl_inneck -- In-Neck Pattern
 *
 *     cdl_inneck = -100     a long black body, then a white one that opens below the low and closes at the close of the
 *                           black one or a little above
 *                     0     otherwise
 *
 * In a fall: who buys, comes no further than the neck.  A little is what counts as equal.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "In-Neck Pattern"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) BODY_LONG(INT, REAL, ONE_OF) EQUAL(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual body_long, equal; signs fall; };
LOOKBACK { return (int64_t)most(p->body_long_period, p->equal_period) + 1; }
MEMORY   { return (int64_t)most(p->body_long_period, p->equal_period) + 1; }
START    { open_usual(body_long), open_usual(equal); }

STEP
{
    window w = candles(past, in);
    candle a = w.ago1, b = w.now;
    told fall = signs(fall, black(b) & above(body(b), usual(body_long, in).now));
    M neck    = not(deeper(b.close, a.close)) & not(higher(b.close, a.close + usual(equal, in).ago1));

    out->cdl_inneck = flag(fall.ago1 & white(b) & neck & deeper(b.open, a.low), -100);
}

#include "kernel/derive.h"
