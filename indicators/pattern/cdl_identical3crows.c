/* cdl_identical3crows -- Identical Three Crows
 *
 *     cdl_identical3crows = -100     three black bars, each with a lower close, next to no lower shadow, and, but for
 *                                    the first, an open that equals the close before
 *                              0     otherwise
 *
 * After a rise: each day takes up where the last has left off.
 *
 * G. L. Morris, Candlestick Charting Explained, Irwin, 1995.
 */
#define TITLE "Identical Three Crows"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) SHADOW_VERY_SHORT(INT, REAL, ONE_OF) EQUAL(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual shadow_very_short, equal; };
LOOKBACK { return (int64_t)most(p->shadow_very_short_period, p->equal_period) + 2; }
MEMORY   { return (int64_t)most(p->shadow_very_short_period, p->equal_period) + 2; }
START    { open_usual(shadow_very_short), open_usual(equal); }

STEP
{
    window w = candles(past, in);
    candle a = w.ago2, b = w.ago1, c = w.now;
    limit very_short = usual(shadow_very_short, in), equal = usual(equal, in);
    M falling = black(a) & black(b) & black(c) & above(a.close, b.close) & above(b.close, c.close);
    M at_lows = below(lower(a), very_short.ago2) & below(lower(b), very_short.ago1) & below(lower(c), very_short.now);
    M second  = alike(b.open, a.close, equal.ago2);
    M third   = alike(c.open, b.close, equal.ago1);

    out->cdl_identical3crows = flag(falling & at_lows & second & third, -100);
}

#include "kernel/derive.h"
