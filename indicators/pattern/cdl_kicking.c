/* cdl_kicking -- Kicking
 *
 *     cdl_kicking = +100     a black marubozu, then a white one above a gap: bullish
 *                   -100     a white marubozu, then a black one below a gap: bearish
 *                      0     otherwise
 *
 * A marubozu is a long body with next to no shadows; the gap is between the whole bars.
 *
 * G. L. Morris, Candlestick Charting Explained, Irwin, 1995.
 */
#define TITLE "Kicking"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) BODY_LONG(INT, REAL, ONE_OF) SHADOW_VERY_SHORT(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual body_long, shadow_very_short; signs fall, rise; };
LOOKBACK { return (int64_t)most(p->body_long_period, p->shadow_very_short_period) + 1; }
MEMORY   { return (int64_t)most(p->body_long_period, p->shadow_very_short_period) + 1; }
START    { open_usual(body_long), open_usual(shadow_very_short); }

STEP
{
    window w = candles(past, in);
    candle a = w.ago1, b = w.now;
    M marubozu = above(body(b), usual(body_long, in).now) & below(longer(b), usual(shadow_very_short, in).now);
    told fall  = signs(fall, marubozu & black(b)), rise = signs(rise, marubozu & white(b));

    out->cdl_kicking = bullish_or_bearish(fall.ago1 & rise.now & gap_up(b, a), rise.ago1 & fall.now & gap_down(b, a));
}

#include "kernel/derive.h"
