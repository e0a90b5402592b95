/* wad -- Williams Accumulation/Distribution
 *
 *     wad = wad[1] + close - min(low, close[1])       if close > close[1]
 *           wad[1] + close - max(high, close[1])      if close < close[1]
 *           wad[1]                                    otherwise
 *
 * The total of how far the price has come from the far end of the true range.  It starts at 0, and knows no volume.
 *
 * L. Williams, How I Made One Million Dollars Last Year Trading Commodities, Windsor, 1973.
 */
#define TITLE "Williams Accumulation/Distribution"

#define INPUTS(I)   I(high) I(low) I(close)
#define OUTPUTS(O)  O(wad, MOVE)
#include "kernel/indicator.h"

STATE    { previous close; cumulate y; };
LOOKBACK { return 0; }
MEMORY   { return FOREVER; }
START    { }

STEP
{
    R x = in.close, last = previous(close, x);
    R from = sel(x > last, lesser(in.low, last), sel(x < last, greater(in.high, last), x));

    out->wad = cumulate(y, x - from);
}

#include "kernel/derive.h"
