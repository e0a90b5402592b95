/* cdl_concealbabyswall -- Concealing Baby Swallow
 *
 *     cdl_concealbabyswall = +100     four black candles: two almost without shadows; one below them with a gap, whose upper
 *                                     shadow reaches into the second's body; and one that wraps it, shadows and
 *                                     all: bullish
 *                               0     otherwise
 *
 * The sellers give all they have.  Rare.
 *
 * G. L. Morris, Candlestick Charting Explained, McGraw-Hill, 1992.
 */
#define TITLE "Concealing Baby Swallow"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) SHADOW_VERY_SHORT(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual shadow_very_short; signs marubozu, third; };
LOOKBACK { return (int64_t)p->shadow_very_short_period + 3; }
MEMORY   { return (int64_t)p->shadow_very_short_period + 3; }
START    { open_usual(shadow_very_short); }

STEP
{
    window w = candles(past, in);
    R very_short = usual(shadow_very_short, in).now;
    candle c = w.ago1, d = w.now;
    told marubozu = signs(marubozu, black(d) & below(longer(d), very_short));
    told third    = signs(third, black(d) & body_gap_down(d, c) & above(upper(d), very_short) & higher(d.high, c.close));
    M fourth      = black(d) & higher(d.high, c.high) & deeper(d.low, c.low);

    out->cdl_concealbabyswall = flag(marubozu.ago3 & marubozu.ago2 & third.ago1 & fourth, 100);
}

#include "kernel/derive.h"
