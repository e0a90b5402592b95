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

STATE    { candles past; usual shadow_very_short; };
LOOKBACK { return (int64_t)p->shadow_very_short_period + 3; }
MEMORY   { return (int64_t)p->shadow_very_short_period + 3; }
START    { open_usual(shadow_very_short); }

STEP
{
    window w = candles(past, in);
    limit shadow_very_short = usual(shadow_very_short, in);
    candle a = w.ago3, b = w.ago2, c = w.ago1, d = w.now;

    M first  = black(a) & below(lower(a), shadow_very_short.ago3) & below(upper(a), shadow_very_short.ago3);
    M second = black(b) & below(lower(b), shadow_very_short.ago2) & below(upper(b), shadow_very_short.ago2);
    M third  = black(c) & body_gap_down(c, b) & above(upper(c), shadow_very_short.ago1) & above(c.high, b.close);
    M fourth = black(d) & above(d.high, c.high) & below(d.low, c.low);

    out->cdl_concealbabyswall = flag(first & second & third & fourth, 100);
}

#include "kernel/derive.h"
