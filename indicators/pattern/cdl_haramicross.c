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

STATE    { candles past; usual body_long, doji; };
LOOKBACK { return (int64_t)most(p->body_long_period, p->doji_period) + 1; }
MEMORY   { return (int64_t)most(p->body_long_period + 1, p->doji_period); }
START    { open_usual(body_long), open_usual(doji); }

STEP
{
    window w = candles(past, in);
    candle a = w.ago1, b = w.now;
    M pair  = above(body(a), usual(body_long, in).ago1) & at_most(body(b), usual(doji, in).now);
    M held  = pair & at_most(top(b), top(a)) & at_least(bottom(b), bottom(a));
    M clear = below(top(b), top(a)) & above(bottom(b), bottom(a));
    R size  = sel(held, sel(clear, rep(100), rep(80)), rep(0));

    out->cdl_haramicross = sel(black(a), size, 0 - size);
}

#include "kernel/derive.h"
