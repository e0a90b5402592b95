/* cdl_matchinglow -- Matching Low
 *
 *     cdl_matchinglow = 100     two black bars whose closes are equal, or nearly so
 *                         0     otherwise
 *
 * After a fall: the close is held twice.
 *
 * G. L. Morris, Candlestick Charting Explained, Irwin, 1995.
 */
#define TITLE "Matching Low"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) EQUAL(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual equal; };
LOOKBACK { return (int64_t)p->equal_period + 1; }
MEMORY   { return (int64_t)p->equal_period + 1; }
START    { open_usual(equal); }

STEP
{
    window w = candles(past, in);
    candle a = w.ago1, b = w.now;

    out->cdl_matchinglow = flag(black(a) & black(b) & alike(b.close, a.close, usual(equal, in).ago1), 100);
}

#include "kernel/derive.h"
