/* cdl_gapsidesidewhite -- Up/Down-gap side-by-side white lines
 *
 *     cdl_gapsidesidewhite = +100     two white bodies of nearly the same size and open, side by side above the body before
 *                                     them, with a gap: bullish
 *                            -100     the same below it: bearish
 *                               0     otherwise
 *
 * The two do not close the gap: the move goes on.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Up/Down-gap side-by-side white lines"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) NEAR(INT, REAL, ONE_OF) EQUAL(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual near, equal; signs up, down; };
LOOKBACK { return (int64_t)most(p->near_period, p->equal_period) + 2; }
MEMORY   { return (int64_t)most(most(p->near_period, p->equal_period) + 1, 2); }
START    { open_usual(near), open_usual_like(equal, near); }

STEP
{
    window w = candles(past, in);
    limit near = usual(near, in), equal = usual_like(equal, near, in);
    candle a = w.ago2, b = w.ago1, c = w.now;
    M alike_  = white(b) & white(c) & alike(c.open, b.open, equal.ago1)
              & at_least(body(c), body(b) - near.ago1) & at_most(body(c), body(b) + near.ago1);
    told up   = signs(up, body_gap_up(c, b));
    told down = signs(down, body_gap_down(c, b));

    out->cdl_gapsidesidewhite = bullish_or_bearish(alike_ & up.ago1 & body_gap_up(c, a), alike_ & down.ago1 & body_gap_down(c, a));
}

#include "kernel/derive.h"
