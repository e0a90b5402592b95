/* stochf -- Fast Stochastic Oscillator
 *
 *     fastk = 100 (close - lowest) / (highest - lowest)          over fastk_period bars
 *     fastd = average(fastk, fastd_period)
 *
 * Where the close lies in the range of the last bars.  While there is no range: 100, or 0 with flat = zero.
 * fastk comes as soon as it can, or, with begin = together, when fastd does.
 *
 * G. C. Lane, Lane's Stochastics, Technical Analysis of Stocks & Commodities, May 1984.
 */
#define TITLE "Fast Stochastic Oscillator"

#define INPUTS(I)   I(high) I(low) I(close)
#define OUTPUTS(O)  O(fastk, PERCENT) O(fastd, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(fastk_period, 5, 1, 100000, "bars whose range is looked at")             \
    INT(fastd_period, 3, 1, 100000, "period of fastd")                           \
    AVERAGE_OF(fastd_ma, sma, "average of fastd")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(flat, "the value while there is no range: 100 or 0", full, zero)       \
    ONE_OF(begin, "the first value of fastk: its own, or with that of fastd", apart, together) \
    AVERAGES(ONE_OF)
#include "kernel/indicator.h"

#define FASTD settled(p->fastd_ma, p->averages), p->fastd_period
#define START_OF_FASTD (p->fastk_period - 1)

STATE    { K flat; highest high; lowest low; average fastd; };
LOOKBACK { return (int64_t)START_OF_FASTD + (output == output_fastk && p->begin == begin_apart ? 0 : average_lookback(FASTD)); }

MEMORY
{
    int64_t d = average_memory(FASTD);
    return d == FOREVER ? FOREVER : (int64_t)START_OF_FASTD + d;
}

START
{
    s->flat = p->flat == flat_full;
    open_highest(high, p->fastk_period);
    open_lowest(low, p->fastk_period);
    open_average(fastd, FASTD, START_OF_FASTD);
}

STEP
{
    R low = lowest(low, in.low), range = highest(high, in.high) - low;

    out->fastk = 100 * over(in.close - low, range, s->flat);
    out->fastd = average(fastd, out->fastk);
}

#include "kernel/derive.h"
