/* ht_phasor -- Hilbert Transform, Phasor Components
 *
 *     smooth     = (4 x + 3 x[1] + 2 x[2] + x[3]) / 10
 *     detrender  = H(smooth)
 *     inphase    = detrender[3]
 *     quadrature = H(detrender)
 *
 * The price without its level, in phase and a quarter of a cycle on, by a Hilbert transform H that is as long as the
 * dominant cycle (ht_dcperiod), started from nothing at bar 12.
 *
 * J. F. Ehlers, Rocket Science for Traders, Wiley, 2001.
 */
#define TITLE "Hilbert Transform, Phasor Components"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(inphase, MOVE) O(quadrature, MOVE)
#include "kernel/indicator.h"
#include "kernel/homodyne.h"

STATE    { homodyne of; };
LOOKBACK { return 32; }
MEMORY   { return FOREVER; }
START    { open_homodyne(of, 12, 0, 0, 0); }

STEP
{
    cycle c = homodyne(of, in.real);

    out->inphase = c.i1, out->quadrature = c.q1;
}

#include "kernel/derive.h"
