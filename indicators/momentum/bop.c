/* bop -- Balance of Power
 *
 *     bop = (close - open) / (high - low)
 *
 * Who had the last word in the bar: 1 if it opened at its low and closed at its high.  A bar without range
 * gives 0.
 *
 * I. Livshin, Balance of Market Power, Technical Analysis of Stocks & Commodities, August 2001.
 */
#define TITLE "Balance of Power"

#define INPUTS(I)   I(open) I(high) I(low) I(close)
#define OUTPUTS(O)  O(bop, RATIO)
#include "kernel/indicator.h"

STATE    { K none; };
LOOKBACK { return 0; }
MEMORY   { return 0; }
START    { }

STEP
{
    R range = in.high - in.low;

    out->bop = sel(range > rep(0), (in.close - in.open) / range, rep(0));
}

#include "kernel/derive.h"
