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
#include "kernel/indicator.h"

/* The gaps below, the oldest first; those above, and the closes that they are held against, with the other sign. */
typedef struct { int64_t at, room; K count, top, mean, bars, base, rise; } gaps;

static MAYBE void gaps_open(gaps *g, arena *m, K room)
{
    g->at = take(m, ((int64_t)room + 7) / 8, 0), g->room = (int64_t)room, g->bars = -1;
    fixed(m, g, offsetof(gaps, count));
}
INLINE void gaps_change(gaps *g, tick t, K level, int comes, K close)
{
    K *at = (K *)AT(g->at), base = g->count > 0 ? at[0] : level, rise = 0, top = -__builtin_inf();
    int64_t n = 0, count = g->count > 0 && g->count <= (K)g->room ? (int64_t)g->count : 0;     /* a restored one may be anything */
    for (int64_t k = comes && count == g->room; k < count + comes; k++) {
        K x = k < count ? at[k] : level;
        if (x > close) continue;
        rise += x - base, top = most(top, x);
        if (t.keep) at[n] = x;
        n++;
    }
    g->count = (K)n, g->top = top, g->mean = n ? base + rise / (K)n : 0;
}
INLINE K support(gaps *g, tick t, K level, K close, K mean, K length)
{
    int comes = level < __builtin_inf();
    if (rarely(comes || (g->count > 0 && g->top > close))) gaps_change(g, t, level, comes, close);
    if (g->count > 0) { g->bars = 0; return g->mean; }
    if (g->bars < 0) return close;
    if (++g->bars == 1) g->base = close, g->rise = 0;
    g->rise += close - g->base;
    return g->bars < length ? g->base + g->rise / g->bars : mean;
}

STATE    { K first, length, reset; previous close; delay high, low; beside_ladder mean, lower, upper; gaps below, above; K side, stop, before; };
LOOKBACK { return (int64_t)p->smoothing_length - (p->reset_on_cross == reset_on_cross_true); }
MEMORY   { return FOREVER; }

START
{
    s->first = p->smoothing_length - 1, s->length = p->smoothing_length, s->reset = p->reset_on_cross == reset_on_cross_true;
    s->stop = s->before = __builtin_nan("");
    open_delay(high, 2);
    open_delay(low, 2);
    beside_open(&s->mean,  m, (int64_t)p->smoothing_length);
    beside_open(&s->lower, m, (int64_t)p->smoothing_length);
    beside_open(&s->upper, m, (int64_t)p->smoothing_length);
    gaps_open(&s->below, m, p->unmitigated_fvg_lookback);
    gaps_open(&s->above, m, p->unmitigated_fvg_lookback);
}

STEP
{
    R h = delay(high, in.high), l = delay(low, in.low), c = previous(close, in.close), inf = rep(__builtin_inf()), nan = rep(__builtin_nan(""));
    R floor   = sel(above(in.low, h) & above(c, h), h, inf);
    R ceiling = sel(below(in.high, l) & below(c, l), -l, inf);
    bars low = spread(early(t.i < rep(2), inf, floor)), high = spread(early(t.i < rep(2), inf, ceiling)), close = spread(in.close), stop, side;
    bars mean = spread(in.close + beside_step(&s->mean, t, (one){ in.close }).m);

    for (each_bar(k)) {
        low.at[k]  = support(&s->below, t, low.at[k], close.at[k], mean.at[k], s->length);
        high.at[k] = -support(&s->above, t, high.at[k], -close.at[k], -mean.at[k], s->length);
    }
    R x = gather(low), y = gather(high), lower = x + beside_step(&s->lower, t, (one){ x }).m, upper = y + beside_step(&s->upper, t, (one){ y }).m;

    low = spread(lower), high = spread(upper);
    for (each_bar(k)) {
        K z = close.at[k], was = s->side, u = high.at[k], d = low.at[k], held = s->stop;
        int on = !t.warm || spread(t.i).at[k] >= s->first;
        if (on) s->side = z > u ? 1 : z < d ? -1 : was;
        if (s->side != was && was != 0) s->stop = s->side > 0 ? d : u;
        else if (s->side > 0)           s->stop = d > held ? d : held;
        else                            s->stop = u < held ? u : held;
        if (s->reset != 0 && s->side != 0) {
            K beyond = s->side > 0 ? s->stop - z : z - s->stop;
            if (s->stop != s->stop)  s->stop = s->side > 0 ? (z > u ? d : s->stop) : (z < d ? u : s->stop);
            else if (beyond > 0)     s->stop = __builtin_nan("");
        }
        stop.at[k] = s->stop == s->stop ? s->stop : s->before, side.at[k] = s->side;
        s->before = s->stop;
    }
    R line = gather(stop), on = gather(side);
    M known = same(line, line);
    out->upper    = sel(known & below(on, rep(0)), upper, nan);
    out->lower    = sel(known & above(on, rep(0)), lower, nan);
    out->upper_ts = sel(on < rep(0), line, nan);
    out->lower_ts = sel(on > rep(0), line, nan);
}

#include "kernel/derive.h"
