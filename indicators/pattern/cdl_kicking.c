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

STATE    { candles past; usual body_long, shadow_very_short; };
LOOKBACK { return (int64_t)most(p->body_long_period, p->shadow_very_short_period) + 1; }
MEMORY   { return (int64_t)most(p->body_long_period, p->shadow_very_short_period) + 1; }
START    { open_usual(body_long), open_usual(shadow_very_short); }

STEP
{
    window w = candles(past, in);
    candle a = w.ago1, b = w.now;
    limit long_ = usual(body_long, in), very_short = usual(shadow_very_short, in);
    M first  = above(body(a), long_.ago1) & below(upper(a), very_short.ago1) & below(lower(a), very_short.ago1);
    M second = above(body(b), long_.now)  & below(upper(b), very_short.now)  & below(lower(b), very_short.now);
    M kick   = first & second & ((black(a) & white(b) & gap_up(b, a)) | (white(a) & black(b) & gap_down(b, a)));

    out->cdl_kicking = bullish_or_bearish(kick & white(b), kick & black(b));
}

#include "kernel/derive.h"
