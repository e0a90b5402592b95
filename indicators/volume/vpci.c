/* vpci -- Volume Price Confirmation Indicator
 *
 *     w     = sum(close volume) / sum(volume)
 *     vpc   = w - mean(close)                      over long_range bars
 *     vpr   = w / mean(close)                      over short_range bars
 *     vm    = mean(volume, short_range) / mean(volume, long_range)
 *     vpci  = vpc vpr vm
 *     vpcis = sum(vpci volume, short_range) / sum(volume, short_range)
 *
 * Does volume go with the price or against it?  NaN where a window has no volume or the mean close is 0; vpcis takes such a vpci
 * for 0.
 *
 * B. P. Dormeier, Between Price and Volume, Technical Analysis of Stocks & Commodities, July 2007.
 */
#define TITLE "Volume Price Confirmation Indicator"

#define INPUTS(I)   I(close) I(volume)
#define OUTPUTS(O)  O(vpci, MOVE) O(vpcis, MOVE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(short_range,  5, 1, 100000, "bars in the shorter windows")               \
    INT(long_range,  25, 1, 100000, "bars in the longer windows")
#include "kernel/indicator.h"
#include "kernel/weighed.h"

#define LONGEST (int64_t)most(p->short_range, p->long_range)

STATE    { weighed few, many; sum signal; K some; };
LOOKBACK { return LONGEST - 1 + (output == output_vpcis ? (int64_t)p->short_range - 1 : 0); }
MEMORY   { return LONGEST + (int64_t)p->short_range - 2; }

START
{
    open_weighed(few,  p->short_range);
    open_weighed(many, p->long_range);
    open_sum(signal, p->short_range);
    s->some = p->short_range;
}

STEP
{
    R x = in.close, none = rep(__builtin_nan(""));
    weighed_means few = weighed(few, x, in.volume), many = weighed(many, x, in.volume);
    R mean = x + few.plain, base = mean * many.volume;
    M known = not(same(few.volume, rep(0)) | same(base, rep(0)));
    R vpci = (many.heavy - many.plain) * ((x + few.heavy) * few.volume) / base;
    R total = sum(signal, sel(known, vpci * in.volume, rep(0)));

    out->vpci  = sel(known, vpci, none);
    out->vpcis = over(total, few.volume * s->some, __builtin_nan(""));
}

#include "kernel/derive.h"
