/* cdl_separatinglines -- Separating Lines
 *
 *     cdl_separatinglines = +100     a black bar, then a long white one that opens where it opened, give or take equal,
 *                                    with a very short lower shadow: bullish
 *                           -100     a white bar, then a long black one that opens where it opened, give or take equal,
 *                                    with a very short upper shadow: bearish
 *                              0     otherwise
 *
 * A day against the trend is undone at the next opening.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Separating Lines"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                                 \
    BODY_LONG(INT, REAL, ONE_OF) SHADOW_VERY_SHORT(INT, REAL, ONE_OF) EQUAL(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual body_long, shadow_very_short, equal; };
LOOKBACK { return (int64_t)most(p->body_long_period, most(p->shadow_very_short_period, p->equal_period)) + 1; }
MEMORY   { return (int64_t)most(p->equal_period + 1, most(p->body_long_period, p->shadow_very_short_period)); }
START    { open_usual(body_long), open_usual(shadow_very_short), open_usual(equal); }

STEP
{
    window w = candles(past, in);
    limit body_long = usual(body_long, in), shadow_very_short = usual(shadow_very_short, in), equal = usual(equal, in);
    candle first = w.ago1, second = w.now;

    M there = alike(second.open, first.open, equal.ago1);
    M goes  = there & above(body(second), body_long.now);
    M up    = black(first) & white(second) & below(lower(second), shadow_very_short.now);
    M down  = white(first) & black(second) & below(upper(second), shadow_very_short.now);

    out->cdl_separatinglines = bullish_or_bearish(goes & up, goes & down);
}

#include "kernel/derive.h"
