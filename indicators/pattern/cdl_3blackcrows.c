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

STATE    { candles past; usual shadow_very_short; signs past_signs; };
LOOKBACK { return (int64_t)p->shadow_very_short_period + 3; }
MEMORY   { return (int64_t)most(p->shadow_very_short_period + 2, 3); }
START    { open_usual(shadow_very_short); }

STEP
{
    enum { WHITE = 1, CROW = 2, UNDER_HIGH = 4, ONWARD = 8 };
    window w = candles(past, in);
    candle b = w.ago1, c = w.now;
    told a = signs(past_signs, sign(WHITE, white(c)) | sign(CROW, black(c) & below(lower(c), usual(shadow_very_short, in).now))
                             | sign(UNDER_HIGH, below(c.close, b.high))
                             | sign(ONWARD, below(c.open, b.open) & above(c.open, b.close) & below(c.close, b.close)));

    out->cdl_3blackcrows = flag(all_of(a.ago3, WHITE) & all_of(a.ago2, CROW | UNDER_HIGH)
                              & all_of(a.ago1, CROW | ONWARD) & all_of(a.now, CROW | ONWARD), -100);
}

#include "kernel/derive.h"
