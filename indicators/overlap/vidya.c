/* vidya -- Variable Index Dynamic Average
 *
 *     k     = alpha stddev(x, short_period) / stddev(x, long_period)        1 at most
 *     vidya = vidya[1] + k (x - vidya[1])
 *
 * An exponential average that hurries when the last few bars are livelier than those before.  While the
 * longer window is flat, k is 0.  Starts from the price of the bar before both windows are full.
 *
 * T. S. Chande, Adapting Moving Averages to Market Volatility, Stocks & Commodities 10, 1992.
 */
#define TITLE "Variable Index Dynamic Average"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(vidya, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                               \
    INT(short_period, 2, 1, 100000, "bars in the window of the present")    \
    INT(long_period,  5, 2, 100000, "bars in the window to compare with")   \
    REAL(alpha,     0.2, 0,      1, "weight of a price when both are alike")
#include "kernel/indicator.h"

STATE    { K alpha, first; moments now, ever; previous last; follow y; };
LOOKBACK { return (int64_t)most(p->short_period, p->long_period) - 2; }
MEMORY   { return FOREVER; }

START
{
    s->alpha = p->alpha;
    s->first = most(p->short_period, p->long_period) - 2;
    open_moments(now,  p->short_period);
    open_moments(ever, p->long_period);
}

STEP
{
    R x = in.real, move = x - previous(last, x);
    R now = moments(now, x).variance, ever = moments(ever, x).variance;
    R k = lesser(s->alpha * root(over(now, ever, 0)), rep(1));

    out->vidya = follow(y, early(t.i <= rep(s->first), rep(1), k), x, move);
}

#include "kernel/derive.h"
