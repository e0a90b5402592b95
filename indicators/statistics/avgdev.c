/* avgdev -- Mean Absolute Deviation
 *
 *     avgdev = mean(|x - m|)             m = mean(x), both over `period` bars
 */
#define TITLE   "Mean Absolute Deviation"
#define ALIASES "md"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(avgdev, MOVE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 14, 2, 100000, "bars in the window")
#include "kernel/indicator.h"

STATE    { moments x; distance from; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }
START    { open_moments(x, p->period); open_distance(from, p->period); }
STEP     { out->avgdev = distance_near(from, in.real, -moments(x, in.real).rise); }

#include "kernel/derive.h"
