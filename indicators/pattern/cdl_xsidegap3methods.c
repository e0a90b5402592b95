/* cdl_xsidegap3methods -- Upside/Downside Gap Three Methods
 *
 *     cdl_xsidegap3methods = +100     two white bodies with a gap between them, then a black one that opens in the second
 *                                     and closes in the first: upside
 *                            -100     two black bodies with a gap between them, then a white one that opens in the second
 *                                     and closes in the first: downside
 *                               0     otherwise
 *
 * The gap is filled at once, and the trend is expected to go on.
 *
 * G. L. Morris, Candlestick Charting Explained, 3rd ed., McGraw-Hill, 2006.
 */
#define TITLE "Upside/Downside Gap Three Methods"
#include "kernel/candle.h"

STATE    { candles past; signs rise, fall; };
LOOKBACK { return 2; }
MEMORY   { return 2; }
START    { }

STEP
{
    window w = candles(past, in);
    candle a = w.ago2, b = w.ago1, c = w.now;
    told rise = signs(rise, white(b) & white(c) & body_gap_up(c, b)), fall = signs(fall, black(b) & black(c) & body_gap_down(c, b));
    M fills   = higher(c.open, bottom(b)) & deeper(c.open, top(b)) & higher(c.close, bottom(a)) & deeper(c.close, top(a));

    out->cdl_xsidegap3methods = bullish_or_bearish(fills & rise.ago1 & black(c), fills & fall.ago1 & white(c));
}

#include "kernel/derive.h"
