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

STATE    { candles past; usual body_long; signs rise, crow; };
LOOKBACK { return (int64_t)p->body_long_period + 2; }
MEMORY   { return (int64_t)p->body_long_period + 2; }
START    { open_usual(body_long); }

STEP
{
    window w = candles(past, in);
    candle a = w.ago2, b = w.ago1, c = w.now;
    told rise = signs(rise, white(c) & above(body(c), usual(body_long, in).now));
    told crow = signs(crow, black(c) & body_gap_up(c, b));

    out->cdl_2crows = flag(rise.ago2 & crow.ago1 & black(c) & deeper(c.open, b.open) & higher(c.open, b.close)
                         & higher(c.close, a.open) & deeper(c.close, a.close), -100);
}

#include "kernel/derive.h"
