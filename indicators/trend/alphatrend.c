/* alphatrend -- AlphaTrend
 *
 *     range = mean(max(high, close[1]) - min(low, close[1]), period)
 *     k1    = max(low - coeff range, k1[1])         where money flows in
 *             min(high + coeff range, k1[1])        elsewhere
 *     k2    = k1 two bars before
 *
 * A stop that rises only, or falls only.  Money flows in where the mfi of `period` bars is at least 50: as much of high + low + close
 * times volume on the bars where that sum rises as where it falls, or more; no flow at all counts as out, or with
 * still = in as in.  With no_volume = true it is the rsi of the close that is at least 50: Wilder's average of the moves is not below 0.
 *
 * The first bar has a range, high - low, and no flow.  The line starts from the bound itself; with no_volume = true from
 * the upper one, as there is no rsi yet.
 *
 * K. Ozbilgic, AlphaTrend, TradingView, 2021.
 */
#define TITLE "AlphaTrend"

#define INPUTS(I)   I(high) I(low) I(close) I(volume)
#define OUTPUTS(O)  O(k1, PRICE) O(k2, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    REAL(coeff, 1, 0, 1e6,     "average ranges between the bar and the bound")   \
    INT(period, 14, 1, 100000, "period of the averages, and bars whose flow counts") \
    ONE_OF(no_volume, "does the rsi of the close take the place of the mfi", false, true)
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(still, "what no flow at all counts as", out, in)
#include "kernel/clamp.h"
#include "kernel/indicator.h"

STATE    { K first, coeff, plain, flat; previous last, before; sum range, in, out; ema move; clamp line; delay back; };
LOOKBACK { return (int64_t)p->period + (output == output_k1 ? -1 : 1); }
MEMORY   { return FOREVER; }

START
{
    s->first = p->period - 1, s->coeff = p->coeff / p->period, s->plain = p->no_volume == no_volume_true, s->flat = p->still == still_in;
    if (s->plain != 0) open_wilder(move, p->period, 1);
    open_sum(range, p->period);
    open_sum(in, p->period);
    open_sum(out, p->period);
    open_delay(back, 2);
}

STEP
{
    R way = s->coeff * sum(range, true_range(last, in.high, in.low, in.close)), none = rep(0), inf = rep(__builtin_inf());
    R x = s->plain != 0 ? in.close : in.high + in.low + in.close, before = previous(before, x), a, b;
    if (s->plain != 0) {
        a = early(t.i <= rep(s->first), rep(-1), ema(move, x - before)), b = none;
    } else {
        R flow = x * in.volume;
        a = sum(in, sel(x > before, flow, none)), b = sum(out, sel(x < before, flow, none));
        if (s->flat == 0) b = sel(same(a, none), inf, b);
    }
    R low = in.low - way, high = in.high + way;
    R bound = sel(a >= b, low, high);

    low  = early(t.i < rep(s->first), none, early(t.i == rep(s->first), bound, sel(a >= b, low, -inf)));
    high = early(t.i < rep(s->first), none, early(t.i == rep(s->first), bound, sel(a >= b, inf, high)));
    out->k1 = clamp(line, low, high);
    out->k2 = delay(back, out->k1);
}

#include "kernel/derive.h"
