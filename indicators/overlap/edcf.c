/* edcf -- Ehlers Distance Coefficient Filter
 *
 *     w    = sum((x - x[k])^2), k = 1 ... period - 1
 *     edcf = sum(w x, period) / sum(w, period)
 *
 * A price that lies far from those before it weighs much, one among its like hardly at all: the line jumps with the prices
 * and stands still between.  While nothing moves: the price itself.
 *
 * No running sums, which would cancel: of more than 16 prices w is period (variance + (x - mean)^2).
 * The first value comes at bar 2 period, counted from 0, two bars later than it could.
 *
 * J. F. Ehlers, Rocket Science for Traders, Wiley, 2001.
 */
#define TITLE "Ehlers Distance Coefficient Filter"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(edcf, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 15, 2, 100000, "prices that are compared, and that are averaged")
#include "kernel/indicator.h"

STATE    { apart w; sum weighed, weights; };
LOOKBACK { return 2 * (int64_t)p->period; }
MEMORY   { return 2 * (int64_t)p->period - 2; }
START    { open_apart(w, p->period); open_sum(weighed, p->period); open_sum(weights, p->period); }

STEP
{
    R w       = apart(w, in.real);
    R weighed = sum(weighed, w * in.real);
    R weights = sum(weights, w);

    out->edcf = sel(weights > rep(0), weighed / weights, in.real);
}

#include "kernel/derive.h"
