/* var -- Variance
 *
 *     var = nbdev^2 mean((x - mean(x))^2)        means over `period` bars
 *
 * The square of that many standard deviations.
 */
#define TITLE "Variance"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(var, SQUARE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                     \
    INT(period, 5, 1, 100000, "bars in the window")               \
    REAL(nbdev, 1, 0,   1000, "how many deviations")
#include "kernel/indicator.h"

STATE    { K square; moments x; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }
START    { s->square = p->nbdev * p->nbdev; open_moments(x, p->period); }
STEP     { out->var = s->square * moments(x, in.real).variance; }

#include "kernel/derive.h"
