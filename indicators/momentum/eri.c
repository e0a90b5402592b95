/* eri -- Elder Ray Index
 *
 *     bull = high - average(close, period)
 *     bear = low  - average(close, period)
 *
 * How far buyers could lift the price over what it has cost lately, and how far sellers could press it below.
 *
 * With sma and ema computed from the movements of the close, so that a high price does not eat the digits of a small
 * difference; with others as exact as the prices.
 *
 * A. Elder, Trading for a Living, Wiley, 1993.
 */
#define TITLE "Elder Ray Index"

#define INPUTS(I)   I(high) I(low) I(close)
#define OUTPUTS(O)  O(bull, MOVE) O(bear, MOVE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period, 13, 1, 100000, "period of the average")                          \
    AVERAGE_OF(ma_type, ema,   "which average")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) AVERAGES(ONE_OF)
#include "kernel/indicator.h"

#define KIND settled(p->ma_type, p->averages), p->period

STATE    { previous last; average_gap mean; };
LOOKBACK { return (int64_t)most(p->period - 1, (K)average_lookback(KIND)); }
MEMORY   { return average_memory(KIND); }
START    { open_average_gap(mean, KIND, 0); }

STEP
{
    R x = in.close, gap = average_gap(mean, x, x - previous(last, x));

    out->bull = (in.high - x) - gap;
    out->bear = (in.low - x) - gap;
}

#include "kernel/derive.h"
