/* cdl_gravestonedoji -- Gravestone Doji
 *
 *     cdl_gravestonedoji = 100     if the body is a doji's, with an upper shadow and next to no lower one
 *                            0     otherwise
 *
 * Prices rose, and fell back to where they had begun.  The upper shadow need only not be very short.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Gravestone Doji"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) BODY_DOJI(INT, REAL, ONE_OF) SHADOW_VERY_SHORT(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { usual doji, shadow_very_short; };
LOOKBACK { return (int64_t)most(p->doji_period, p->shadow_very_short_period); }
MEMORY   { return (int64_t)most(p->doji_period, p->shadow_very_short_period); }
START    { open_usual(doji), open_usual_like(shadow_very_short, doji); }

STEP
{
    candle c = CANDLE(in);
    limit doji = usual(doji, in);
    R very_short = usual_like(shadow_very_short, doji, in).now;

    out->cdl_gravestonedoji = flag(at_most(body(c), doji.now) & below(lower(c), very_short) & above(upper(c), very_short), 100);
}

#include "kernel/derive.h"
