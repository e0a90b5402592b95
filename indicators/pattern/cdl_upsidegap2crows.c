/* cdl_upsidegap2crows -- Upside Gap Two Crows
 *
 *     cdl_upsidegap2crows = -100     if a long white body is followed, above a gap, by a black one that is at most short, and
 *                                    that by a black one around it that still closes above the first close
 *                              0     otherwise
 *
 * The gap is one of the bodies, and it is not filled.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Upside Gap Two Crows"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                 \
    BODY_LONG(INT, REAL, ONE_OF) BODY_SHORT(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual body_long, body_short; signs rise, crow; };
LOOKBACK { return (int64_t)most(p->body_long_period, p->body_short_period) + 2; }
MEMORY   { return (int64_t)most(p->body_long_period + 2, p->body_short_period + 1); }
START    { open_usual(body_long), open_usual_like(body_short, body_long); }

STEP
{
    window w = candles(past, in);
    limit body_long = usual(body_long, in), body_short = usual_like(body_short, body_long, in);
    candle a = w.ago2, b = w.ago1, c = w.now;
    told rise = signs(rise, white(c) & above(body(c), body_long.now));
    told crow = signs(crow, black(c) & at_most(body(c), body_short.now) & body_gap_up(c, b));
    M around  = black(c) & higher(c.open, b.open) & deeper(c.close, b.close) & higher(c.close, a.close);

    out->cdl_upsidegap2crows = flag(rise.ago2 & crow.ago1 & around, -100);
}

#include "kernel/derive.h"
