/* cdl_eveningdojistar -- Evening Doji Star
 *
 *     cdl_eveningdojistar = -100     a long white body, a doji above it with a gap, and a black body that falls well into the
 *                                    first: bearish
 *                              0     otherwise
 *
 * The gap is one of the bodies.  The third body is not short; it closes below the first's close by more than
 * `penetration` times the first's body.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Evening Doji Star"

#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                           \
    REAL(penetration, .3, 0, 1000, "how far into the first body the last one closes, as a share of it")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                          \
    BODY_LONG(INT, REAL, ONE_OF) BODY_SHORT(INT, REAL, ONE_OF) BODY_DOJI(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { K penetration; candles past; usual body_long, body_short, doji; signs first, star; };
LOOKBACK { return (int64_t)most(most(p->body_long_period, p->body_short_period), p->doji_period) + 2; }
MEMORY   { return (int64_t)most(most(p->body_long_period + 2, p->body_short_period), p->doji_period + 1); }
START    { s->penetration = p->penetration, open_usual(body_long), open_usual_like(body_short, body_long), open_usual(doji); }

STEP
{
    window w = candles(past, in);
    candle a = w.ago2, b = w.ago1, c = w.now;
    limit body_long = usual(body_long, in), body_short = usual_like(body_short, body_long, in);
    told first = signs(first, white(c) & above(body(c), body_long.now));
    told star  = signs(star, at_most(body(c), usual(doji, in).now) & body_gap_up(c, b));

    out->cdl_eveningdojistar = flag(first.ago2 & star.ago1 & black(c) & above(body(c), body_short.now)
                                  & below(c.close, a.close - s->penetration * body(a)), -100);
}

#include "kernel/derive.h"
