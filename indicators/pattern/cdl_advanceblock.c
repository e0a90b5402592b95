/* cdl_advanceblock -- Advance Block
 *
 *     cdl_advanceblock = -100     three white candles that close higher and higher, but lose strength: bearish
 *                           0     otherwise
 *
 * The first has a long body and a short upper shadow; the others open within the body before or near it.  Strength is
 * lost in one of four ways: the second body is far shorter than the first, and the third not much longer than the
 * second; the third is far shorter than the second; the bodies shrink, and the second's or the third's upper shadow is
 * not short; the third is shorter than the second, with a long upper shadow.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Advance Block"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                          \
    BODY_LONG(INT, REAL, ONE_OF) SHADOW_LONG(INT, REAL, ONE_OF) SHADOW_SHORT(INT, REAL, ONE_OF) \
    NEAR(INT, REAL, ONE_OF) FAR(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual body_long, shadow_long, shadow_short, near, far; signs first, onward, smaller, fails, shadowed; };
#define AT_FIRST most(most(p->body_long_period, p->shadow_short_period), most(p->near_period, p->far_period))
LOOKBACK { return (int64_t)most(AT_FIRST, p->shadow_long_period) + 2; }
MEMORY   { return (int64_t)most(AT_FIRST + 2, p->shadow_long_period); }
START    { open_usual(body_long), open_usual(shadow_long), open_usual(shadow_short), open_usual(near), open_usual_like(far, near); }

STEP
{
    window w = candles(past, in);
    limit near = usual(near, in), far = usual_like(far, near, in);
    R shadow_short = usual(shadow_short, in).now;
    candle b = w.ago1, c = w.now;
    told first    = signs(first, white(c) & above(body(c), usual(body_long, in).now) & below(upper(c), shadow_short));
    told onward   = signs(onward, white(c) & higher(c.close, b.close) & higher(c.open, b.open) & not(higher(c.open, b.close + near.ago1)));
    told smaller  = signs(smaller, below(body(c), body(b)));
    told fails    = signs(fails, below(body(c), body(b) - far.ago1));
    told shadowed = signs(shadowed, above(upper(c), shadow_short));

    M halts    = fails.ago1 & below(body(c), body(b) + near.ago1);
    M shrinks  = smaller.ago1 & smaller.now & (shadowed.ago1 | shadowed.now);
    M rejected = smaller.now & above(upper(c), usual(shadow_long, in).now);

    out->cdl_advanceblock = flag(first.ago2 & onward.ago1 & onward.now & (halts | fails.now | shrinks | rejected), -100);
}

#include "kernel/derive.h"
