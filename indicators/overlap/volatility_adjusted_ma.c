/* volatility_adjusted_ma -- Volatility Adjusted Moving Average
 *
 *     e = ema(x, base_period)
 *     d = x - e
 *     v = e + (highest(d, vol_period) + lowest(d, vol_period)) / 2
 *     volatility_adjusted_ma = average(v, smooth_period)
 *
 * An exponential average moved to the middle of the band in which the prices have lain about it.  The average e starts as the
 * running mean, and these first distances count too.  With smoothing = false it is v.
 */
#define TITLE "Volatility Adjusted Moving Average"
#define ALIASES "vama"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(volatility_adjusted_ma, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                       \
    INT(base_period,  113, 1, 100000, "period of the average")                      \
    INT(vol_period,    51, 1, 100000, "bars in the window of distances")            \
    ONE_OF(smoothing, "smooth the result", true, false)                             \
    AVERAGE_OF(smooth_type, wma, "average that smooths it")                         \
    INT(smooth_period,  5, 1, 100000, "period of that")
#define LENGTH "base_period"
#include "kernel/indicator.h"

#define FIRST  (most(p->base_period, p->vol_period) - 1)
#define SMOOTH p->smooth_type, (p->smoothing == smoothing_true ? p->smooth_period : 1)

STATE    { previous last; ema gap; highest high; lowest low; average smooth; };
LOOKBACK { return (int64_t)FIRST + average_lookback(SMOOTH); }
MEMORY   { return FOREVER; }

START
{
    open_ema_gap(gap, p->base_period, 0);
    open_highest(high, p->vol_period);
    open_lowest(low, p->vol_period);
    open_average(smooth, SMOOTH, FIRST);
}

STEP
{
    R x = in.real, gap = ema_gap(gap, x - previous(last, x));   /* -d */

    out->volatility_adjusted_ma = average(smooth, x + (gap - (highest(high, gap) + lowest(low, gap)) * .5));
}

#include "kernel/derive.h"
