/* cdl_doji -- Doji
 *
 *     cdl_doji = 100     if the body is a doji's
 *                  0     otherwise
 *
 * Open and close are the same, or nearly so: neither side has won the day.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Doji"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) BODY_DOJI(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { usual doji; };
LOOKBACK { return (int64_t)p->doji_period; }
MEMORY   { return (int64_t)p->doji_period; }
START    { open_usual(doji); }

STEP
{
    out->cdl_doji = flag(at_most(mag(in.close - in.open), usual(doji, in).now), 100);
}

#include "kernel/derive.h"
