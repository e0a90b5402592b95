/* chande -- Chandelier Stop (one side)
 *
 *     range  = max(high, close[1]) - min(low, close[1])
 *     chande = highest(high, period) - mult wilder(range, period)         direction = long
 *              lowest(low, period) + mult wilder(range, period)           direction = short
 *
 * A stop that hangs from the ceiling like a chandelier.  It follows the range down too: see chandelier_exit for one
 * that does not.  The first bar's range is high - low.
 *
 * C. LeBeau; made known by A. Elder, Come Into My Trading Room, Wiley, 2002.
 */
#define TITLE "Chandelier Stop (one side)"

#define INPUTS(I)   I(high) I(low) I(close)
#define OUTPUTS(O)  O(chande, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period, 22, 1, 100000, "bars in the window, and period of the average range") \
    REAL(mult,   3, 0, 1e6,    "average ranges between the extreme and the stop") \
    ONE_OF(direction, "the position that is guarded", long, short)
#include "kernel/indicator.h"

STATE    { K mult, upwards; previous last; ema range; highest high; lowest low; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return FOREVER; }

START
{
    s->mult = p->mult, s->upwards = p->direction == direction_short;
    open_wilder(range, p->period, 0);
    open_highest(high, p->period);
    open_lowest(low, p->period);
}

STEP
{
    R way = s->mult * ema(range, true_range(last, in.high, in.low, in.close));

    out->chande = s->upwards != 0 ? lowest(low, in.low) + way : highest(high, in.high) - way;
}

#include "kernel/derive.h"
