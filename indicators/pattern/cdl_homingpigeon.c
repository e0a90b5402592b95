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

STATE    { candles past; usual body_long, body_short; };
LOOKBACK { return (int64_t)most(p->body_long_period, p->body_short_period) + 1; }
MEMORY   { return (int64_t)most(p->body_long_period + 1, p->body_short_period); }
START    { open_usual(body_long), open_usual(body_short); }

STEP
{
    window w = candles(past, in);
    candle a = w.ago1, b = w.now;
    M sizes = above(body(a), usual(body_long, in).ago1) & at_most(body(b), usual(body_short, in).now);
    M held  = below(b.open, a.open) & above(b.close, a.close);

    out->cdl_homingpigeon = flag(black(a) & black(b) & sizes & held, 100);
}

#include "kernel/derive.h"
