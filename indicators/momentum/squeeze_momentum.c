/* squeeze_momentum -- Squeeze Momentum
 *
 *     band     = mean(close, length_bb) +- mult_bb stddev(close, length_bb)
 *     channel  = mean(close, length_kc) +- mult_kc mean(true range, length_kc)
 *     squeeze  = -1 while the band lies within the channel, 1 while the channel lies within the band, else 0
 *     y        = close - ((highest high + lowest low) / 2 + mean(close)) / 2       over length_kc bars
 *     momentum = end of the least-squares line through the last length_kc values of y
 *     momentum_signal = 1 rising, 2 not, above 0;  -1 falling, -2 not, at 0 and below
 *
 * A market that moves less than it ranges is expected to move soon (-1: the squeeze is on), and momentum tells which way.
 *
 * LazyBear, Squeeze Momentum Indicator, TradingView, 2014, after J. F. Carter, Mastering the Trade, McGraw-Hill, 2005.
 */
#define TITLE "Squeeze Momentum (LazyBear)"

#define INPUTS(I)   I(high) I(low) I(close)
#define OUTPUTS(O)  O(squeeze, FLAG) O(momentum, MOVE) O(momentum_signal, FLAG)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(length_bb, 20, 1, 100000, "bars of the band")                            \
    REAL(mult_bb,   2, 0, 1e6,    "deviations between its middle and its edge")  \
    INT(length_kc, 20, 1, 100000, "bars of the channel and of the line")         \
    REAL(mult_kc, 1.5, 0, 1e6,    "ranges between its middle and its edge")
#include "kernel/squeeze.h"
#include "kernel/indicator.h"

STATE    { K apart, band, wide; moments x; beside_ladder mean; channel in; line y; previous last; };
LOOKBACK { return (int64_t)(output == output_squeeze ? most(p->length_bb, p->length_kc) : 2 * p->length_kc - (output == 1)) - 1; }
MEMORY   { return (int64_t)most(p->length_bb - 1, 2 * p->length_kc - (p->length_kc != 1)); }

START
{
    s->apart = p->length_bb != p->length_kc, s->band = p->mult_bb, s->wide = p->mult_kc;
    open_moments(x, p->length_bb);
    beside_open(&s->mean, m, (int64_t)p->length_kc);
    open_channel(in, p->length_kc);
    open_line(y, p->length_kc);
}

STEP
{
    mean_and_variance x = moments(x, in.close);
    channel_values c = channel(in, in);
    R rise = s->apart != 0 ? -beside_step(&s->mean, t, (one){ in.close }).m : x.rise;
    R room = s->wide * c.range - s->band * root(x.variance), shift = mag(x.rise - rise);
    R now  = line(y, .5 * (c.off + rise)).end, last = previous(last, now);

    out->squeeze  = sel(shift < room, rep(-1), sel(shift < 0 - room, rep(1), rep(0)));
    out->momentum = now;
    out->momentum_signal = sel(now > rep(0), sel(now > last, rep(1), rep(2)), sel(now < last, rep(-1), rep(-2)));
}

#include "kernel/derive.h"
