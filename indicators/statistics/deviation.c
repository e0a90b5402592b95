/* deviation -- Deviation of a Chosen Kind
 *
 *     deviation = sqrt(mean((x - mean)^2))       devtype = std, and mode
 *                 mean(|x - mean|)                         mean_ad
 *                 median(|x - median|)                     median_ad
 *
 * All over the same `period` bars.  `mode` is a name for std that has been in use.
 */
#define TITLE "Deviation (Selectable)"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(deviation, MOVE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                     \
    INT(period, 9, 1, 100000, "bars in the window")               \
    ONE_OF(devtype, "standard deviation, mean or median distance", std, mean_ad, median_ad, mode)
#include "kernel/indicator.h"

STATE    { deviation x; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }
START    { open_deviation(x, p->devtype == devtype_mode ? devtype_std : p->devtype, p->period); }
STEP     { out->deviation = deviation(x, in.real).size; }

#include "kernel/derive.h"
