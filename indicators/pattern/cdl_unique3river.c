/* cdl_unique3river -- Unique 3 River
 *
 *     cdl_unique3river = 100     if a long black body is followed by a black one inside it, whose low is lower, and that by
 *                                a short white one that opens above this low
 *                          0     otherwise
 *
 * The second body may open where the first did.  The books would have the third body below the second; this is not asked.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Unique 3 River"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                 \
    BODY_LONG(INT, REAL, ONE_OF) BODY_SHORT(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual body_long, body_short; signs first, second; };
LOOKBACK { return (int64_t)most(p->body_long_period, p->body_short_period) + 2; }
MEMORY   { return (int64_t)most(p->body_long_period + 2, p->body_short_period); }
START    { open_usual(body_long), open_usual_like(body_short, body_long); }

STEP
{
    window w = candles(past, in);
    limit body_long = usual(body_long, in), body_short = usual_like(body_short, body_long, in);
    candle b = w.ago1, c = w.now;
    told first  = signs(first, black(c) & above(body(c), body_long.now));
    told second = signs(second, black(c) & higher(c.close, b.close) & not(higher(c.open, b.open)) & deeper(c.low, b.low));

    out->cdl_unique3river = flag(first.ago2 & second.ago1 & white(c) & below(body(c), body_short.now) & higher(c.open, b.low), 100);
}

#include "kernel/derive.h"
