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

STATE    { candles past; usual doji; };
LOOKBACK { return (int64_t)p->doji_period + 2; }
MEMORY   { return (int64_t)p->doji_period + 2; }
START    { open_usual(doji); }

STEP
{
    window w = candles(past, in);
    R limit_ = usual(doji, in).ago2;
    candle first = w.ago2, second = w.ago1, third = w.now;

    M dojis = at_most(body(first), limit_) & at_most(body(second), limit_) & at_most(body(third), limit_);
    M up    = body_gap_down(second, first) & above(bottom(third), bottom(second));
    M down  = body_gap_up(second, first) & below(top(third), top(second));

    out->cdl_tristar = bullish_or_bearish(dojis & up, dojis & down);
}

#include "kernel/derive.h"
