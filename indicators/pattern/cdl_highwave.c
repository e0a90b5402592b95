/* cdl_highwave -- High-Wave Candle
 *
 *     cdl_highwave = +100     a short white body with a very long shadow on both sides
 *                    -100     a short black one
 *                       0     otherwise
 *
 * Wide swings that come to nothing.  The sign is the colour's, and foretells nothing.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "High-Wave Candle"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) BODY_SHORT(INT, REAL, ONE_OF) SHADOW_VERY_LONG(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { usual body_short, shadow_very_long; };
LOOKBACK { return (int64_t)most(p->body_short_period, p->shadow_very_long_period); }
MEMORY   { return (int64_t)most(p->body_short_period, p->shadow_very_long_period); }
START    { open_usual(body_short), open_usual(shadow_very_long); }

STEP
{
    candle c = CANDLE(in);
    M wave = below(body(c), usual(body_short, in).now) & above(shorter(c), usual(shadow_very_long, in).now);

    out->cdl_highwave = bullish_or_bearish(wave & white(c), wave & black(c));
}

#include "kernel/derive.h"
