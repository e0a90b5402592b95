/* cdl_haramicross -- Harami Cross Pattern
 *
 *     cdl_haramicross = +100     a doji within the long black body of the bar before: bullish
 *                       -100     a doji within a long white one: bearish
 *                          0     otherwise
 *
 * If the bodies share an end, or both, it is +80 or -80.  A harami whose second body is all but gone: a stronger sign.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Harami Cross Pattern"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) BODY_LONG(INT, REAL, ONE_OF) BODY_DOJI(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual body_long, doji; signs first; };
LOOKBACK { return (int64_t)most(p->body_long_period, p->doji_period) + 1; }
MEMORY   { return (int64_t)most(p->body_long_period + 1, p->doji_period); }
START    { open_usual(body_long), open_usual(doji); }

STEP
{
    window w = candles(past, in);
    candle a = w.ago1, b = w.now;
    told first = signs(first, above(body(b), usual(body_long, in).now));
    M held  = at_most(body(b), usual(doji, in).now) & not(higher(top(b), top(a))) & not(deeper(bottom(b), bottom(a)));
    M clear = deeper(top(b), top(a)) & higher(bottom(b), bottom(a));

    out->cdl_haramicross = graded(first.ago1 & held, black(a), clear);
}

#include "kernel/derive.h"
