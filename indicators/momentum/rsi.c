/* rsi -- Relative Strength Index
 *
 *     up  = wilder(max(x - x[1], 0))
 *     all = wilder(|x - x[1]|)
 *     rsi = 100 up / all
 *
 * How much of the recent movement was upwards.  While nothing has moved: 50, or 0 with flat = zero.
 *
 * J. W. Wilder, New Concepts in Technical Trading Systems, Trend Research, 1978.
 */
#define TITLE "Relative Strength Index"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(rsi, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period, 14, 2, 100000, "period of Wilder's averages")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(flat, "the value while nothing has moved: 50 or 0", middle, zero)
#include "kernel/indicator.h"

STATE    { K flat; previous last; ema up, all; };
LOOKBACK { return (int64_t)p->period; }
MEMORY   { return FOREVER; }

START
{
    s->flat = p->flat == flat_middle ? .5 : 0;
    open_wilder(up,  p->period, 1);
    open_wilder(all, p->period, 1);
}

STEP
{
    R move = in.real - previous(last, in.real);
    R up   = ema(up,  greater(move, rep(0)));
    R all  = ema(all, mag(move));

    out->rsi = 100 * over(up, all, s->flat);
}

#include "kernel/derive.h"
