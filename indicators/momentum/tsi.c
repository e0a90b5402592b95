/* tsi -- True Strength Index
 *
 *     net = ema(ema(x - x[1], long_period), short_period)
 *     all = ema(ema(|x - x[1]|, long_period), short_period)
 *     tsi = 100 net / all
 *
 * What is left of the movement, twice smoothed, when rises and falls cancel.  0 while nothing has moved.
 *
 * All averages start from the first movement; with seed = mean each from the mean of the first values it gets, and the first
 * value comes one bar sooner.
 *
 * W. Blau, Momentum, Direction and Divergence, Wiley, 1995.
 */
#define TITLE "True Strength Index"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(tsi, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(long_period, 25, 2, 100000, "period of the averages of movements")       \
    INT(short_period, 13, 2, 100000, "period of the averages of these")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(seed, "the averages start from the first movement, or from means", first, mean)
#include "kernel/indicator.h"

STATE    { previous last; ema net, nets, all, alls; };
LOOKBACK { return (int64_t)(p->long_period + p->short_period) - (p->seed == seed_mean); }
MEMORY   { return FOREVER; }

START
{
    K second = p->seed == seed_mean ? p->long_period : 1;

    open_ema(net, p->long_period, 1), open_ema(nets, p->short_period, second);
    open_ema(all, p->long_period, 1), open_ema(alls, p->short_period, second);
    if (p->seed == seed_first) s->net.n = s->nets.n = s->all.n = s->alls.n = 1;
}

STEP
{
    R move = in.real - previous(last, in.real);
    R net  = ema(nets, ema(net, move));
    R all  = ema(alls, ema(all, mag(move)));

    out->tsi = 100 * over(net, all, 0);
}

#include "kernel/derive.h"
