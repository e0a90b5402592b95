/* cdl_3linestrike -- Three-Line Strike
 *
 *     cdl_3linestrike = +100     three white candles, each closing higher, and a black one that opens above them and
 *                                closes below the first's open: bullish
 *                       -100     three black candles, each closing lower, and a white one that opens below them and
 *                                closes above the first's open: bearish
 *                          0     otherwise
 *
 * The second and the third open within the body before, or near it.  The sign is that of the three lines, which the
 * strike is held to interrupt only.
 *
 * G. L. Morris, Candlestick Charting Explained, McGraw-Hill, 1992.
 */
#define TITLE "Three-Line Strike"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) NEAR(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual near; };
LOOKBACK { return (int64_t)p->near_period + 3; }
MEMORY   { return (int64_t)p->near_period + 3; }
START    { open_usual(near); }

STEP
{
    window w = candles(past, in);
    limit near = usual(near, in);
    candle a = w.ago3, b = w.ago2, c = w.ago1, d = w.now;

    M steps = at_least(b.open, bottom(a) - near.ago3) & at_most(b.open, top(a) + near.ago3)
            & at_least(c.open, bottom(b) - near.ago2) & at_most(c.open, top(b) + near.ago2);
    M up    = white(a) & white(b) & white(c) & above(b.close, a.close) & above(c.close, b.close)
            & black(d) & above(d.open, c.close) & below(d.close, a.open);
    M down  = black(a) & black(b) & black(c) & below(b.close, a.close) & below(c.close, b.close)
            & white(d) & below(d.open, c.close) & above(d.close, a.open);

    out->cdl_3linestrike = bullish_or_bearish(steps & up, steps & down);
}

#include "kernel/derive.h"
