/* cdl_2crows -- Two Crows
 *
 *     cdl_2crows = -100     a long white body, a black body above it with a gap, and a black one that opens within the
 *                           second's body and closes within the first's: bearish
 *                     0     otherwise
 *
 * The crows sit above the rise, and the second already falls into it.
 *
 * G. L. Morris, Candlestick Charting Explained, McGraw-Hill, 1992.
 */
#define TITLE "Two Crows"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) BODY_LONG(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual body_long; };
LOOKBACK { return (int64_t)p->body_long_period + 2; }
MEMORY   { return (int64_t)p->body_long_period + 2; }
START    { open_usual(body_long); }

STEP
{
    window w = candles(past, in);
    limit body_long = usual(body_long, in);
    candle a = w.ago2, b = w.ago1, c = w.now;

    out->cdl_2crows = flag(white(a) & above(body(a), body_long.ago2)
                         & black(b) & body_gap_up(b, a)
                         & black(c) & below(c.open, b.open) & above(c.open, b.close)
                         & above(c.close, a.open) & below(c.close, a.close), -100);
}

#include "kernel/derive.h"
