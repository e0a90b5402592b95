/* alligator -- Alligator
 *
 *     jaw   = wilder(x, jaw_period)[jaw_offset]
 *     teeth = wilder(x, teeth_period)[teeth_offset]
 *     lips  = wilder(x, lips_period)[lips_offset]
 *
 * Three smoothed averages, commonly of (high + low) / 2, drawn that many bars late.  The lines twine while the market sleeps, and
 * open, lips foremost, when it moves.  Each average starts from the mean of its first `period` values.
 *
 * B. Williams, Trading Chaos, Wiley, 1995.
 */
#define TITLE "Alligator"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(jaw, PRICE) O(teeth, PRICE) O(lips, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(jaw_period,   13, 1, 100000, "period of the slow average")               \
    INT(jaw_offset,    8, 0, 100000, "bars it comes late")                       \
    INT(teeth_period,  8, 1, 100000, "period of the middle average")             \
    INT(teeth_offset,  5, 0, 100000, "bars it comes late")                       \
    INT(lips_period,   5, 1, 100000, "period of the fast average")               \
    INT(lips_offset,   3, 0, 100000, "bars it comes late")
#include "kernel/indicator.h"

STATE { ema jaw, teeth, lips; delay jaw_late, teeth_late, lips_late; };

LOOKBACK
{
    return (int64_t)(output == output_jaw   ? p->jaw_period   + p->jaw_offset :
                     output == output_teeth ? p->teeth_period + p->teeth_offset : p->lips_period + p->lips_offset) - 1;
}
MEMORY   { return FOREVER; }

START
{
    open_wilder(jaw, p->jaw_period, 0),     open_delay(jaw_late, p->jaw_offset);
    open_wilder(teeth, p->teeth_period, 0), open_delay(teeth_late, p->teeth_offset);
    open_wilder(lips, p->lips_period, 0),   open_delay(lips_late, p->lips_offset);
}

STEP
{
    out->jaw   = delay(jaw_late,   ema(jaw, in.real));
    out->teeth = delay(teeth_late, ema(teeth, in.real));
    out->lips  = delay(lips_late,  ema(lips, in.real));
}

#include "kernel/derive.h"
