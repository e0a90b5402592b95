/* cdl_3whitesoldiers -- Three Advancing White Soldiers
 *
 *     cdl_3whitesoldiers = +100     three white candles with very short upper shadows, each opening within the body before
 *                                   (or near it) and closing higher: bullish
 *                             0     otherwise
 *
 * No body may be far shorter than the one before, and the third is not short: otherwise it is an advance block.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Three Advancing White Soldiers"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                          \
    BODY_SHORT(INT, REAL, ONE_OF) SHADOW_VERY_SHORT(INT, REAL, ONE_OF)                  \
    NEAR(INT, REAL, ONE_OF) FAR(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual body_short, shadow_very_short, near, far; signs first, next; };
LOOKBACK { return (int64_t)most(most(p->body_short_period, p->shadow_very_short_period), most(p->near_period, p->far_period)) + 2; }
MEMORY   { return (int64_t)most(most(p->body_short_period, p->shadow_very_short_period + 2), most(p->near_period, p->far_period) + 2); }
START    { open_usual(body_short), open_usual(shadow_very_short), open_usual(near), open_usual_like(far, near); }

STEP
{
    window w = candles(past, in);
    limit near = usual(near, in), far = usual_like(far, near, in);
    candle b = w.ago1, c = w.now;
    M soldier  = white(c) & below(upper(c), usual(shadow_very_short, in).now);
    told first = signs(first, soldier);
    told next  = signs(next, soldier & higher(c.close, b.close) & higher(c.open, b.open) & not(higher(c.open, b.close + near.ago1))
                           & above(body(c), body(b) - far.ago1));

    out->cdl_3whitesoldiers = flag(first.ago2 & next.ago1 & next.now & above(body(c), usual(body_short, in).now), 100);
}

#include "kernel/derive.h"
