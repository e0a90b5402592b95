/* cdl_kickingbylength -- Kicking - bull/bear determined by the longer marubozu
 *
 *     cdl_kickingbylength = +100     two marubozu of different colours with a gap between, the longer white: bullish
 *                           -100     the same, the longer black: bearish
 *                              0     otherwise
 *
 * A black marubozu and a white one above it, or a white one and a black one below it, as in cdl_kicking; but the longer
 * gives the sign, which is TA-Lib's idea.  Of equal ones the first is taken for the longer.
 *
 * G. L. Morris, Candlestick Charting Explained, Irwin, 1995.
 */
#define TITLE "Kicking - bull/bear determined by the longer marubozu"

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
    M up       = fall.ago1 & rise.now & gap_up(b, a), down = rise.ago1 & fall.now & gap_down(b, a);
    M newer    = above(body(b), body(a));

    out->cdl_kickingbylength = bullish_or_bearish((up & newer) | (down & not(newer)), (up & not(newer)) | (down & newer));
}

#include "kernel/derive.h"
