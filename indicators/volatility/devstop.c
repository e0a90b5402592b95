/* devstop -- Deviation Stop (Kase)
 *
 *     range   = max(high, high[1]) - min(low, low[1])
 *     way     = average(range, period) + mult d
 *     devstop = highest(high - way, period)               direction = long
 *               lowest(low + way, period)                 direction = short
 *
 *     d = sqrt(mean((range - mean)^2))       devtype = std, over `period` bars
 *         mean(|range - mean|)                         mean_ad
 *         median(|range - median|)                     median_ad
 *
 * Kase draws the stops for mult = 0, 1, 2.2 and 3.6 together.  d is about the window's own mean or median, whatever the
 * average.  The first range is that of the second bar.
 *
 * C. A. Kase, Trading with the Odds, McGraw-Hill, 1996.
 */
#define TITLE "Deviation Stop (Kase)"

#define INPUTS(I)   I(high) I(low)
#define OUTPUTS(O)  O(devstop, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period, 20, 2, 100000, "bars in the windows, and period of the average") \
    REAL(mult,   0, 0, 1e6,    "deviations beyond the average range")            \
    ONE_OF(devtype, "standard deviation, mean or median distance", std, mean_ad, median_ad) \
    ONE_OF(direction, "the position that is guarded", long, short)               \
    AVERAGE_OF(ma_type, sma,   "average of the ranges")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    AVERAGES(ONE_OF)
#include "kernel/indicator.h"

#define KIND settled(p->ma_type, p->averages)

STATE    { K mult, upwards; previous high, low; average mean; deviation size; highest best; lowest least; };
LOOKBACK { return (int64_t)(p->period + most((K)average_lookback(KIND, p->period), p->period - 1)); }

MEMORY
{
    int64_t mean = average_memory(KIND, p->period), window = (int64_t)p->period - 1;
    return mean == FOREVER ? FOREVER : window + 1 + (mean > window ? mean : window);
}

START
{
    s->mult = p->mult, s->upwards = p->direction == direction_short;
    open_average(mean, KIND, p->period, 1);
    open_deviation(size, p->devtype, p->period);
    open_highest(best, p->period);
    open_lowest(least, p->period);
}

STEP
{
    R range = greater(in.high, previous(high, in.high)) - lesser(in.low, previous(low, in.low));
    R way = average(mean, range);
    if (s->mult != 0) way += s->mult * deviation(size, range).size;

    out->devstop = s->upwards != 0 ? lowest(least, in.low + way) : highest(best, in.high - way);
}

#include "kernel/derive.h"
