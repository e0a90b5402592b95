/* cdl_shortline -- Short Line Candle
 *
 *     cdl_shortline = +100     a short white body with two short shadows
 *                     -100     a short black body with two short shadows
 *                        0     otherwise
 *
 * The mark of a quiet day.
 *
 * G. L. Morris, Candlestick Charting Explained, 3rd ed., McGraw-Hill, 2006.
 */
#define TITLE "Short Line Candle"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                    \
    BODY_SHORT(INT, REAL, ONE_OF) SHADOW_SHORT(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { usual body_short, shadow_short; };
LOOKBACK { return (int64_t)most(p->body_short_period, p->shadow_short_period); }
MEMORY   { return (int64_t)most(p->body_short_period, p->shadow_short_period); }
START    { open_usual(body_short), open_usual(shadow_short); }

STEP
{
    candle c = CANDLE(in);
    M found = below(body(c), usual(body_short, in).now) & below(longer(c), usual(shadow_short, in).now);

    out->cdl_shortline = bullish_or_bearish(found & white(c), found & black(c));
}

#include "kernel/derive.h"
