/* cdl_shootingstar -- Shooting Star
 *
 *     cdl_shootingstar = -100     if a short body, above a gap from the body before, has a long upper shadow and a very
 *                                 short lower one
 *                           0     otherwise
 *
 * A rise that could not be held.  The colour does not matter.  The first value comes one bar later than it could.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Shooting Star"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                                        \
    BODY_SHORT(INT, REAL, ONE_OF) SHADOW_LONG(INT, REAL, ONE_OF) SHADOW_VERY_SHORT(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual body_short, shadow_long, shadow_very_short; };
LOOKBACK { return (int64_t)most(p->body_short_period, most(p->shadow_long_period, p->shadow_very_short_period)) + 1; }
MEMORY   { return (int64_t)most(1, most(p->body_short_period, most(p->shadow_long_period, p->shadow_very_short_period))); }
START    { open_usual(body_short), open_usual(shadow_long), open_usual(shadow_very_short); }

STEP
{
    window w = candles(past, in);
    limit body_short = usual(body_short, in), shadow_long = usual(shadow_long, in);
    limit shadow_very_short = usual(shadow_very_short, in);
    candle star = w.now;

    M shape = below(body(star), body_short.now) & above(upper(star), shadow_long.now) & below(lower(star), shadow_very_short.now);

    out->cdl_shootingstar = flag(shape & body_gap_up(star, w.ago1), -100);
}

#include "kernel/derive.h"
