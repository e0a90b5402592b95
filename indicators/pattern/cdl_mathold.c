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

STATE    { K penetration; candles past; usual body_long, body_short; };
LOOKBACK { return (int64_t)most(p->body_long_period, p->body_short_period) + 4; }
MEMORY   { return (int64_t)most(p->body_long_period + 4, p->body_short_period + 3); }
START    { s->penetration = p->penetration, open_usual(body_long), open_usual(body_short); }

STEP
{
    window w = candles(past, in);
    candle a = w.ago4, b = w.ago3, c = w.ago2, d = w.ago1, e = w.now;
    limit long_ = usual(body_long, in), short_ = usual(body_short, in);
    R hold    = a.close - body(a) * s->penetration;
    M sizes   = above(body(a), long_.ago4) & below(body(b), short_.ago3) & below(body(c), short_.ago2) & below(body(d), short_.ago1);
    M colours = white(a) & black(b) & white(e);
    M within  = below(bottom(c), a.close) & below(bottom(d), a.close) & above(bottom(c), hold) & above(bottom(d), hold);
    M falling = body_gap_up(b, a) & below(top(c), b.open) & below(top(d), top(c));
    M last_   = above(e.open, d.close) & above(e.close, greater(greater(b.high, c.high), d.high));

    out->cdl_mathold = flag(sizes & colours & within & falling & last_, 100);
}

#include "kernel/derive.h"
