/* cdl_mathold -- Mat Hold
 *
 *     cdl_mathold = 100     a long white body; three short ones, the first black and above a gap, the others of either
 *                           colour and falling, that reach into the long body, but by less than penetration of it; and
 *                           a white one that opens above the close before and closes above the highs of the three
 *                     0     otherwise
 *
 * In a rise: it takes breath, and goes on.  Falling are the tops of the bodies, the second top from below the first open.
 *
 * G. L. Morris, Candlestick Charting Explained, Irwin, 1995.
 */
#define TITLE "Mat Hold"

#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    REAL(penetration, 0.5, 0, 1000, "of the long body, less than which the three bars may take back")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) BODY_LONG(INT, REAL, ONE_OF) BODY_SHORT(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { K penetration; candles past; usual body_long, body_short; signs first, second, third, fourth; };
LOOKBACK { return (int64_t)most(p->body_long_period, p->body_short_period) + 4; }
MEMORY   { return (int64_t)most(p->body_long_period + 4, p->body_short_period + 3); }
START    { s->penetration = p->penetration, open_usual(body_long), open_usual_like(body_short, body_long); }

STEP
{
    window w = candles(past, in);
    limit body_long = usual(body_long, in), body_short = usual_like(body_short, body_long, in);
    candle a = w.ago4, b = w.ago3, c = w.ago2, d = w.ago1, e = w.now;
    M small     = below(body(e), body_short.now);
    told first  = signs(first, white(e) & above(body(e), body_long.now));
    told second = signs(second, black(e) & small & body_gap_up(e, d));
    told third  = signs(third, small & deeper(top(e), d.open));
    told fourth = signs(fourth, small & deeper(top(e), top(d)));
    M within    = deeper(greater(bottom(c), bottom(d)), a.close) & above(lesser(bottom(c), bottom(d)), a.close - body(a) * s->penetration);
    M fifth     = white(e) & higher(e.open, d.close) & higher(e.close, greater(greater(b.high, c.high), d.high));

    out->cdl_mathold = flag(first.ago4 & second.ago3 & third.ago2 & fourth.ago1 & within & fifth, 100);
}

#include "kernel/derive.h"
