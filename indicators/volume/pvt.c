/* pvt -- Price Volume Trend
 *
 *     pvt = pvt[1] + volume (close - close[1]) / close[1]
 *
 * The total of the volume, each bar's weighted by its return.  It counts from 0 before the first return, and is given
 * once there are two of them; with start = first, from that 0 on.  A bar after a close of 0 adds nothing.
 *
 * See S. B. Achelis, Technical Analysis from A to Z, Probus, 1995.
 */
#define TITLE   "Price Volume Trend"
#define ALIASES "vpt"

#define INPUTS(I)   I(close) I(volume)
#define OUTPUTS(O)  O(pvt, VOLUME)
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(start, "the bar of the first value", third, first)
#include "kernel/indicator.h"

STATE    { previous close; cumulate y; };
LOOKBACK { return p->start == start_third ? 2 : 0; }
MEMORY   { return FOREVER; }
START    { }

STEP
{
    R last = previous(close, in.close);

    out->pvt = cumulate(y, in.volume * over(in.close - last, last, 0));
}

#include "kernel/derive.h"
