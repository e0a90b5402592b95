/* cdl_harami -- Harami Pattern
 *
 *     cdl_harami = +100     a short body within the long black one of the bar before: bullish
 *                  -100     a short body within a long white one: bearish
 *                     0     otherwise
 *
 * If the bodies share an end, or both, it is +80 or -80.  The short body's colour is of no account.
 * It is short up to the limit itself.  Harami is an old word for pregnant.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Harami Pattern"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) BODY_LONG(INT, REAL, ONE_OF) BODY_SHORT(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual body_long, body_short; signs first; };
LOOKBACK { return (int64_t)most(p->body_long_period, p->body_short_period) + 1; }
MEMORY   { return (int64_t)most(p->body_long_period + 1, p->body_short_period); }
START    { open_usual(body_long), open_usual_like(body_short, body_long); }

STEP
{
    window w = candles(past, in);
    limit body_long = usual(body_long, in), body_short = usual_like(body_short, body_long, in);
    candle a = w.ago1, b = w.now;
    told first = signs(first, above(body(b), body_long.now));
    M held  = at_most(body(b), body_short.now) & not(higher(top(b), top(a))) & not(deeper(bottom(b), bottom(a)));
    M clear = deeper(top(b), top(a)) & higher(bottom(b), bottom(a));

    out->cdl_harami = graded(first.ago1 & held, black(a), clear);
}

#include "kernel/derive.h"
