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

STATE    { candles past; usual body_long, body_short, shadow_long, shadow_very_short; };
LOOKBACK
{
    return (int64_t)most(most(p->body_long_period, p->body_short_period), most(p->shadow_long_period, p->shadow_very_short_period)) + 2;
}
MEMORY
{
    return (int64_t)most(most(p->body_long_period, p->shadow_long_period) + 2, most(p->shadow_very_short_period + 1, p->body_short_period));
}
START    { open_usual(body_long), open_usual(body_short), open_usual(shadow_long), open_usual(shadow_very_short); }

STEP
{
    window w = candles(past, in);
    limit body_long = usual(body_long, in), body_short = usual(body_short, in);
    limit shadow_long = usual(shadow_long, in), shadow_very_short = usual(shadow_very_short, in);
    candle a = w.ago2, b = w.ago1, c = w.now;

    M first  = black(a) & above(body(a), body_long.ago2) & above(lower(a), shadow_long.ago2);
    M second = black(b) & below(body(b), body(a)) & above(b.open, a.close) & at_most(b.open, a.high)
             & below(b.low, a.close) & at_least(b.low, a.low) & above(lower(b), shadow_very_short.ago1);
    M third  = black(c) & below(body(c), body_short.now)
             & below(lower(c), shadow_very_short.now) & below(upper(c), shadow_very_short.now)
             & above(c.low, b.low) & below(c.high, b.high);

    out->cdl_3starsinsouth = flag(first & second & third, 100);
}

#include "kernel/derive.h"
