/* kaufmanstop -- Kaufman Stop
 *
 *     kaufmanstop = low - mult average(high - low, period)         direction = long
 *                   high + mult average(high - low, period)        direction = short
 *
 * A stop as far off as bars are high; it goes back with the price.
 *
 * P. J. Kaufman; where he first gave it is not known.
 */
#define TITLE "Kaufman Stop"

#define INPUTS(I)   I(high) I(low)
#define OUTPUTS(O)  O(kaufmanstop, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period, 22, 1, 100000, "period of the average")                          \
    REAL(mult,   2, 0, 1e6,    "average ranges between the bar and the stop")    \
    ONE_OF(direction, "the position that is guarded", long, short)               \
    AVERAGE_OF(ma_type, sma,   "average of the ranges")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    AVERAGES(ONE_OF)
#include "kernel/indicator.h"

#define RANGE settled(p->ma_type, p->averages), p->period

STATE    { K mult, upwards; average range; };
LOOKBACK { return average_lookback(RANGE); }
MEMORY   { return average_memory(RANGE); }

START
{
    s->mult = p->mult, s->upwards = p->direction == direction_short;
    open_average(range, RANGE, 0);
}

STEP
{
    R way = s->mult * average(range, in.high - in.low);

    out->kaufmanstop = s->upwards != 0 ? in.high + way : in.low - way;
}

#include "kernel/derive.h"
