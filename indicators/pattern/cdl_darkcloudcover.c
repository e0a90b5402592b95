/* cdl_darkcloudcover -- Dark Cloud Cover
 *
 *     cdl_darkcloudcover = -100     a long white body, and a black one that opens above its high and closes well within
 *                                   it: bearish
 *                             0     otherwise
 *
 * The second closes below the first's close by more than `penetration` times the first's body: below its middle.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Dark Cloud Cover"

#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                           \
    REAL(penetration, .5, 0, 1000, "how far into the first body the last one closes, as a share of it")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) BODY_LONG(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { K penetration; candles past; usual body_long; signs rise; };
LOOKBACK { return (int64_t)p->body_long_period + 1; }
MEMORY   { return (int64_t)p->body_long_period + 1; }
START    { s->penetration = p->penetration, open_usual(body_long); }

STEP
{
    window w = candles(past, in);
    candle a = w.ago1, b = w.now;
    told rise = signs(rise, white(b) & above(body(b), usual(body_long, in).now));

    out->cdl_darkcloudcover = flag(rise.ago1 & black(b) & higher(b.open, a.high)
                                 & higher(b.close, a.open) & below(b.close, a.close - s->penetration * body(a)), -100);
}

#include "kernel/derive.h"
