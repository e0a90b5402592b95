/* cdl_rickshawman -- Rickshaw Man
 *
 *     cdl_rickshawman = 100     if a doji has two long shadows, and its body is in the middle of its range, give or take near
 *                         0     otherwise
 *
 * A long-legged doji that ends where it could as well have gone either way.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Rickshaw Man"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                          \
    BODY_DOJI(INT, REAL, ONE_OF) SHADOW_LONG(INT, REAL, ONE_OF) NEAR(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { usual doji, shadow_long, near; };
LOOKBACK { return (int64_t)most(p->doji_period, most(p->shadow_long_period, p->near_period)); }
MEMORY   { return (int64_t)most(p->doji_period, most(p->shadow_long_period, p->near_period)); }
START    { open_usual(doji), open_usual(shadow_long), open_usual(near); }

STEP
{
    candle c = CANDLE(in);
    R near = usual(near, in).now, middle = c.low + range(c) / 2;
    M legs    = above(shorter(c), usual(shadow_long, in).now);
    M centred = at_most(bottom(c), middle + near) & at_least(top(c), middle - near);

    out->cdl_rickshawman = flag(at_most(body(c), usual(doji, in).now) & legs & centred, 100);
}

#include "kernel/derive.h"
