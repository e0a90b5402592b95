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

STATE    { candles past; usual body_long, shadow_long, shadow_short, near, far; };
#define AT_FIRST most(most(p->body_long_period, p->shadow_short_period), most(p->near_period, p->far_period))
LOOKBACK { return (int64_t)most(AT_FIRST, p->shadow_long_period) + 2; }
MEMORY   { return (int64_t)most(AT_FIRST + 2, p->shadow_long_period); }
START    { open_usual(body_long), open_usual(shadow_long), open_usual(shadow_short), open_usual(near), open_usual(far); }

STEP
{
    window w = candles(past, in);
    limit body_long = usual(body_long, in), shadow_long = usual(shadow_long, in), shadow_short = usual(shadow_short, in);
    limit near = usual(near, in), far = usual(far, in);
    candle a = w.ago2, b = w.ago1, c = w.now;

    M first    = white(a) & above(body(a), body_long.ago2) & below(upper(a), shadow_short.ago2);
    M second   = white(b) & above(b.close, a.close) & above(b.open, a.open) & at_most(b.open, a.close + near.ago2);
    M third    = white(c) & above(c.close, b.close) & above(c.open, b.open) & at_most(c.open, b.close + near.ago1);
    M halts    = below(body(b), body(a) - far.ago2) & below(body(c), body(b) + near.ago1);
    M breaks   = below(body(c), body(b) - far.ago1);
    M shrinks  = below(body(b), body(a)) & below(body(c), body(b))
               & (above(upper(b), shadow_short.ago1) | above(upper(c), shadow_short.now));
    M rejected = below(body(c), body(b)) & above(upper(c), shadow_long.now);

    out->cdl_advanceblock = flag(first & second & third & (halts | breaks | shrinks | rejected), -100);
}

#include "kernel/derive.h"
