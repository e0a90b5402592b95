/* cdl_onneck -- On-Neck Pattern
 *
 *     cdl_onneck = -100     if a long black body is followed by a white one that opens below low[1] and closes at low[1],
 *                           give or take equal
 *                     0     otherwise
 *
 * The rise does not get past the low of the day before: the decline goes on.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "On-Neck Pattern"

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
    M neck    = alike(b.close, a.low, usual(equal, in).ago1);

    out->cdl_onneck = flag(fall.ago1 & white(b) & neck & deeper(b.open, a.low), -100);
}

#include "kernel/derive.h"
