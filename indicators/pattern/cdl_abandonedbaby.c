/* cdl_abandonedbaby -- Abandoned Baby
 *
 *     cdl_abandonedbaby = +100     a long black body, a doji below it, and a white body that closes in the first: bullish
 *                         -100     a long white body, a doji above it, and a black body that closes in the first: bearish
 *                            0     otherwise
 *
 * The doji is abandoned: between it and its neighbours even the shadows leave a gap.  The third body is not short; it
 * closes beyond the first's close by more than `penetration` times the first's body.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Abandoned Baby"

#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                           \
    REAL(penetration, .3, 0, 1000, "how far into the first body the last one closes, as a share of it")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                          \
    BODY_LONG(INT, REAL, ONE_OF) BODY_SHORT(INT, REAL, ONE_OF) BODY_DOJI(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { K penetration; candles past; usual body_long, body_short, doji; signs fall, under, rise, over_; };
LOOKBACK { return (int64_t)most(most(p->body_long_period, p->body_short_period), p->doji_period) + 2; }
MEMORY   { return (int64_t)most(most(p->body_long_period + 2, p->body_short_period), p->doji_period + 1); }
START    { s->penetration = p->penetration, open_usual(body_long), open_usual_like(body_short, body_long), open_usual(doji); }

STEP
{
    window w = candles(past, in);
    limit body_long = usual(body_long, in), body_short = usual_like(body_short, body_long, in);
    candle a = w.ago2, b = w.ago1, c = w.now;
    M long_ = above(body(c), body_long.now), doji = at_most(body(c), usual(doji, in).now);
    told fall = signs(fall, black(c) & long_), under = signs(under, doji & gap_down(c, b));
    told rise = signs(rise, white(c) & long_), over_ = signs(over_, doji & gap_up(c, b));

    M third = above(body(c), body_short.now);
    R into = s->penetration * body(a);
    M up   = fall.ago2 & under.ago1 & gap_up(c, b) & white(c) & above(c.close, a.close + into);
    M down = rise.ago2 & over_.ago1 & gap_down(c, b) & black(c) & below(c.close, a.close - into);

    out->cdl_abandonedbaby = bullish_or_bearish(up & third, down & third);
}

#include "kernel/derive.h"
