/* stc -- Schaff Trend Cycle
 *
 *     macd = ema(x, fast_period) - ema(x, slow_period)
 *     a    = ema(stochastic(macd), d_period)
 *     stc  = ema(stochastic(a), d_period)
 *
 *     stochastic(y) = 100 (y - lowest(y)) / (highest(y) - lowest(y))       over cycle_period values
 *
 * The cycle in a trend: near 0 and 100 most of the time, and quick to change.  A stochastic is 50 until its window is full, and while
 * it has no range, which for a is less than 1e-10.  The averages of x start as running means and count once the slower one is
 * full; the others start from their first value, at that bar.
 *
 * Computed from the movements of x, so that a high price does not eat the digits of a small difference.
 *
 * D. Schaff, The Schaff Trend Cycle, 1999.
 */
#define TITLE "Schaff Trend Cycle"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(stc, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(fast_period,  23, 2, 100000, "period of the fast average")               \
    INT(slow_period,  50, 2, 100000, "period of the slow average")               \
    INT(cycle_period, 10, 2, 100000, "values whose range is looked at")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    INT(d_period, 3, 1, 100000, "period of the averages of stochastics")
#include "kernel/indicator.h"

STATE    { K full; previous last; ema fast, slow, a, y; highest high, higher; lowest low, lower; };
LOOKBACK { return (int64_t)most(p->fast_period, p->slow_period) - 1; }
MEMORY   { return FOREVER; }

START
{
    K first = (K)lookback(p, 0);

    s->full = first + p->cycle_period - 1;
    open_ema_gap(fast, p->fast_period, 0), open_ema_gap(slow, p->slow_period, 0);
    open_ema(a, p->d_period, first), open_ema(y, p->d_period, first);
    s->a.n = s->y.n = 1;
    open_highest(high, p->cycle_period), open_highest(higher, p->cycle_period);
    open_lowest(low, p->cycle_period), open_lowest(lower, p->cycle_period);
    needs_warm(m, (int64_t)s->full);
}

STEP
{
    R move = in.real - previous(last, in.real), macd = ema_gap(fast, move) - ema_gap(slow, move);
    R low  = lowest(low, macd), k = 100 * over(macd - low, highest(high, macd) - low, .5);
    R a    = ema(a, early(t.i < rep(s->full), rep(50), k));
    R lower = lowest(lower, a), range = highest(higher, a) - lower;
    R kk   = sel(range > rep(1e-10), 100 * ((a - lower) / range), rep(50));

    out->stc = ema(y, early(t.i < rep(s->full), rep(50), kk));
}

#include "kernel/derive.h"
