/* cdl_longleggeddoji -- Long Legged Doji
 *
 *     cdl_longleggeddoji = 100     if the body is a doji's, with a long shadow on one side at least
 *                            0     otherwise
 *
 * A day of wide swings that ends where it began: the market has lost its direction.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Long Legged Doji"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) BODY_DOJI(INT, REAL, ONE_OF) SHADOW_LONG(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { usual doji, shadow_long; };
LOOKBACK { return (int64_t)most(p->doji_period, p->shadow_long_period); }
MEMORY   { return (int64_t)most(p->doji_period, p->shadow_long_period); }
START    { open_usual(doji), open_usual(shadow_long); }

STEP
{
    candle c = CANDLE(in);
    M doji = at_most(body(c), usual(doji, in).now);

    out->cdl_longleggeddoji = flag(doji & above(longer(c), usual(shadow_long, in).now), 100);
}

#include "kernel/derive.h"
