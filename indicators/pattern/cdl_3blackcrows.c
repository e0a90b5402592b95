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

STATE    { candles past; usual shadow_very_short; };
LOOKBACK { return (int64_t)p->shadow_very_short_period + 3; }
MEMORY   { return (int64_t)most(p->shadow_very_short_period + 2, 3); }
START    { open_usual(shadow_very_short); }

STEP
{
    window w = candles(past, in);
    limit shadow_very_short = usual(shadow_very_short, in);
    candle a = w.ago3, b = w.ago2, c = w.ago1, d = w.now;

    out->cdl_3blackcrows = flag(white(a) & above(a.high, b.close)
                              & black(b) & below(lower(b), shadow_very_short.ago2)
                              & black(c) & below(lower(c), shadow_very_short.ago1)
                              & black(d) & below(lower(d), shadow_very_short.now)
                              & below(c.open, b.open) & above(c.open, b.close) & below(c.close, b.close)
                              & below(d.open, c.open) & above(d.open, c.close) & below(d.close, c.close), -100);
}

#include "kernel/derive.h"
