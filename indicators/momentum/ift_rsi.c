/* ift_rsi -- Inverse Fisher Transform RSI
 *
 *     v       = (rsi - 50) / 10                   rsi over rsi_period bars
 *     ift_rsi = tanh(wma(v, wma_period))
 *
 * The RSI, driven towards 1 or -1 once it is away from its middle.  v is 0 while nothing has moved.
 *
 * J. F. Ehlers, The Inverse Fisher Transform, Technical Analysis of Stocks & Commodities, May 2004.
 */
#define TITLE "Inverse Fisher Transform RSI"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(ift_rsi, RATIO)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(rsi_period, 5, 2, 100000, "period of Wilder's averages")                 \
    INT(wma_period, 9, 1, 100000, "period of the weighted average")
#include "kernel/indicator.h"

STATE    { previous last; ema net, all; weighted mean; };
LOOKBACK { return (int64_t)(p->rsi_period + p->wma_period) - 1; }
MEMORY   { return FOREVER; }

START
{
    open_wilder(net, p->rsi_period, 1);
    open_wilder(all, p->rsi_period, 1);
    open_weighted(mean, p->wma_period);
}

STEP
{
    R move = in.real - previous(last, in.real);
    R net  = ema(net, move);
    R all  = ema(all, mag(move));

    out->ift_rsi = tanh_(weighted(mean, 5 * over(net, all, 0)));
}

#include "kernel/derive.h"
