/* obv -- On Balance Volume
 *
 *     obv = obv[1] + volume      if x > x[1]
 *           obv[1] - volume      if x < x[1]
 *           obv[1]               otherwise
 *
 * The total of the volume, counted with the sign of the movement.  It starts at 0, or at the first bar's
 * volume with start = volume.
 *
 * J. Granville, Granville's New Key to Stock Market Profits, Prentice-Hall, 1963.
 */
#define TITLE "On Balance Volume"

#define INPUTS(I)   I(real) I(volume)
#define OUTPUTS(O)  O(obv, VOLUME)
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(start, "the first value: 0, or the first bar's volume", zero, volume)
#include "kernel/indicator.h"

STATE    { K start; previous last; cumulate y; };
LOOKBACK { return 0; }
MEMORY   { return FOREVER; }
START    { s->start = p->start; }

STEP
{
    R move = in.real - previous(last, in.real);
    R flow = sel(move == rep(0), rep(0), times_sign(in.volume, move));

    out->obv = cumulate(y, early(t.i == rep(0), s->start * in.volume, flow));
}

#include "kernel/derive.h"
