/* beta -- Beta
 *
 *     rx, ry = x / x[1] - 1, y / y[1] - 1
 *     beta   = covariance(rx, ry) / variance(rx)          over `period` bars
 *
 * How much the returns of the second series, y, move for each move of those of the first, x: the slope of the
 * least-squares line through them.  A price of 0 has no return after it and counts as one of 0.  Where the
 * returns of x do not vary: 0.
 *
 * W. F. Sharpe, A Simplified Model for Portfolio Analysis, Management Science 9, 1963.
 */
#define TITLE "Beta"

#define INPUTS(I)   I(real) I(real2)
#define OUTPUTS(O)  O(beta, RATIO)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 5, 1, 100000, "returns in the window")
#include "kernel/indicator.h"

STATE    { previous x, y; comoments returns; };
LOOKBACK { return (int64_t)p->period; }
MEMORY   { return (int64_t)p->period; }
START    { open_comoments(returns, p->period); }

STEP
{
    R x = previous(x, in.real), y = previous(y, in.real2);
    pair_moments w = comoments(returns, over(in.real - x, x, 0), over(in.real2 - y, y, 0));

    out->beta = over(w.covariance, w.variance_x, 0);
}

#include "kernel/derive.h"
