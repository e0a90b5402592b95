/* dma -- Dickson Moving Average
 *
 *     hull = average(2 average(x, n/2) - average(x, n), root n)       n = hull_length; n/2 rounded down, root n to the nearest
 *     c    = a ema(x) + (1-a) c[1] + a g (x - c[1])                   a = 2/(ema_length+1)
 *     dma  = (hull + c) / 2
 *
 * The mean of Hull's average and Ehlers' error-correcting one, whose gain g is searched from 0 to ema_gain_limit/10 in
 * tenths; with gains = both from -ema_gain_limit/10, as published (see ehlers_ecema), which is to be preferred.
 *
 * c starts from the mean of the first ema_length values.
 *
 * J. F. Ehlers & R. Way, Zero Lag (Well, Almost), Technical Analysis of Stocks & Commodities, November 2010.
 */
#define TITLE "Dickson Moving Average"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(dma, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                       \
    INT(hull_length,    7, 2, 100000, "period of Hull's average")                   \
    INT(ema_length,    20, 1, 100000, "period of the error-correcting average")     \
    INT(ema_gain_limit, 50, 0, 500,   "highest gain, in tenths")                    \
    AVERAGE_OF(hull_ma_type, wma,     "average that Hull's is made of")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                      \
    ONE_OF(gains, "gains from 0 up, or from below 0 as well", positive, both)       \
    ONE_OF(averages, "how those of Hull's average begin: from full windows, or as each does by default, or an ema from the first value", \
           settled, usual, first)
#define LENGTH "ema_length"
#include "kernel/indicator.h"
#include "kernel/correcting.h"

#define KIND  settled(p->hull_ma_type, p->averages == averages_settled ? 1 : p->averages == averages_first ? 2 : 0)
#define HALF  KIND, (K)((int64_t)p->hull_length / 2)
#define WHOLE KIND, p->hull_length
#define ROOT_ KIND, (K)(int64_t)(__builtin_sqrt(p->hull_length) + .5)
#define FIRST (K)(average_lookback(HALF) > average_lookback(WHOLE) ? average_lookback(HALF) : average_lookback(WHOLE))

STATE { average half, whole, smooth; ema e; correcting c; };

LOOKBACK { return (int64_t)most(p->ema_length - 1, FIRST + (K)average_lookback(ROOT_)); }
MEMORY   { return FOREVER; }

START
{
    open_average(half, HALF, 0);
    open_average(whole, WHOLE, 0);
    open_average(smooth, ROOT_, FIRST);
    open_ema(e, p->ema_length, 0);
    open_correcting(c, 2 / (p->ema_length + 1), p->gains == gains_both ? -p->ema_gain_limit : 0, p->ema_gain_limit, p->ema_length - 1, 0);
}

STEP
{
    R x = in.real, half = average(half, x), whole = average(whole, x);

    out->dma = (average(smooth, half + (half - whole)) + correcting(c, x, ema(e, x))) * .5;
}

#include "kernel/derive.h"
