/* zscore -- Z-Score
 *
 *     zscore = (x - mean(x, period)) / (nbdev d)         or another average than the mean
 *
 *     d = sqrt(mean((x - mean)^2))       devtype = std
 *         mean(|x - mean|)                         mean_ad
 *         median(|x - median|)                     median_ad
 *
 * How many deviations a price lies off the average.  Where the deviation is 0 there is no answer: NaN.
 */
#define TITLE "Z-Score"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(zscore, RATIO)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                               \
    INT(period,  14, 2, 100000, "bars in the window")                       \
    AVERAGE_OF(ma_type, sma,    "average that the price is compared with")  \
    REAL(nbdev, 1, 0.001, 1000, "deviations that count as 1")               \
    ONE_OF(devtype, "standard deviation, mean or median distance", std, mean_ad, median_ad)
#include "kernel/indicator.h"

STATE { K nbdev; deviation x; average other; };

LOOKBACK
{
    int64_t window = (int64_t)p->period - 1, other = average_lookback(p->ma_type, p->period);
    return window > other ? window : other;
}
MEMORY
{
    int64_t window = (int64_t)p->period - 1, other = average_memory(p->ma_type, p->period);
    return window > other ? window : other;
}

START
{
    s->nbdev = p->nbdev;
    open_deviation(x, p->devtype, p->period);
    open_average_or(other, p->ma_type, p->period, 0);
}

STEP
{
    mean_and_deviation x = deviation(x, in.real);
    R off = s->other.kind < 0 ? x.rise : in.real - average(other, in.real);

    out->zscore = over(off, s->nbdev * x.size, __builtin_nan(""));
}

#include "kernel/derive.h"
