/* marketfi -- Market Facilitation Index
 *
 *     marketfi = (high - low) / volume
 *
 * How far the price travels per unit of volume.  A bar without volume has no value, NaN, or 0 with idle = zero.
 *
 * B. Williams, Trading Chaos, Wiley, 1995.
 */
#define TITLE   "Market Facilitation Index"
#define ALIASES "marketefi"

#define INPUTS(I)   I(high) I(low) I(volume)
#define OUTPUTS(O)  O(marketfi, NUMBER)
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(idle, "a bar without volume: no value, or 0", missing, zero)
#include "kernel/indicator.h"

STATE    { K idle; };
LOOKBACK { return 0; }
MEMORY   { return 0; }
START    { s->idle = p->idle == idle_zero ? 0 : __builtin_nan(""); }
STEP     { out->marketfi = over(in.high - in.low, in.volume, s->idle); }

#include "kernel/derive.h"
