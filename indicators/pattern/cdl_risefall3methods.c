/* cdl_risefall3methods -- Rising/Falling Three Methods
 *
 *     cdl_risefall3methods = +100     a long white body, three short black ones, each closing lower, within its range, and a
 *                                     long white one that opens above the last close and closes above the first: rising
 *                            -100     the same upside down, with the colours exchanged: falling
 *                               0     otherwise
 *
 * The three small bodies need only overlap the first bar from low to high; their shadows may leave it.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Rising/Falling Three Methods"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                 \
    BODY_LONG(INT, REAL, ONE_OF) BODY_SHORT(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual body_long, body_short; };
LOOKBACK { return (int64_t)most(p->body_long_period, p->body_short_period) + 4; }
MEMORY   { return (int64_t)most(p->body_long_period + 4, p->body_short_period + 3); }
START    { open_usual(body_long), open_usual(body_short); }

STEP
{
    window w = candles(past, in);
    limit body_long = usual(body_long, in), body_short = usual(body_short, in);
    candle first = w.ago4, last = w.now;
    R side = colour(first);

    M long_  = above(body(first), body_long.ago4) & above(body(last), body_long.now) & same(colour(last), side);
    M small  = below(body(w.ago3), body_short.ago3) & below(body(w.ago2), body_short.ago2) & below(body(w.ago1), body_short.ago1);
    M other  = same(colour(w.ago3), -side) & same(colour(w.ago2), -side) & same(colour(w.ago1), -side);
    M within = below(bottom(w.ago3), first.high) & above(top(w.ago3), first.low)
             & below(bottom(w.ago2), first.high) & above(top(w.ago2), first.low)
             & below(bottom(w.ago1), first.high) & above(top(w.ago1), first.low);
    M back   = below(side * w.ago2.close, side * w.ago3.close) & below(side * w.ago1.close, side * w.ago2.close);
    M on     = above(side * last.open, side * w.ago1.close) & above(side * last.close, side * first.close);

    out->cdl_risefall3methods = sel(long_ & small & other & within & back & on, 100 * side, rep(0));
}

#include "kernel/derive.h"
