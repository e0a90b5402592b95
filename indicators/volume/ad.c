/* ad -- Accumulation/Distribution Line
 *
 *     ad = ad[1] + volume ((close - low) - (high - close)) / (high - low)
 *
 * The total of the volume, weighted by where the close lies between low (-1) and high (+1).  A bar without
 * range adds nothing.
 *
 * M. Chaikin; see S. B. Achelis, Technical Analysis from A to Z, Probus, 1995.
 */
#define TITLE "Accumulation/Distribution Line"

#define INPUTS(I)   I(high) I(low) I(close) I(volume)
#define OUTPUTS(O)  O(ad, VOLUME)
#include "kernel/indicator.h"

STATE    { cumulate y; };
LOOKBACK { return 0; }
MEMORY   { return FOREVER; }
START    { }

STEP
{
    R place = over((in.close - in.low) - (in.high - in.close), in.high - in.low, 0);

    out->ad = cumulate(y, place * in.volume);
}

#include "kernel/derive.h"
