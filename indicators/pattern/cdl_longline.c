/* cdl_longline -- Long Line Candle
 *
 *     cdl_longline = +100     a long white body with short shadows
 *                    -100     a long black one
 *                       0     otherwise
 *
 * One side has had the whole day.
 *
 * G. L. Morris, Candlestick Charting Explained, Irwin, 1995.
 */
#define TITLE "Long Line Candle"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) BODY_LONG(INT, REAL, ONE_OF) SHADOW_SHORT(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { usual body_long, shadow_short; };
LOOKBACK { return (int64_t)most(p->body_long_period, p->shadow_short_period); }
MEMORY   { return (int64_t)most(p->body_long_period, p->shadow_short_period); }
START    { open_usual(body_long), open_usual(shadow_short); }

STEP
{
    candle c = CANDLE(in);
    M line = above(body(c), usual(body_long, in).now) & below(longer(c), usual(shadow_short, in).now);

    out->cdl_longline = bullish_or_bearish(line & white(c), line & black(c));
}

#include "kernel/derive.h"
