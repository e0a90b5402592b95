/* cdl_belthold -- Belt-hold
 *
 *     cdl_belthold = +100     a long white body with a very short lower shadow: bullish
 *                    -100     a long black body with a very short upper shadow: bearish
 *                       0     otherwise
 *
 * It opens at its extreme and goes one way all day.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Belt-hold"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) BODY_LONG(INT, REAL, ONE_OF) SHADOW_VERY_SHORT(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { usual body_long, shadow_very_short; };
LOOKBACK { return (int64_t)most(p->body_long_period, p->shadow_very_short_period); }
MEMORY   { return (int64_t)most(p->body_long_period, p->shadow_very_short_period); }
START    { open_usual(body_long), open_usual(shadow_very_short); }

STEP
{
    candle a = CANDLE(in);
    R very_short = usual(shadow_very_short, in).now;
    M long_      = above(body(a), usual(body_long, in).now);

    out->cdl_belthold = bullish_or_bearish(long_ & white(a) & below(lower(a), very_short),
                                           long_ & black(a) & below(upper(a), very_short));
}

#include "kernel/derive.h"
