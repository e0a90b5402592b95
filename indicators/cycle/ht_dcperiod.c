/* ht_dcperiod -- Hilbert Transform, Dominant Cycle Period
 *
 *     ht_dcperiod = 0.67 ht_dcperiod[1] + 0.33 period
 *
 * How many bars the dominant cycle of the price takes: Ehlers' homodyne discriminator (kernel/homodyne.h),
 * started from nothing at bar 12, smoothed.  From 6 to 50.
 *
 * J. F. Ehlers, Rocket Science for Traders, Wiley, 2001.
 */
#define TITLE "Hilbert Transform, Dominant Cycle Period"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(ht_dcperiod, BARS)
#include "kernel/indicator.h"
#include "kernel/cycle.h"

STATE    { dominant of; };
LOOKBACK { return 32; }
MEMORY   { return FOREVER; }
START    { open_dominant(of, 12); }
STEP     { out->ht_dcperiod = dominant(of, in.real).period; }

#include "kernel/derive.h"
