/* bbands_width -- Bollinger Band Width
 *
 *     bbands_width = (devup + devdn) d / middle        middle = mean(x, period), or another average
 *
 *     d = sqrt(mean((x - mean)^2))       devtype = std
 *         mean(|x - mean|)                         mean_ad
 *         median(|x - median|)                     median_ad
 *
 * How far the bands lie apart, as a fraction of the middle line; 100 times as much in percent.  Where that line is 0 there is no
 * answer: NaN.
 *
 * J. Bollinger, Bollinger on Bollinger Bands, McGraw-Hill, 2001.
 */
#define TITLE   "Bollinger Band Width"
#define ALIASES "bollinger_bands_width bbw"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(bbands_width, RATIO)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                               \
    INT(period, 20, 2, 100000, "bars in the window")                        \
    REAL(devup,  2, 0,   1000, "deviations from the middle line up")        \
    REAL(devdn,  2, 0,   1000, "deviations from the middle line down")      \
    AVERAGE_OF(ma_type, sma,   "average of the middle line")                \
    ONE_OF(devtype, "standard deviation, mean or median distance", std, mean_ad, median_ad)
#include "kernel/indicator.h"

STATE { K width; deviation x; average other; };

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
    s->width = p->devup + p->devdn;
    open_deviation(x, p->devtype, p->period);
    open_average_or(other, p->ma_type, p->period, 0);
}

STEP
{
    mean_and_deviation x = deviation(x, in.real);
    R middle = average_or(other, in.real, x.mean);

    out->bbands_width = over(s->width * x.size, middle, __builtin_nan(""));
}

#include "kernel/derive.h"
