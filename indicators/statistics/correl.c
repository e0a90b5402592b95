/* correl -- Pearson's Correlation
 *
 *     correl = covariance(x, y) / sqrt(variance(x) variance(y))          over `period` bars
 *
 * 0 where one of the two does not vary.
 */
#define TITLE "Pearson's Correlation"
#define ALIASES "correl_hl"

#define INPUTS(I)   I(real) I(real2)
#define OUTPUTS(O)  O(correl, RATIO)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 30, 1, 100000, "bars in the window")
#include "kernel/indicator.h"

STATE    { comoments xy; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }
START    { open_comoments(xy, p->period); }

STEP
{
    pair_moments w = comoments(xy, in.real, in.real2);
    R r = over(w.covariance, root(w.variance_x) * root(w.variance_y), 0);

    out->correl = greater(lesser(r, rep(1)), rep(-1));
}

#include "kernel/derive.h"
