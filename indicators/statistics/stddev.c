/* stddev -- Standard Deviation
 *
 *     stddev = nbdev sqrt(mean((x - mean(x))^2))        means over `period` bars
 */
#define TITLE "Standard Deviation"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(stddev, MOVE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                     \
    INT(period, 5, 2, 100000, "bars in the window")               \
    REAL(nbdev, 1, 0,   1000, "how many deviations")
#include "kernel/indicator.h"

STATE    { K nbdev; moments x; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }
START    { s->nbdev = p->nbdev; open_moments(x, p->period); }
STEP     { out->stddev = s->nbdev * root(moments(x, in.real).variance); }

#include "kernel/derive.h"
