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

STATE    { candles past; usual body_long, body_short; };
LOOKBACK { return (int64_t)most(p->body_long_period, p->body_short_period) + 1; }
MEMORY   { return (int64_t)most(p->body_long_period + 1, p->body_short_period); }
START    { open_usual(body_long), open_usual(body_short); }

STEP
{
    window w = candles(past, in);
    candle a = w.ago1, b = w.now;
    M pair  = above(body(a), usual(body_long, in).ago1) & at_most(body(b), usual(body_short, in).now);
    M held  = pair & at_most(top(b), top(a)) & at_least(bottom(b), bottom(a));
    M clear = below(top(b), top(a)) & above(bottom(b), bottom(a));
    R size  = sel(held, sel(clear, rep(100), rep(80)), rep(0));

    out->cdl_harami = sel(black(a), size, 0 - size);
}

#include "kernel/derive.h"
