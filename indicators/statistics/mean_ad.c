/* mean_ad -- Mean Absolute Deviation, each value from its own mean
 *
 *     mean_ad = mean(|x - mean(x, period)|, period)
 *
 * Each value is compared with the mean of the window that ended with it: avgdev compares all of a window with one mean.
 */
#define TITLE "Mean Absolute Deviation (Residuals)"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(mean_ad, MOVE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 5, 1, 100000, "bars in both windows")
#include "kernel/indicator.h"

STATE    { K per; beside_ladder x; sum far; };
LOOKBACK { return 2 * ((int64_t)p->period - 1); }
MEMORY   { return 2 * ((int64_t)p->period - 1); }
START    { s->per = 1 / p->period; WINDOW(x, p->period, beside); open_sum(far, p->period); }
STEP     { out->mean_ad = sum(far, mag(beside_step(&s->x, t, (one){ in.real }).m)) * s->per; }

#include "kernel/derive.h"
