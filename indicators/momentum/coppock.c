/* coppock -- Coppock Curve
 *
 *     coppock = average(roc(x, short_roc) + roc(x, long_roc), ma_period)
 *
 * Two rates of change in percent, smoothed.  Made for monthly closes of an index: where it turns upwards below 0, grief is over.
 *
 * E. S. C. Coppock, Barron's, October 1962.
 */
#define TITLE "Coppock Curve"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(coppock, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(short_roc, 11, 1, 100000, "bars back of one rate of change")             \
    INT(long_roc,  14, 1, 100000, "bars back of the other")                      \
    INT(ma_period, 10, 1, 100000, "period of the average")                       \
    AVERAGE_OF(ma_type, wma,      "which average")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) AVERAGES(ONE_OF)
#include "kernel/rate.h"
#include "kernel/indicator.h"

#define FIRST most(p->short_roc, p->long_roc)
#define KIND  settled(p->ma_type, p->averages), p->ma_period

STATE    { K plain; rate shorter, longer; weighted y; average other; };
LOOKBACK { return (int64_t)FIRST + (int64_t)most(p->ma_period - 1, (K)average_lookback(KIND)); }
MEMORY   { return average_memory(KIND) == FOREVER ? FOREVER : (int64_t)FIRST + average_memory(KIND); }

START
{
    s->plain = p->ma_type == average_wma;               /* nearly everybody's choice is made here: a call costs more than it does */
    open_rate(shorter, p->short_roc);
    open_rate(longer, p->long_roc);
    if (s->plain != 0) open_weighted(y, p->ma_period); else open_average(other, KIND, FIRST);
}

STEP
{
    R rates = rate(shorter, in.real) + rate(longer, in.real);

    out->coppock = s->plain != 0 ? weighted(y, rates) : average(other, rates);
}

#include "kernel/derive.h"
