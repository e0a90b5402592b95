/* adxr -- Average Directional Index Rating
 *
 *     adxr = (adx + adx[period]) / 2
 *
 * The mean of adx and what it was a period ago, one bar less with back = shorter: calmer, and later.
 * seed is adx's: from the mean of the first movements, or from a sum that is one movement short of it.
 *
 * J. W. Wilder, New Concepts in Technical Trading Systems, Trend Research, 1978.
 */
#define TITLE "Average Directional Index Rating"

#define INPUTS(I)   I(high) I(low) I(close)
#define OUTPUTS(O)  O(adxr, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period, 14, 2, 100000, "period of Wilder's averages, and how far back the other adx is")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(back, "how far back the other adx is: period, or period - 1", period, shorter)      \
    ONE_OF(seed, "from the mean of the first movements, or from a sum that is one movement short of it", mean, wilder)
#include "kernel/directional.h"
#include "kernel/indicator.h"

STATE    { direction of; ema dx; delay before; };
LOOKBACK { return (int64_t)(3 * p->period - 1 - p->back); }
MEMORY   { return FOREVER; }

START
{
    open_direction(of, p->period, p->seed == seed_mean);
    open_wilder(dx, p->period, p->period);
    open_delay(before, p->period - p->back);
}

STEP
{
    R adx = ema(dx, dx(of, in.high, in.low));

    out->adxr = (adx + delay(before, adx)) * .5;
}

#include "kernel/derive.h"
