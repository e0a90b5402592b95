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

STATE    { candles past; usual body_long, body_short; };
LOOKBACK { return (int64_t)most(p->body_long_period, p->body_short_period) + 2; }
MEMORY   { return (int64_t)most(p->body_long_period + 2, p->body_short_period + 1); }
START    { open_usual(body_long), open_usual(body_short); }

STEP
{
    window w = candles(past, in);
    limit body_long = usual(body_long, in), body_short = usual(body_short, in);
    candle first = w.ago2, second = w.ago1, third = w.now;

    M rises = white(first) & above(body(first), body_long.ago2);
    M crow  = black(second) & at_most(body(second), body_short.ago1) & body_gap_up(second, first);
    M crows = black(third) & above(third.open, second.open) & below(third.close, second.close) & above(third.close, first.close);

    out->cdl_upsidegap2crows = flag(rises & crow & crows, -100);
}

#include "kernel/derive.h"
