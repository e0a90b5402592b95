/* range_filter -- Range Filter
 *
 *     range     = range_size ema(|x - x[1]|, range_period)
 *     range     = ema(range, smooth_period)                             smooth_range = true
 *     filter    = filter[1], but at least x - range, but at most x + range
 *     high_band = filter + range
 *     low_band  = filter - range
 *
 * A line that stands still until the price is more than a usual range away, and then keeps that distance.  It starts
 * from the first price; both averages start from the first movement.
 *
 * D. Wall, Range Filter [DW], TradingView, about 2018.
 */
#define TITLE "Range Filter"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(filter, PRICE) O(high_band, PRICE) O(low_band, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    REAL(range_size, 2.618, 0, 1e6, "average movements that the price may be away") \
    INT(range_period, 14, 1, 100000, "period of the average movement")           \
    ONE_OF(smooth_range, "average it once more", true, false)                    \
    INT(smooth_period, 27, 1, 100000, "period of that average")
#include "kernel/clamp.h"
#include "kernel/indicator.h"

STATE    { K size, smooth; previous last; ema range, smoothed; clamp filter; };
LOOKBACK { return (int64_t)(p->smooth_range == smooth_range_true ? most(p->range_period, p->smooth_period) : p->range_period); }
MEMORY   { return FOREVER; }

START
{
    s->size = p->range_size, s->smooth = p->smooth_range == smooth_range_true;
    open_smooth(range, 2 / (p->range_period + 1), 1);
    open_smooth(smoothed, 2 / (p->smooth_period + 1), 1);
}

STEP
{
    R x = in.real, range = s->size * ema(range, mag(x - previous(last, x)));
    if (s->smooth != 0) range = ema(smoothed, range);
    M first = t.i == rep(0);

    out->filter    = clamp(filter, early(first, x, x - range), early(first, x, x + range));
    out->high_band = out->filter + range;
    out->low_band  = out->filter - range;
}

#include "kernel/derive.h"
