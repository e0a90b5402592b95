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

STATE    { candles past; usual body_long, equal; };
LOOKBACK { return (int64_t)most(p->body_long_period, p->equal_period) + 1; }
MEMORY   { return (int64_t)most(p->body_long_period, p->equal_period) + 1; }
START    { open_usual(body_long), open_usual(equal); }

STEP
{
    window w = candles(past, in);
    limit body_long = usual(body_long, in), equal = usual(equal, in);
    candle first = w.ago1, second = w.now;

    M falls   = black(first) & above(body(first), body_long.ago1);
    M rises   = white(second) & below(second.open, first.low);
    M thrusts = above(second.close, first.close + equal.ago1) & at_most(second.close, first.close + body(first) / 2);

    out->cdl_thrusting = flag(falls & rises & thrusts, -100);
}

#include "kernel/derive.h"
