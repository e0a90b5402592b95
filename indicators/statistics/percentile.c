/* percentile -- Rolling Percentile, nearest rank
 *
 *     percentile = the r-th lowest of the last `period` values, r = round(percentile period / 100)
 *
 * A value that was there, nothing between two.  r is at least 1, and a half is rounded up; `rank` = up rounds everything up.
 */
#define TITLE   "Rolling Percentile (Nearest Rank)"
#define ALIASES "percentile_nearest_rank"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(percentile, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                               \
    INT(period,      30, 2, 10000, "bars in the window")                    \
    REAL(percentile, 50, 0,   100, "percent of the values that lie below or there")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                              \
    ONE_OF(rank, "how the rank becomes whole", nearest, up)
#include "kernel/indicator.h"

STATE    { K rank; ordered x; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }

START
{
    K share = p->percentile * p->period / 100, whole = (K)(int64_t)share;
    s->rank = most(whole + (p->rank == rank_up ? share > whole : share - whole >= .5), 1) - 1;
    fixed(m, &s->rank, sizeof s->rank);           /* a place in the window: not from untrusted bytes */
    open_ordered(x, p->period);
}

STEP { out->percentile = nth_lowest(x, in.real, s->rank); }

#include "kernel/derive.h"
