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

STATE    { candles past; usual shadow_very_short, equal; signs first, next; };
LOOKBACK { return (int64_t)most(p->shadow_very_short_period, p->equal_period) + 2; }
MEMORY   { return (int64_t)most(p->shadow_very_short_period, p->equal_period) + 2; }
START    { open_usual(shadow_very_short), open_usual(equal); }

STEP
{
    window w = candles(past, in);
    candle b = w.ago1, c = w.now;
    M crow     = black(c) & below(lower(c), usual(shadow_very_short, in).now);
    told first = signs(first, crow);
    told next  = signs(next, crow & deeper(c.close, b.close) & alike(c.open, b.close, usual(equal, in).ago1));

    out->cdl_identical3crows = flag(first.ago2 & next.ago1 & next.now, -100);
}

#include "kernel/derive.h"
