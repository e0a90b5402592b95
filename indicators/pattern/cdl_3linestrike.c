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

STATE    { candles past; usual near; signs dark, up, down; };
LOOKBACK { return (int64_t)p->near_period + 3; }
MEMORY   { return (int64_t)p->near_period + 3; }
START    { open_usual(near); }

STEP
{
    window w = candles(past, in);
    limit near = usual(near, in);
    candle a = w.ago3, c = w.ago1, d = w.now;
    M joined = not(deeper(d.open, bottom(c) - near.ago1)) & not(higher(d.open, top(c) + near.ago1));
    told dark  = signs(dark, black(d));
    told up    = signs(up, joined & white(d) & higher(d.close, c.close));
    told down  = signs(down, joined & black(d) & deeper(d.close, c.close));

    out->cdl_3linestrike = bullish_or_bearish(
        not(dark.ago3) & up.ago2 & up.ago1 & black(d) & higher(d.open, c.close) & deeper(d.close, a.open),
        dark.ago3 & down.ago2 & down.ago1 & white(d) & deeper(d.open, c.close) & higher(d.close, a.open));
}

#include "kernel/derive.h"
