/* bbands -- Bollinger Bands
 *
 *     middle = mean(x, period), or another average
 *     upper  = middle + nbdev_up d
 *     lower  = middle - nbdev_dn d
 *
 *     d = sqrt(mean((x - mean)^2))       devtype = std
 *         mean(|x - mean|)                         mean_ad
 *         median(|x - median|)                     median_ad
 *
 * d is about the window's own mean or median, whatever the average of the middle line.
 *
 * J. Bollinger, Bollinger on Bollinger Bands, McGraw-Hill, 2001.
 */
#define TITLE   "Bollinger Bands"
#define ALIASES "bollinger_bands"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(upper, PRICE) O(middle, PRICE) O(lower, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                               \
    INT(period,   20, 2, 100000, "bars in the window")                      \
    REAL(nbdev_up, 2, 0,   1000, "deviations from the middle line up")      \
    REAL(nbdev_dn, 2, 0,   1000, "deviations from the middle line down")    \
    AVERAGE_OF(ma_type, sma,     "average of the middle line")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                              \
    ONE_OF(devtype, "standard deviation, mean or median distance", std, mean_ad, median_ad) \
    AVERAGES(ONE_OF)
#include "kernel/indicator.h"

#define KIND settled(p->ma_type, p->averages)

STATE { K up, down; deviation x; average other; };

LOOKBACK
{
    int64_t window = (int64_t)p->period - 1, other = average_lookback(KIND, p->period);
    return window > other ? window : other;
}
MEMORY
{
    int64_t window = (int64_t)p->period - 1, other = average_memory(KIND, p->period);
    return window > other ? window : other;
}

START
{
    s->up = p->nbdev_up, s->down = p->nbdev_dn;
    open_deviation(x, p->devtype, p->period);
    open_average_or(other, KIND, p->period, 0);
}

STEP
{
    mean_and_deviation x = deviation(x, in.real);
    R middle = average_or(other, in.real, x.mean);

    out->upper  = middle + s->up * x.size;
    out->middle = middle;
    out->lower  = middle - s->down * x.size;
}

#include "kernel/derive.h"
