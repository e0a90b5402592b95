/* cdl_morningstar -- Morning Star
 *
 *     cdl_morningstar = 100     if a long black body is followed, below a gap, by a short one of either colour, and that by a
 *                               white body, not short, that closes above close[2] + penetration |close[2] - open[2]|
 *                         0     otherwise
 *
 * A decline pauses, and the next day takes back part of it.  The gap is one of the bodies, and nothing is asked of
 * the third opening.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Morning Star"

#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  REAL(penetration, 0.3, 0, 100, "how far into the first body the third closes")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                 \
    BODY_LONG(INT, REAL, ONE_OF) BODY_SHORT(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual body_long, body_short; K penetration; signs first, star; };
LOOKBACK { return (int64_t)most(p->body_long_period, p->body_short_period) + 2; }
MEMORY   { return (int64_t)most(p->body_long_period + 2, p->body_short_period + 1); }
START
{
    open_usual(body_long);
    open_usual_like(body_short, body_long);
    s->penetration = p->penetration;
}

STEP
{
    window w = candles(past, in);
    limit body_long = usual(body_long, in), body_short = usual_like(body_short, body_long, in);
    candle a = w.ago2, b = w.ago1, c = w.now;
    told first = signs(first, black(c) & above(body(c), body_long.now));
    told star  = signs(star, at_most(body(c), body_short.now) & body_gap_down(c, b));
    M rises    = white(c) & above(body(c), body_short.now) & above(c.close, a.close + s->penetration * body(a));

    out->cdl_morningstar = flag(first.ago2 & star.ago1 & rises, 100);
}

#include "kernel/derive.h"
