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

STATE    { candles past; };
LOOKBACK { return 2; }
MEMORY   { return 2; }
START    { }

STEP
{
    window w = candles(past, in);
    candle first = w.ago2, second = w.ago1, third = w.now;

    M opens = above(third.open, bottom(second)) & below(third.open, top(second));
    M fills = above(third.close, bottom(first)) & below(third.close, top(first));
    M up    = white(first) & white(second) & black(third) & body_gap_up(second, first);
    M down  = black(first) & black(second) & white(third) & body_gap_down(second, first);

    out->cdl_xsidegap3methods = bullish_or_bearish(opens & fills & up, opens & fills & down);
}

#include "kernel/derive.h"
