/* er -- Efficiency Ratio
 *
 *     er = |x - x[n]| / sum(|x - x[1]|, n)            n = period - 1, or, with moves = all, period
 *
 * Which part of its way the price has got ahead: 1 on a straight line, near 0 where it only trembles.  By default the window
 * holds `period` prices, and so one movement less.  While nothing moves: 0, or 1 with flat = one.
 *
 * P. J. Kaufman, Smarter Trading, McGraw-Hill, 1995.
 */
#define TITLE "Efficiency Ratio"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(er, RATIO)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 10, 2, 100000, "prices in the window")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(moves, "movements in the window: one fewer than period, or period", fewer, all) \
    ONE_OF(flat, "the value while nothing moves: 0 or 1", zero, one)
#include "kernel/indicator.h"

#define MOVES (p->period - (p->moves == moves_fewer))

STATE    { K flat; delay old; previous last; sum path; };
LOOKBACK { return (int64_t)MOVES; }
MEMORY   { return (int64_t)MOVES; }
START    { s->flat = p->flat == flat_one; open_delay(old, MOVES); open_sum(path, MOVES); }

STEP
{
    R net  = mag(in.real - delay(old, in.real));
    R path = sum(path, mag(in.real - previous(last, in.real)));

    out->er = lesser(over(net, path, s->flat), rep(1));
}

#include "kernel/derive.h"
