/* cdl_tristar -- Tristar Pattern
 *
 *     cdl_tristar = +100     three doji, the second below a gap from the first, the third not as low as the second: bullish
 *                   -100     three doji, the second above a gap from the first, the third not as high as the second: bearish
 *                      0     otherwise
 *
 * The gap is one of the bodies, and all three are held against the limit of the first.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Tristar Pattern"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) BODY_DOJI(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual doji; signs first, under, over_; };
LOOKBACK { return (int64_t)p->doji_period + 2; }
MEMORY   { return (int64_t)p->doji_period + 2; }
START    { open_usual(doji); }

STEP
{
    window w = candles(past, in);
    limit doji = usual(doji, in);
    candle b = w.ago1, c = w.now;
    M second   = at_most(body(c), doji.ago1);
    told first = signs(first, at_most(body(c), doji.now));
    told under = signs(under, second & body_gap_down(c, b)), over_ = signs(over_, second & body_gap_up(c, b));
    M third    = first.ago2 & at_most(body(c), doji.ago2);

    out->cdl_tristar = bullish_or_bearish(third & under.ago1 & higher(bottom(c), bottom(b)), third & over_.ago1 & deeper(top(c), top(b)));
}

#include "kernel/derive.h"
