/* stoch -- Stochastic Oscillator
 *
 *     k     = 100 (close - lowest) / (highest - lowest)          over fastk_period bars
 *     slowk = average(k, slowk_period)
 *     slowd = average(slowk, slowd_period)
 *
 * Where the close lies in the range of the last bars.  While there is no range: 50, or 0 with flat = zero.
 * slowk comes as soon as it can, or, with begin = together, when slowd does.
 *
 * G. C. Lane, Lane's Stochastics, Technical Analysis of Stocks & Commodities, May 1984.
 */
#define TITLE "Stochastic Oscillator"

#define INPUTS(I)   I(high) I(low) I(close)
#define OUTPUTS(O)  O(slowk, PERCENT) O(slowd, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(fastk_period, 5, 1, 100000, "bars whose range is looked at")             \
    INT(slowk_period, 3, 1, 100000, "period of slowk")                           \
    AVERAGE_OF(slowk_ma, sma, "average of slowk")                                \
    INT(slowd_period, 3, 1, 100000, "period of slowd")                           \
    AVERAGE_OF(slowd_ma, sma, "average of slowd")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(flat, "the value while there is no range: 50 or 0", middle, zero)     \
    ONE_OF(begin, "the first value of slowk: its own, or with that of slowd", apart, together) \
    AVERAGES(ONE_OF)
#include "kernel/indicator.h"

#define START_OF_SLOWK (p->fastk_period - 1)
#define SLOWK settled(p->slowk_ma, p->averages), p->slowk_period
#define SLOWD settled(p->slowd_ma, p->averages), p->slowd_period
#define START_OF_SLOWD (START_OF_SLOWK + (K)average_lookback(SLOWK))

STATE    { K flat; highest high; lowest low; average slowk, slowd; };
LOOKBACK { return (int64_t)START_OF_SLOWD + (output == output_slowk && p->begin == begin_apart ? 0 : average_lookback(SLOWD)); }

MEMORY
{
    int64_t k = average_memory(SLOWK), d = average_memory(SLOWD);
    return k == FOREVER || d == FOREVER ? FOREVER : (int64_t)START_OF_SLOWK + k + d;
}

START
{
    s->flat = p->flat == flat_middle ? .5 : 0;
    open_highest(high, p->fastk_period);
    open_lowest(low, p->fastk_period);
    open_average(slowk, SLOWK, START_OF_SLOWK);
    open_average(slowd, SLOWD, START_OF_SLOWD);
}

STEP
{
    R low = lowest(low, in.low), range = highest(high, in.high) - low;

    out->slowk = average(slowk, 100 * over(in.close - low, range, s->flat));
    out->slowd = average(slowd, out->slowk);
}

#include "kernel/derive.h"
