/* cdl_doji -- Doji
 *
 *     usual    = mean(high - low) of the doji_period bars before this one
 *     cdl_doji = 100     if |close - open| <= doji_factor usual
 *                  0     otherwise
 *
 * Open and close are the same, or nearly so: neither side has won the day.  With doji_period = 0 the body is
 * held against this bar's own range.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Doji"

#define INPUTS(I)   I(open) I(high) I(low) I(close)
#define OUTPUTS(O)  O(cdl_doji, FLAG)
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    INT(doji_period, 10, 0, 1000, "bars before this one whose mean range is the usual one; 0: this bar's own") \
    REAL(doji_factor, .1, 0, 100, "the largest body, in usual ranges")
#include "kernel/indicator.h"

STATE    { K period, factor; previous range; sum ranges; };
LOOKBACK { return (int64_t)p->doji_period; }
MEMORY   { return (int64_t)p->doji_period; }

START
{
    s->period = p->doji_period, s->factor = p->doji_factor;
    open_sum(ranges, most(p->doji_period, 1));
}

STEP
{
    R range = in.high - in.low;
    R usual = s->period > 0 ? sum(ranges, previous(range, range)) / s->period : range;

    out->cdl_doji = sel(mag(in.close - in.open) <= s->factor * usual, rep(100), rep(0));
}

#include "kernel/derive.h"
