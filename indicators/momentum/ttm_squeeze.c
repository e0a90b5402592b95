/* ttm_squeeze -- TTM Squeeze
 *
 *     band     = bb_mult stddev(close),  range = mean(true range)         over `length` bars
 *     squeeze  = 3 if band <= kc_mult_high range, 2 if band <= kc_mult_mid range, 1 if band <= kc_mult_low range, else 0
 *     middle   = ((highest high + lowest low) / 2 + mean(close)) / 2
 *     momentum = end of the least-squares line through the last closes - middle
 *
 * How tightly a market is squeezed, and which way it leans.  With line = each, which to prefer, the line is that of the
 * differences close - middle, each bar with its own middle, as Carter has it; it comes length - 1 bars later.
 *
 * J. F. Carter, Mastering the Trade, McGraw-Hill, 2005.
 */
#define TITLE "TTM Squeeze"

#define INPUTS(I)   I(high) I(low) I(close)
#define OUTPUTS(O)  O(momentum, MOVE) O(squeeze, FLAG)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(length,      20, 1, 100000, "bars in the window")                        \
    REAL(bb_mult,     2, 0, 1e6, "deviations that make the band")                \
    REAL(kc_mult_high, 1, 0, 1e6, "ranges of the narrowest channel")             \
    REAL(kc_mult_mid, 1.5, 0, 1e6, "ranges of the middle one")                   \
    REAL(kc_mult_low, 2, 0, 1e6, "ranges of the widest one")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(line, "a line of closes, less the newest middle, or of closes less their own middles", latest, each)
#include "kernel/squeeze.h"
#include "kernel/indicator.h"

STATE    { K each, half, band, high, mid, low; moments x; channel in; line y; };
LOOKBACK { return (int64_t)(output == output_momentum && p->line == line_each ? 2 * p->length - 1 : p->length) - 1; }
MEMORY   { return (int64_t)(p->line == line_each ? 2 * p->length - 1 : p->length); }

START
{
    s->each = p->line == line_each, s->half = (p->length - 1) / 2, s->band = p->bb_mult;
    s->high = p->kc_mult_high, s->mid = p->kc_mult_mid, s->low = p->kc_mult_low;
    open_moments(x, p->length), open_channel(in, p->length), open_line(y, p->length);
}

STEP
{
    mean_and_variance x = moments(x, in.close);
    channel_values c = channel(in, in);
    R band = s->band * root(x.variance), off = .5 * (c.off + x.rise);
    line_values y = line(y, s->each != 0 ? off : in.close);

    out->momentum = s->each != 0 ? y.end : y.slope * s->half + (off - x.rise);
    R at_least_one = sel(band <= s->high * c.range, rep(3), sel(band <= s->mid * c.range, rep(2), rep(1)));
    out->squeeze  = sel(band > s->low * c.range, rep(0), at_least_one);
}

#include "kernel/derive.h"
