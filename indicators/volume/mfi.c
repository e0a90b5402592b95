/* mfi -- Money Flow Index
 *
 *     x        = high + low + close
 *     up, down = sum(x volume where x > x[1]), sum(x volume where x < x[1])        over `period` bars
 *     mfi      = 100 up / (up + down)
 *
 * The relative strength index of money instead of moves.  0 while no money has moved.  The first bar
 * has no direction and counts as one without flow; with start = second it does not count.
 *
 * G. Quong & A. Soudack, Volume-Weighted RSI: Money Flow, Technical Analysis of Stocks & Commodities, March 1989.
 */
#define TITLE "Money Flow Index"

#define INPUTS(I)   I(high) I(low) I(close) I(volume)
#define OUTPUTS(O)  O(mfi, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period, 14, 2, 100000, "bars in the window")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(start, "the first bar that counts", first, second)
#include "kernel/indicator.h"

STATE    { previous last; sum up, down; };
LOOKBACK { return (int64_t)(p->period - 1 + p->start); }
MEMORY   { return (int64_t)p->period; }
START    { open_sum(up, p->period); open_sum(down, p->period); }

STEP
{
    R x = in.high + in.low + in.close, last = previous(last, x), flow = x * in.volume;
    R up   = sum(up,   sel(x > last, flow, rep(0)));
    R down = sum(down, sel(x < last, flow, rep(0)));

    out->mfi = 100 * over(up, up + down, 0);
}

#include "kernel/derive.h"
