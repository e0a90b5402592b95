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

STATE    { candles past; usual body_long, shadow_very_short, equal; signs dark; };
LOOKBACK { return (int64_t)most(p->body_long_period, most(p->shadow_very_short_period, p->equal_period)) + 1; }
MEMORY   { return (int64_t)most(p->equal_period + 1, most(p->body_long_period, p->shadow_very_short_period)); }
START    { open_usual(body_long), open_usual(shadow_very_short), open_usual(equal); }

STEP
{
    window w = candles(past, in);
    candle a = w.ago1, b = w.now;
    R very_short = usual(shadow_very_short, in).now;
    M goes    = above(body(b), usual(body_long, in).now) & alike(b.open, a.open, usual(equal, in).ago1);
    told dark = signs(dark, black(b));

    out->cdl_separatinglines = bullish_or_bearish(goes & dark.ago1 & white(b) & below(lower(b), very_short),
                                                  goes & not(dark.ago1) & black(b) & below(upper(b), very_short));
}

#include "kernel/derive.h"
