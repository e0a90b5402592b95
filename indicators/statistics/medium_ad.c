/* medium_ad -- Median Absolute Deviation
 *
 *     medium_ad = median(|x - m|)        m = median(x), both over the same `period` bars
 *
 * Of an even number of values, the mean of the two in the middle.  Hardly moved by outliers; 1.4826 times as much estimates
 * the standard deviation of normally distributed values.
 *
 * F. R. Hampel, The Influence Curve and Its Role in Robust Estimation, Journal of the American Statistical Association, 1974.
 */
#define TITLE   "Median Absolute Deviation"
#define ALIASES "median_ad"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(medium_ad, MOVE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 5, 1, 10000, "bars in the window")
#include "kernel/indicator.h"

STATE    { ordered x; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }
START    { open_ordered(x, p->period); }

STEP     { out->medium_ad = median_far(x, in.real); }

#include "kernel/derive.h"
