/* cdl_shortline -- Short Line Candle
 *
 *     cdl_shortline = +100     a short white body with two short shadows
 *                     -100     a short black body with two short shadows
 *                        0     otherwise
 *
 * The mark of a quiet day.
 *
 * G. L. Morris, Candlestick Charting Explained, 3rd ed., McGraw-Hill, 2006.
 */
#define TITLE "Short Line Candle"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                    \
    BODY_SHORT(INT, REAL, ONE_OF) SHADOW_SHORT(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual body_short, shadow_short; };
LOOKBACK { return (int64_t)most(p->body_short_period, p->shadow_short_period); }
MEMORY   { return (int64_t)most(p->body_short_period, p->shadow_short_period); }
START    { open_usual(body_short), open_usual(shadow_short); }

STEP
{
    window w = candles(past, in);
    limit body_short = usual(body_short, in), shadow_short = usual(shadow_short, in);
    candle bar = w.now;

    M found = below(body(bar), body_short.now) & below(upper(bar), shadow_short.now) & below(lower(bar), shadow_short.now);

    out->cdl_shortline = sel(found, 100 * colour(bar), rep(0));
}

#include "kernel/derive.h"
