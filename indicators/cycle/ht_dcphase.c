/* ht_dcphase -- Hilbert Transform, Dominant Cycle Phase
 *
 *     smooth     = (4 x + 3 x[1] + 2 x[2] + x[3]) / 10
 *     s, c       = sums of smooth[k] sin(2 pi k / n) and smooth[k] cos(2 pi k / n), k < n
 *     ht_dcphase = 90 + 360 / period + atan2(s, c), in degrees from -45 to 315
 *
 * Where in its dominant cycle the price is: period is ht_dcperiod's, started from nothing at bar 37, n the same rounded.  It
 * turns evenly in a cycle and stands still in a trend.  A price that has not moved for n bars is at atan2 = 0.
 *
 * J. F. Ehlers, Rocket Science for Traders, Wiley, 2001.
 */
#define TITLE "Hilbert Transform, Dominant Cycle Phase"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(ht_dcphase, ANGLE)
#include "kernel/indicator.h"
#include "kernel/cycle.h"

STATE    { dominant of; recent rises; };
LOOKBACK { return 63; }
MEMORY   { return FOREVER; }

START
{
    open_dominant(of, 37);
    open_recent(rises);
}

STEP
{
    cycle c = dominant(of, in.real);

    out->ht_dcphase = phase(rises, c.rise, c.period);
}

#include "kernel/derive.h"
