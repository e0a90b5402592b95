/* cdl_marubozu -- Marubozu
 *
 *     cdl_marubozu = +100     a long white body with next to no shadows
 *                    -100     a long black one
 *                       0     otherwise
 *
 * The day opens at one of its ends and closes at the other.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Marubozu"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) BODY_LONG(INT, REAL, ONE_OF) SHADOW_VERY_SHORT(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { usual body_long, shadow_very_short; };
LOOKBACK { return (int64_t)most(p->body_long_period, p->shadow_very_short_period); }
MEMORY   { return (int64_t)most(p->body_long_period, p->shadow_very_short_period); }
START    { open_usual(body_long), open_usual(shadow_very_short); }

STEP
{
    candle c = CANDLE(in);
    M marubozu = above(body(c), usual(body_long, in).now) & below(longer(c), usual(shadow_very_short, in).now);

    out->cdl_marubozu = bullish_or_bearish(marubozu & white(c), marubozu & black(c));
}

#include "kernel/derive.h"
