/* kvo -- Klinger Volume Oscillator
 *
 *     range = high - low
 *     trend = 1 after high + low + close has risen, -1 after it has fallen; a bar that equals the last turns nothing
 *     path  = range[1] + range      where the trend turns
 *             path[1] + range       otherwise
 *     force = 100 trend volume |2 range / path - 1|
 *     kvo   = ema(force, short_period) - ema(force, long_period)
 *
 * Volume with the sign of the trend, most where the bar is a large or a small part of the way since it turned.  Before
 * the price first moves, and while the path has no length, there is no force.  Both averages start from the force of
 * the second bar.  Klinger's own periods are 34 and 55.
 *
 * S. Klinger, Identifying Trends with Volume Analysis, Technical Analysis of Stocks & Commodities, December 1997.
 */
#define TITLE "Klinger Volume Oscillator"

#define INPUTS(I)   I(high) I(low) I(close) I(volume)
#define OUTPUTS(O)  O(kvo, VOLUME)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(short_period, 2, 1, 100000, "period of the fast average")                \
    INT(long_period,  5, 1, 100000, "period of the slow average")
#include "kernel/indicator.h"

STATE    { previous price, trend, range; past turned; scan_affine path; ema fast, slow; };
LOOKBACK { return 1; }
MEMORY   { return FOREVER; }

START
{
    open_smooth(fast, 2 / (p->short_period + 1), 1);
    open_smooth(slow, 2 / (p->long_period + 1), 1);
}

STEP
{
    R x = in.high + in.low + in.close, before = previous(price, x), range = in.high - in.low;

    R trend = held_scan(&s->turned, t, not(same(x, before)), sel(x > before, rep(1), rep(-1)));
    M turn  = not(same(trend, previous(trend, trend)));
    R last  = previous(range, range);
    /* y = y[1] + range where it goes on; a number of its own where it turns */
    R path  = affine_scan(&s->path, t, sel(turn, rep(0), rep(1)), range + sel(turn, last, rep(0)));
    R force = 100 * trend * in.volume * mag(over(range + range, path, 1) - 1);

    out->kvo = ema(fast, force) - ema(slow, force);
}

#include "kernel/derive.h"
