/* cdl_dragonflydoji -- Dragonfly Doji
 *
 *     cdl_dragonflydoji = +100     a doji with a lower shadow and next to no upper one: bullish
 *                            0     otherwise
 *
 * The upper shadow is very short, the lower one is not: what was lost by day is won back.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Dragonfly Doji"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) BODY_DOJI(INT, REAL, ONE_OF) SHADOW_VERY_SHORT(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { usual doji, shadow_very_short; };
LOOKBACK { return (int64_t)most(p->doji_period, p->shadow_very_short_period); }
MEMORY   { return (int64_t)most(p->doji_period, p->shadow_very_short_period); }
START    { open_usual(doji), open_usual_like(shadow_very_short, doji); }

STEP
{
    candle a = CANDLE(in);
    limit doji = usual(doji, in);
    R very_short = usual_like(shadow_very_short, doji, in).now;

    out->cdl_dragonflydoji = flag(at_most(body(a), doji.now) & below(upper(a), very_short) & above(lower(a), very_short), 100);
}

#include "kernel/derive.h"
