/* fvg_trailing_stop -- Fair Value Gap Trailing Stop
 *
 *     a gap below: high[2] where low > high[2] and close[1] > high[2]; it is gone once a close is below it
 *     a gap above: low[2] where high < low[2] and close[1] < low[2]; it is gone once a close is above it
 *
 *     support = mean of the last unmitigated_fvg_lookback gaps below that are left; without any, the mean of the closes since there
 *               was one, of smoothing_length of them at most, and the close where there never was
 *     lower   = mean(support, smoothing_length)
 *     upper   = the same of the gaps above
 *
 * A close above upper turns the side up, one below lower turns it down.  Upwards lower_ts starts from lower and only ever rises;
 * downwards upper_ts starts from upper and only ever falls.  The lines of a side are NaN while the other one is on, and all
 * are NaN while the side has not yet turned.
 *
 * With reset_on_cross = true a close beyond the stop takes it away, one bar later, until a close is beyond the lines again; then
 * there is a first stop without a turn, too.
 *
 * LuxAlgo, FVG Trailing Stop, TradingView, 2024.
 */
#define TITLE "Fair Value Gap Trailing Stop"

#define INPUTS(I)   I(high) I(low) I(close)
#define OUTPUTS(O)  O(upper, PRICE) O(lower, PRICE) O(upper_ts, PRICE) O(lower_ts, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(unmitigated_fvg_lookback, 5, 1, 100000, "gaps that are kept on a side")  \
    INT(smoothing_length, 9, 1, 100000, "bars in the window of the lines")       \
    ONE_OF(reset_on_cross, "is the stop taken away by a close beyond it", false, true)
#include "kernel/gaps.h"
#include "kernel/indicator.h"

STATE    { K first, reset; previous close; delay high, low; beside_ladder mean; gaps below, above; K side, stop, before; };
LOOKBACK { return (int64_t)p->smoothing_length - (p->reset_on_cross == reset_on_cross_true); }
MEMORY   { return FOREVER; }

START
{
    s->first = p->smoothing_length - 1, s->reset = p->reset_on_cross == reset_on_cross_true;
    s->stop = s->before = __builtin_nan("");
    open_delay(high, 2);
    open_delay(low, 2);
    beside_open(&s->mean, m, (int64_t)p->smoothing_length);
    open_gaps(below, p->unmitigated_fvg_lookback, p->smoothing_length);
    open_gaps(above, p->unmitigated_fvg_lookback, p->smoothing_length);
}

STEP
{
    R inf = rep(__builtin_inf()), nan = rep(__builtin_nan("")), x = in.close;
    R h = delay(high, in.high), l = delay(low, in.low), last = previous(close, x), mean = x + beside_step(&s->mean, t, (one){ x }).m;
    R floor   = sel(above(in.low, h) & above(last, h), h, inf);
    R ceiling = sel(below(in.high, l) & below(last, l), -l, inf);
    R lower   = support(below, early(t.i < rep(2), inf, floor), x, mean);
    R upper   = -support(above, early(t.i < rep(2), inf, ceiling), -x, -mean);
    bars low = spread(lower), high = spread(upper), close = spread(x), stop, side;

    K now = s->side, held = s->stop, before = s->before;
    for (each_bar(k)) {
        K z = close.at[k], was = now, u = high.at[k], d = low.at[k];
        if (!t.warm || spread(t.i).at[k] >= s->first) now = z > u ? 1 : z < d ? -1 : was;
        if (now != was && was != 0) held = now > 0 ? d : u;
        else held = now > 0 ? (d > held ? d : held) : (u < held ? u : held);        /* NaN, if it was */
        if (s->reset != 0 && now != 0) {
            if (held != held) held = now > 0 ? (z > u ? d : held) : (z < d ? u : held);
            else if (now > 0 ? z < held : z > held) held = __builtin_nan("");
        }
        stop.at[k] = held == held ? held : before, side.at[k] = now;
        before = held;
    }
    s->side = now, s->stop = held, s->before = before;
    R line = gather(stop), on = gather(side);
    M known = same(line, line);
    out->upper    = sel(known & below(on, rep(0)), upper, nan);
    out->lower    = sel(known & above(on, rep(0)), lower, nan);
    out->upper_ts = sel(on < rep(0), line, nan);
    out->lower_ts = sel(on > rep(0), line, nan);
}

#include "kernel/derive.h"
