/* dvdiqqe -- DVDI QQE
 *
 *     p, n   = running sums of close - close[1]: p over bars of more volume than the one before, n, against the price, over bars of less
 *     a, b   = ema(p - ema(p, period), smoothing_period), the same of n
 *     dvdi   = a - b
 *     range  = ema(ema(|dvdi - dvdi[1]|, 2 period - 1), 2 period - 1)
 *     fast_tl = max(fast_tl[1], dvdi - fast_multiplier range)   where dvdi is above fast_tl[1],
 *               min(fast_tl[1], dvdi + fast_multiplier range)   elsewhere;   slow_tl likewise
 *     center_line = mean of all dvdi so far, or 0
 *
 * What the crowd's bars do beside the quiet ones, and two lines that trail it.  With negative = along, which to prefer, n moves with
 * the price, as in textbooks.  Averages begin as running means.  With volume_type = tick the volume is |close - open|, or
 * where that is below tick_size the one of the bar before.
 *
 * DonovanWall, TradingView; the volume indices are P. Dysart's and N. Fosback's.
 */
#define TITLE "DVDI QQE"

#define INPUTS(I)   I(open) I(close) I(volume)
#define OUTPUTS(O)  O(dvdi, MOVE) O(fast_tl, MOVE) O(slow_tl, MOVE) O(center_line, MOVE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period,          13, 1, 100000, "period of the averages of p and n")     \
    INT(smoothing_period, 6, 1, 100000, "period of what is left")                \
    REAL(fast_multiplier, 2.618, 0, 1e6, "ranges between dvdi and fast_tl")      \
    REAL(slow_multiplier, 4.236, 0, 1e6, "ranges between dvdi and slow_tl")      \
    ONE_OF(volume_type, "the volume: the input, or the size of the body", default, tick) \
    ONE_OF(center_type, "the centre: the mean so far, or 0", dynamic, static)    \
    REAL(tick_size,    0.01, 0, 1e15, "a body smaller than this does not count")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(negative, "n moves against the price, or along with it", against, along)
#include "kernel/indicator.h"

STATE {
    K first, fast, slow, tick, moving, along, level[2]; previous last, volume, before;
    scan_affine body; ema gap, smooth, once, twice; cumulate all;
};
LOOKBACK { return 2 * (int64_t)p->period - 1; }
MEMORY   { return FOREVER; }

START
{
    s->first = 2 * p->period - 1, s->fast = p->fast_multiplier, s->slow = p->slow_multiplier;
    s->tick = p->volume_type == volume_type_tick ? p->tick_size : -1;
    s->moving = p->center_type == center_type_dynamic, s->along = p->negative == negative_along;
    open_ema_gap(gap, p->period, 0), open_ema(smooth, p->smoothing_period, 0);
    open_ema(once,  s->first, 1), open_ema(twice, s->first, 1);
}

/* The size of the last body that counts. */
INLINE R body_of(state *s, tick t, R open, R close)
{
    R body = mag(close - open);
    M counts = body >= rep(s->tick);
    return affine_scan(&s->body, t, sel(counts, rep(0), rep(1)), sel(counts, body, early(t.i == rep(0), rep(s->tick), rep(0))));
}

STEP
{
    R v = s->tick >= 0 ? body_of(s, t, in.open, in.close) : in.volume, old = previous(volume, v);
    R move = in.close - previous(last, in.close), less = s->along != 0 ? 0 - move : move;
    R dvdi = ema(smooth, 0 - ema_gap(gap, sel(v > old, move, sel(v < old, less, rep(0)))));
    R range = ema(twice, ema(once, mag(dvdi - previous(before, dvdi))));
    R wide[2] = { s->fast * range, s->slow * range };
    bars y = spread(dvdi), i = spread(t.i), level[2];

    for (int j = 0; j < 2; j++) {
        bars high = spread(dvdi + wide[j]), low = spread(dvdi - wide[j]);
        K p = s->level[j];
        for (each_bar(k)) {
            p = y.at[k] > p ? most(p, low.at[k]) : least(p, high.at[k]);
            if (t.warm && i.at[k] <= s->first) p = y.at[k];
            level[j].at[k] = p;
        }
        s->level[j] = p;
    }
    R mean = cumulate(all, early(t.i < rep(s->first), rep(0), dvdi)) / greater(t.i - (s->first - 1), rep(1));
    out->dvdi = dvdi, out->fast_tl = gather(level[0]), out->slow_tl = gather(level[1]), out->center_line = s->moving != 0 ? mean : rep(0);
}

#include "kernel/derive.h"
