/* ht_sine -- Hilbert Transform, Sine Wave
 *
 *     sine      = sin(phase)
 *     lead_sine = sin(phase + 45)
 *
 * The phase is ht_dcphase.  In a cycle the leading sine crosses the other before the price turns; in a trend the two
 * run side by side.
 *
 * J. F. Ehlers, Rocket Science for Traders, Wiley, 2001.
 */
#define TITLE "Hilbert Transform, Sine Wave"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(sine, RATIO) O(lead_sine, RATIO)
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
    R angle = phase(rises, c.rise, c.period) * 0x1.1df46a2529d39p-6;

    out->sine = sin_(angle), out->lead_sine = sin_(angle + 0x1.921fb54442d18p-1);
}

#include "kernel/derive.h"
