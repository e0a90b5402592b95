/* cdl_counterattack -- Counterattack
 *
 *     cdl_counterattack = +100     a long black body and a long white one with an equal close: bullish
 *                         -100     a long white body and a long black one with an equal close: bearish
 *                            0     otherwise
 *
 * The day opens with the move, and all that is taken back by the close.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Counterattack"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) BODY_LONG(INT, REAL, ONE_OF) EQUAL(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual body_long, equal; signs fall, rise; };
LOOKBACK { return (int64_t)most(p->body_long_period, p->equal_period) + 1; }
MEMORY   { return (int64_t)most(p->body_long_period, p->equal_period) + 1; }
START    { open_usual(body_long), open_usual(equal); }

STEP
{
    window w = candles(past, in);
    candle a = w.ago1, b = w.now;
    M long_   = above(body(b), usual(body_long, in).now);
    M meet    = alike(b.close, a.close, usual(equal, in).ago1);
    told fall = signs(fall, long_ & black(b)), rise = signs(rise, long_ & white(b));

    out->cdl_counterattack = bullish_or_bearish(fall.ago1 & rise.now & meet, rise.ago1 & fall.now & meet);
}

#include "kernel/derive.h"
