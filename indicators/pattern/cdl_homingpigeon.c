/* cdl_homingpigeon -- Homing Pigeon
 *
 *     cdl_homingpigeon = 100     a short black body within the long black one of the bar before
 *                          0     otherwise
 *
 * After a fall: who sells, sells less.  The short body is short up to the limit itself.
 *
 * G. L. Morris, Candlestick Charting Explained, Irwin, 1995.
 */
#define TITLE "Homing Pigeon"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) BODY_LONG(INT, REAL, ONE_OF) BODY_SHORT(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual body_long, body_short; signs fall; };
LOOKBACK { return (int64_t)most(p->body_long_period, p->body_short_period) + 1; }
MEMORY   { return (int64_t)most(p->body_long_period + 1, p->body_short_period); }
START    { open_usual(body_long), open_usual_like(body_short, body_long); }

STEP
{
    window w = candles(past, in);
    limit body_long = usual(body_long, in), body_short = usual_like(body_short, body_long, in);
    candle a = w.ago1, b = w.now;
    told fall = signs(fall, black(b) & above(body(b), body_long.now));

    out->cdl_homingpigeon = flag(fall.ago1 & black(b) & at_most(body(b), body_short.now)
                               & deeper(b.open, a.open) & higher(b.close, a.close), 100);
}

#include "kernel/derive.h"
