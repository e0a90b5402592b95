/* emd -- Empirical Mode Decomposition (Ehlers)
 *
 *     bp         = (1 - r)/2 (x - x[2]) + cos(f) (1 + r) bp[1] - r bp[2]       x = (high + low) / 2
 *     f = 2 pi / period, r = g - sqrt(g^2 - 1), g = 1 / cos(2 delta f)
 *     upperband  = fraction mean(peak, 50)        peak: bp where it was last higher than before and after
 *     middleband = mean(bp, 2 period)
 *     lowerband  = fraction mean(valley, 50)      valley: where it was last lower
 *
 * A trend is where the middle is beyond a band: what the cycle of `period` bars leaves in its mean, beside the size of the cycle.  The
 * first two values of bp are those of x, and so are peak and valley, which it takes a hundred bars to forget;
 * with start = steady all are 0.
 *
 * J. F. Ehlers & R. Way, Empirical Mode Decomposition, Technical Analysis of Stocks & Commodities, March 2010.
 */
#define TITLE "Empirical Mode Decomposition (Ehlers)"

#define INPUTS(I)   I(high) I(low)
#define OUTPUTS(O)  O(upperband, MOVE) O(middleband, MOVE) O(lowerband, MOVE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period,     20,     5, 100000, "cycle that passes")                      \
    REAL(delta,    0.5, 0.005,    0.5, "half the width of the band, as a part of its middle") \
    REAL(fraction, 0.1,     0,   1000, "part of the cycle's size where the bands are")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)  ONE_OF(start, "begin with the prices, or with 0", price, steady)
#include "kernel/indicator.h"
#include "kernel/filter.h"

STATE    { K own, band, per; previous high, low; past at, peak, valley; band_pass bp; sum peaks, valleys, all; };
LOOKBACK { return output == output_middleband ? 2 * (int64_t)p->period - 1 : 49; }
MEMORY   { return FOREVER; }

START
{
    s->own = p->start == start_price, s->band = p->fraction / 50, s->per = 1 / (2 * p->period);
    open_band_pass(bp, 2 * PI_K / p->period, 2 * p->delta, p->start == start_price, 0);
    open_sum(peaks, 50);
    open_sum(valleys, 50);
    open_sum(all, 2 * p->period);
}

STEP
{
    R x  = (in.high + in.low) / 2;
    R bp = band_pass(bp, x, ((in.high - previous(high, in.high)) + (in.low - previous(low, in.low))) / 2);
    R before = lag1(s->at, bp), older = lag2(s->at, bp);
    keep(s->at, bp);
    M first = t.i == rep(0), up = above(before, bp) & above(before, older), down = below(before, bp) & below(before, older);
    R begin = s->own * x;
    if (t.warm) up = first | (up & (t.i > rep(1))), down = first | (down & (t.i > rep(1)));
    R peak = held_scan(&s->peak, t, up, early(first, begin, before)), valley = held_scan(&s->valley, t, down, early(first, begin, before));

    out->upperband  = s->band * sum(peaks, peak);
    out->middleband = s->per * sum(all, bp);
    out->lowerband  = s->band * sum(valleys, valley);
}

#include "kernel/derive.h"
