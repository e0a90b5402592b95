/* cdl_invertedhammer -- Inverted Hammer
 *
 *     cdl_invertedhammer = 100     a short body below a long upper shadow, with next to no lower one, after a gap:
 *                                  it is all below the body of the bar before
 *                            0     otherwise
 *
 * After a fall: prices rose, if only for a while.  Its colour is of no account.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Inverted Hammer"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) \
    BODY_SHORT(INT, REAL, ONE_OF) SHADOW_LONG(INT, REAL, ONE_OF) SHADOW_VERY_SHORT(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual body_short, shadow_long, shadow_very_short; };
LOOKBACK { return (int64_t)most(most(p->body_short_period, p->shadow_long_period), p->shadow_very_short_period) + 1; }
MEMORY   { return (int64_t)most(most(most(p->body_short_period, p->shadow_long_period), p->shadow_very_short_period), 1); }
START    { open_usual(body_short), open_usual(shadow_long), open_usual(shadow_very_short); }

STEP
{
    window w = candles(past, in);
    candle a = w.ago1, b = w.now;
    M shape = below(body(b), usual(body_short, in).now)
            & above(upper(b), usual(shadow_long, in).now) & below(lower(b), usual(shadow_very_short, in).now);

    out->cdl_invertedhammer = flag(shape & body_gap_down(b, a), 100);
}

#include "kernel/derive.h"
