/* cdl_3blackcrows -- Three Black Crows
 *
 *     cdl_3blackcrows = -100     after a white candle three black ones with very short lower shadows, each opening within
 *                                the body before and closing lower: bearish
 *                          0     otherwise
 *
 * The first crow closes below the white candle's high.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Three Black Crows"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) SHADOW_VERY_SHORT(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual shadow_very_short; signs rise, first, next; };
LOOKBACK { return (int64_t)p->shadow_very_short_period + 3; }
MEMORY   { return (int64_t)most(p->shadow_very_short_period + 2, 3); }
START    { open_usual(shadow_very_short); }

STEP
{
    window w = candles(past, in);
    candle b = w.ago1, c = w.now;
    M short_ = black(c) & below(lower(c), usual(shadow_very_short, in).now);
    told rise  = signs(rise, white(c));
    told first = signs(first, short_ & deeper(c.close, b.high));
    told next  = signs(next, short_ & deeper(c.open, b.open) & higher(c.open, b.close) & deeper(c.close, b.close));

    out->cdl_3blackcrows = flag(rise.ago3 & first.ago2 & next.ago1 & next.now, -100);
}

#include "kernel/derive.h"
