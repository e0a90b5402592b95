/* imi -- Intraday Momentum Index
 *
 *     up  = sum(max(close - open, 0))               over `period` bars
 *     all = sum(|close - open|)
 *     imi = 100 up / all
 *
 * The relative strength index of what happens between open and close.  While nothing has: 50.
 *
 * T. S. Chande & S. Kroll, The New Technical Trader, Wiley, 1994.
 */
#define TITLE "Intraday Momentum Index"

#define INPUTS(I)   I(open) I(close)
#define OUTPUTS(O)  O(imi, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 14, 2, 100000, "bars in the window")
#include "kernel/indicator.h"

STATE    { sum up, all; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }
START    { open_sum(up, p->period); open_sum(all, p->period); }

STEP
{
    R move = in.close - in.open;
    R up   = sum(up,  greater(move, rep(0)));
    R all  = sum(all, mag(move));

    out->imi = 100 * over(up, all, .5);
}

#include "kernel/derive.h"
