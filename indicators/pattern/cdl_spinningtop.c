/* cdl_spinningtop -- Spinning Top
 *
 *     cdl_spinningtop = +100     a short white body with two shadows longer than it
 *                       -100     a short black body with two shadows longer than it
 *                          0     otherwise
 *
 * Bulls and bears were both there, and neither has won.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Spinning Top"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) BODY_SHORT(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { usual body_short; };
LOOKBACK { return (int64_t)p->body_short_period; }
MEMORY   { return (int64_t)p->body_short_period; }
START    { open_usual(body_short); }

STEP
{
    candle c = CANDLE(in);
    M found = below(body(c), usual(body_short, in).now) & above(shorter(c), body(c));

    out->cdl_spinningtop = bullish_or_bearish(found & white(c), found & black(c));
}

#include "kernel/derive.h"
