/* pvi -- Positive Volume Index
 *
 *     pvi = pvi[1] close / close[1]      if volume > volume[1]
 *           pvi[1]                       otherwise
 *
 * The returns of the bars whose volume rises, compounded from initial_value: what the price does when the crowd is
 * there.  A bar after a close of 0 has no return and changes nothing.
 *
 * P. Dysart, 1936; N. Fosback, Stock Market Logic, Institute for Econometric Research, 1976.
 */
#define TITLE "Positive Volume Index"

#define INPUTS(I)   I(close) I(volume)
#define OUTPUTS(O)  O(pvi, RATIO)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  REAL(initial_value, 1000, 1e-9, 1e9, "the index before the first bar")
#include "kernel/indicator.h"
#include "kernel/compound.h"

STATE    { previous close, volume; compound y; };
LOOKBACK { return 0; }
MEMORY   { return FOREVER; }
START    { s->y.y = p->initial_value; }

STEP
{
    R volume = previous(volume, in.volume), close = previous(close, in.close);

    out->pvi = compound(y, sel(above(in.volume, volume), over(in.close - close, close, 0), rep(0)));
}

#include "kernel/derive.h"
