/* cdl_takuri -- Takuri (Dragonfly Doji with very long lower shadow)
 *
 *     cdl_takuri = 100     if a doji has a very short upper shadow and a very long lower one
 *                    0     otherwise
 *
 * The price has sounded the depth and come back: takuri is the hauling in of a line.
 *
 * T. N. Bulkowski, Encyclopedia of Candlestick Charts, Wiley, 2008.
 */
#define TITLE "Takuri (Dragonfly Doji with very long lower shadow)"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                                            \
    BODY_DOJI(INT, REAL, ONE_OF) SHADOW_VERY_SHORT(INT, REAL, ONE_OF) SHADOW_VERY_LONG(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { usual doji, shadow_very_short, shadow_very_long; };
LOOKBACK { return (int64_t)most(p->doji_period, most(p->shadow_very_short_period, p->shadow_very_long_period)); }
MEMORY   { return (int64_t)most(p->doji_period, most(p->shadow_very_short_period, p->shadow_very_long_period)); }
START    { open_usual(doji), open_usual_like(shadow_very_short, doji), open_usual(shadow_very_long); }

STEP
{
    candle c = CANDLE(in);
    limit doji = usual(doji, in), shadow_very_short = usual_like(shadow_very_short, doji, in);
    M sounds = below(upper(c), shadow_very_short.now) & above(lower(c), usual(shadow_very_long, in).now);

    out->cdl_takuri = flag(at_most(body(c), doji.now) & sounds, 100);
}

#include "kernel/derive.h"
