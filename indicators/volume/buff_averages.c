/* buff_averages -- Buff Averages
 *
 *     fast = sum(volume close, fast_period) / sum(volume, fast_period)
 *     slow = sum(volume close, slow_period) / sum(volume, slow_period)
 *
 * Two volume weighted averages.  A window without volume has the value 0, which is no price; with empty = none it has
 * none, NaN, which is to be preferred.
 *
 * B. Dormeier, Buff Up Your Moving Averages, Technical Analysis of Stocks & Commodities, February 2001.
 */
#define TITLE "Buff Averages"

#define INPUTS(I)   I(close) I(volume)
#define OUTPUTS(O)  O(fast, PRICE) O(slow, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    INT(fast_period, 5, 1, 100000, "bars in the window of the fast average")    \
    INT(slow_period, 20, 1, 100000, "bars in the window of the slow average")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                  \
    ONE_OF(empty, "the value of a window without volume: 0, or none", zero, none)
#include "kernel/indicator.h"

STATE    { K empty; sum money, volume, slow_money, slow_volume; };
LOOKBACK { return (int64_t)most(p->fast_period, p->slow_period) - 1; }
MEMORY   { return (int64_t)most(p->fast_period, p->slow_period) - 1; }

START
{
    s->empty = p->empty == empty_zero ? 0 : __builtin_nan("");
    open_sum(money,  p->fast_period), open_sum(slow_money,  p->slow_period);
    open_sum(volume, p->fast_period), open_sum(slow_volume, p->slow_period);
}

STEP
{
    R money = in.close * in.volume;

    out->fast = over(sum(money, money), sum(volume, in.volume), s->empty);
    out->slow = over(sum(slow_money, money), sum(slow_volume, in.volume), s->empty);
}

#include "kernel/derive.h"
