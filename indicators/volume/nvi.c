/* nvi -- Negative Volume Index
 *
 *     nvi = nvi[1] close / close[1]      if volume < volume[1]
 *           nvi[1]                       otherwise
 *
 * The returns of the bars whose volume falls, compounded from 1000: what the price does when the crowd is away.  A
 * bar after a close of 0 has no return and changes nothing.
 *
 * P. Dysart, 1936; N. Fosback, Stock Market Logic, Institute for Econometric Research, 1976.
 */
#define TITLE "Negative Volume Index"

#define INPUTS(I)   I(close) I(volume)
#define OUTPUTS(O)  O(nvi, RATIO)
#include "kernel/indicator.h"
#include "kernel/compound.h"

STATE    { previous close, volume; compound y; };
LOOKBACK { return 0; }
MEMORY   { return FOREVER; }
START    { s->y.y = 1000; }

STEP
{
    R volume = previous(volume, in.volume), close = previous(close, in.close);

    out->nvi = compound(y, sel(below(in.volume, volume), over(in.close - close, close, 0), rep(0)));
}

#include "kernel/derive.h"
