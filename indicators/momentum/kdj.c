/* kdj -- KDJ Stochastic
 *
 *     raw = 100 (close - lowest) / (highest - lowest)          over fastk_period bars
 *     k   = average(raw, slowk_period)
 *     d   = average(k, slowd_period)
 *     j   = 3 k - 2 d
 *
 * The stochastic with a third line that shows early where k leaves d; j may go beyond 0 and 100.  While there is no range:
 * 50, or 0 with flat = zero.
 *
 * After G. C. Lane, Lane's Stochastics, Technical Analysis of Stocks & Commodities, May 1984.
 */
#define TITLE "KDJ Stochastic"

#define INPUTS(I)   I(high) I(low) I(close)
#define OUTPUTS(O)  O(k, PERCENT) O(d, PERCENT) O(j, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(fastk_period, 9, 1, 100000, "bars whose range is looked at")             \
    INT(slowk_period, 3, 1, 100000, "period of k")                               \
    AVERAGE_OF(slowk_ma, wilders, "average of k")                                \
    INT(slowd_period, 3, 1, 100000, "period of d")                               \
    AVERAGE_OF(slowd_ma, wilders, "average of d")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(flat, "the value while there is no range: 50 or 0", middle, zero)     \
    AVERAGES(ONE_OF)
#include "kernel/indicator.h"

#define START_OF_K (p->fastk_period - 1)
#define SLOWK settled(p->slowk_ma, p->averages), p->slowk_period
#define SLOWD settled(p->slowd_ma, p->averages), p->slowd_period
#define START_OF_D (START_OF_K + (K)average_lookback(SLOWK))

STATE    { K flat; highest high; lowest low; average k, d; };
LOOKBACK { return (int64_t)START_OF_D + (output == output_k ? 0 : average_lookback(SLOWD)); }

MEMORY
{
    int64_t k = average_memory(SLOWK), d = average_memory(SLOWD);
    return k == FOREVER || d == FOREVER ? FOREVER : (int64_t)START_OF_K + k + d;
}

START
{
    s->flat = p->flat == flat_middle ? .5 : 0;
    open_highest(high, p->fastk_period);
    open_lowest(low, p->fastk_period);
    open_average(k, SLOWK, START_OF_K);
    open_average(d, SLOWD, START_OF_D);
}

STEP
{
    R low = lowest(low, in.low), range = highest(high, in.high) - low;

    out->k = average(k, 100 * over(in.close - low, range, s->flat));
    out->d = average(d, out->k);
    out->j = out->k + 2 * (out->k - out->d);
}

#include "kernel/derive.h"
