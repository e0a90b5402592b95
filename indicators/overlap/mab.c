/* mab -- Moving Average Bands
 *
 *     fast, slow = average(x, fast_period), average(x, slow_period)
 *     d      = root of the mean of (fast - slow)^2 over fast_period bars
 *     upper  = slow + devup d
 *     middle = fast
 *     lower  = slow - devdn d
 *
 * A band about the slow average that shows how far the fast one usually leaves it.
 *
 * The first value comes one bar after all windows are full; with begin = full as soon as they are, which is to be preferred.
 *
 * V. Apirine, Moving Average Bands, Technical Analysis of Stocks & Commodities, 2021.
 */
#define TITLE "Moving Average Bands"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(upper, PRICE) O(middle, PRICE) O(lower, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                       \
    INT(fast_period, 10, 1, 100000, "period of the fast average, and of d")         \
    INT(slow_period, 50, 1, 100000, "period of the slow average")                   \
    REAL(devup,       1, 0, 1000,   "deviations from the slow average up")          \
    REAL(devdn,       1, 0, 1000,   "deviations from the slow average down")        \
    AVERAGE_OF(fast_ma, sma,        "the fast average")                             \
    AVERAGE_OF(slow_ma, sma,        "the slow average")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                      \
    ONE_OF(begin, "the first value: a bar after the windows are full, or with that", late, full)    \
    ONE_OF(averages, "how they begin: from full windows, or as each does by default, or an ema from the first value", settled, usual, first)
#include "kernel/indicator.h"

#define BEGIN (p->averages == averages_settled ? 1 : p->averages == averages_first ? 2 : 0)
#define FAST  settled(p->fast_ma, BEGIN), p->fast_period
#define SLOW  settled(p->slow_ma, BEGIN), p->slow_period

STATE { K up, down, per; average fast, slow; sum square; };

LOOKBACK
{
    int64_t fast = average_lookback(FAST), slow = average_lookback(SLOW);
    return (fast > slow ? fast : slow) + (int64_t)p->fast_period - (p->begin == begin_full);
}
MEMORY
{
    int64_t fast = average_memory(FAST), slow = average_memory(SLOW), all = fast > slow ? fast : slow;
    return all == FOREVER ? FOREVER : all + (int64_t)p->fast_period - 1;
}

START
{
    s->up = p->devup, s->down = p->devdn, s->per = 1 / p->fast_period;
    open_average(fast, FAST, 0);
    open_average(slow, SLOW, 0);
    open_sum(square, p->fast_period);
}

STEP
{
    R fast = average(fast, in.real), slow = average(slow, in.real), d = fast - slow;
    R size = root(sum(square, d * d) * s->per);

    out->upper  = slow + s->up * size;
    out->middle = fast;
    out->lower  = slow - s->down * size;
}

#include "kernel/derive.h"
