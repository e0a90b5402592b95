/* cdl_unique3river -- Unique 3 River
 *
 *     cdl_unique3river = 100     if a long black body is followed by a black one inside it, whose low is lower, and that by
 *                                a short white one that opens above this low
 *                          0     otherwise
 *
 * The second body may open where the first did.  The books would have the third body below the second; this is not asked.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Unique 3 River"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                 \
    BODY_LONG(INT, REAL, ONE_OF) BODY_SHORT(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual body_long, body_short; };
LOOKBACK { return (int64_t)most(p->body_long_period, p->body_short_period) + 2; }
MEMORY   { return (int64_t)most(p->body_long_period + 2, p->body_short_period); }
START    { open_usual(body_long), open_usual(body_short); }

STEP
{
    window w = candles(past, in);
    limit body_long = usual(body_long, in), body_short = usual(body_short, in);
    candle first = w.ago2, second = w.ago1, third = w.now;

    M falls  = black(first) & above(body(first), body_long.ago2);
    M inside = black(second) & above(second.close, first.close) & at_most(second.open, first.open) & below(second.low, first.low);
    M holds  = white(third) & below(body(third), body_short.now) & above(third.open, second.low);

    out->cdl_unique3river = flag(falls & inside & holds, 100);
}

#include "kernel/derive.h"
