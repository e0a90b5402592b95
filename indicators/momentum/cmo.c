/* cmo -- Chande Momentum Oscillator
 *
 *     net = wilder(x - x[1])
 *     all = wilder(|x - x[1]|)
 *     cmo = 100 net / all
 *
 * What is left of the recent movement when rises and falls cancel, with Wilder's averages.  0 while nothing
 * has moved.
 *
 * T. S. Chande & S. Kroll, The New Technical Trader, Wiley, 1994.
 */
#define TITLE "Chande Momentum Oscillator"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(cmo, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 14, 2, 100000, "period of Wilder's averages")
#include "kernel/indicator.h"

STATE    { previous last; ema net, all; };
LOOKBACK { return (int64_t)p->period; }
MEMORY   { return FOREVER; }
START    { open_wilder(net, p->period, 1); open_wilder(all, p->period, 1); }

STEP
{
    R move = in.real - previous(last, in.real);
    R net  = ema(net, move);
    R all  = ema(all, mag(move));

    out->cmo = 100 * over(net, all, 0);
}

#include "kernel/derive.h"
