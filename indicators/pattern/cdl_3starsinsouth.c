/* cdl_3starsinsouth -- Three Stars In The South
 *
 *     cdl_3starsinsouth = +100     three black candles that shrink, each holding above the low before: bullish
 *                            0     otherwise
 *
 * The first has a long body and a long lower shadow.  The second has a smaller body, opens above the first's close but
 * not above its high, trades below that close but not below its low, and has a lower shadow that is not very short.
 * The third is a short body almost without shadows, within the second's range.
 *
 * G. L. Morris, Candlestick Charting Explained, McGraw-Hill, 1992.
 */
#define TITLE "Three Stars In The South"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                          \
    BODY_LONG(INT, REAL, ONE_OF) BODY_SHORT(INT, REAL, ONE_OF)                          \
    SHADOW_LONG(INT, REAL, ONE_OF) SHADOW_VERY_SHORT(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual body_long, body_short, shadow_long, shadow_very_short; signs first, second; };
LOOKBACK
{
    return (int64_t)most(most(p->body_long_period, p->body_short_period), most(p->shadow_long_period, p->shadow_very_short_period)) + 2;
}
MEMORY
{
    return (int64_t)most(most(p->body_long_period, p->shadow_long_period) + 2, most(p->shadow_very_short_period + 1, p->body_short_period));
}
START    { open_usual(body_long), open_usual_like(body_short, body_long), open_usual(shadow_long), open_usual(shadow_very_short); }

STEP
{
    window w = candles(past, in);
    limit body_long = usual(body_long, in), body_short = usual_like(body_short, body_long, in);
    R very_short = usual(shadow_very_short, in).now;
    candle b = w.ago1, c = w.now;
    told first  = signs(first, black(c) & above(body(c), body_long.now) & above(lower(c), usual(shadow_long, in).now));
    told second = signs(second, black(c) & below(body(c), body(b)) & higher(c.open, b.close) & not(higher(c.open, b.high))
                              & deeper(c.low, b.close) & not(deeper(c.low, b.low)) & above(lower(c), very_short));
    M third     = black(c) & below(body(c), body_short.now) & below(longer(c), very_short) & higher(c.low, b.low) & deeper(c.high, b.high);

    out->cdl_3starsinsouth = flag(first.ago2 & second.ago1 & third, 100);
}

#include "kernel/derive.h"
