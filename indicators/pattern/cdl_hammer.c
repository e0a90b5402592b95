/* cdl_hammer -- Hammer
 *
 *     cdl_hammer = 100     a short body above a long lower shadow, with next to no upper one, that is near the
 *                          low of the bar before, or below it
 *                    0     otherwise
 *
 * After a fall: prices fell on, and came back.  Its colour is of no account.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Hammer"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) \
    BODY_SHORT(INT, REAL, ONE_OF) SHADOW_LONG(INT, REAL, ONE_OF) SHADOW_VERY_SHORT(INT, REAL, ONE_OF) NEAR(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual body_short, shadow_long, shadow_very_short, near; };
LOOKBACK { return (int64_t)most(most(most(p->body_short_period, p->shadow_long_period), p->shadow_very_short_period), p->near_period) + 1; }
MEMORY   { return (int64_t)most(most(most(p->body_short_period, p->shadow_long_period), p->shadow_very_short_period), p->near_period + 1); }
START    { open_usual(body_short), open_usual(shadow_long), open_usual(shadow_very_short), open_usual(near); }

STEP
{
    window w = candles(past, in);
    candle a = w.ago1, b = w.now;
    M shape = below(body(b), usual(body_short, in).now)
            & above(lower(b), usual(shadow_long, in).now) & below(upper(b), usual(shadow_very_short, in).now);
    M low   = not(higher(bottom(b), a.low + usual(near, in).ago1));

    out->cdl_hammer = flag(shape & low, 100);
}

#include "kernel/derive.h"
