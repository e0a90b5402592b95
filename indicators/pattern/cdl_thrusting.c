/* cdl_thrusting -- Thrusting Pattern
 *
 *     cdl_thrusting = -100     if a long black body is followed by a white one that opens below low[1] and closes inside
 *                              the black body, above close[1] by more than equal, and at most at its middle
 *                        0     otherwise
 *
 * Stronger than the in-neck pattern, weaker than the piercing one: the decline goes on.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Thrusting Pattern"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)            \
    BODY_LONG(INT, REAL, ONE_OF) EQUAL(INT, REAL, ONE_OF)
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
    M thrusts = above(b.close, a.close + usual(equal, in).ago1) & not(higher(b.close, a.close + body(a) / 2));

    out->cdl_thrusting = flag(fall.ago1 & white(b) & thrusts & deeper(b.open, a.low), -100);
}

#include "kernel/derive.h"
