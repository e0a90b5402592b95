/* volume_adjusted_ma -- Volume Adjusted Moving Average
 *
 *     unit = vi_factor mean(volume)
 *     out  = (sum(close volume, k) / unit + (length - sum(volume, k) / unit) close[k]) / length
 *
 * The average of the last `length` units of volume instead of bars: k is the number of bars, newest first, that it takes to
 * have so many, and 10 length at most.  The mean is that of the last sample_period volumes, or of all so far with 0.
 * With strict = false k is always `length`, whatever their volume.  Without volume the value is close[k].
 *
 * What the k bars have too much or too little is taken at the price of the bar before them.  With excess = last
 * what is too much is taken off the last one of the k, and strict = false stops there too; with unit = own each bar's volume counts
 * in units of its own time.  Both are in R. W. Arms' sense, and to be preferred.
 *
 * While the bars do not reach back to close[k], the first close stands for it.
 */
#define TITLE "Volume Adjusted Moving Average"

#define INPUTS(I)   I(close) I(volume)
#define OUTPUTS(O)  O(volume_adjusted_ma, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                           \
    INT(length,       13, 1, 1000,       "units of volume in the average")              \
    REAL(vi_factor, 0.67, 0.001, 1000,   "mean volumes that make a unit")               \
    ONE_OF(strict, "as many bars as it takes, or `length` bars", true, false)           \
    INT(sample_period, 0, 0, 100000,     "bars of the mean volume, or 0: all")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                          \
    ONE_OF(excess, "the price at which what is too much is taken off: of the bar before the last one, or of that", before, last)    \
    ONE_OF(unit, "the unit of a bar's volume: that of the newest bar, or its own", newest, own)
#include "kernel/indicator.h"
#include "kernel/backward.h"

#define FURTHEST (p->length * (p->strict == strict_true ? 10 : 1))

STATE { K length, factor, per, own, stops, last, furthest; cumulate all; sum sample; delay x, u; };

LOOKBACK { return (int64_t)most(p->length, p->sample_period) - 1; }
MEMORY   { return p->sample_period == 0 ? FOREVER : (int64_t)(FURTHEST + p->sample_period); }

START
{
    s->length = p->length, s->factor = p->vi_factor, s->own = p->unit == unit_own, s->last = p->excess == excess_last;
    s->stops = p->strict == strict_true || s->last != 0, s->furthest = FURTHEST;
    s->per = p->sample_period == 0 ? 0 : 1 / p->sample_period;
    if (p->sample_period != 0) open_sum(sample, p->sample_period);
    fixed(m, &s->furthest, sizeof s->furthest);
    open_delay(x, FURTHEST);
    open_delay(u, FURTHEST);
    needs_warm(m, (int64_t)FURTHEST + 1);
}

STEP
{
    R v = in.volume, mean = s->per != 0 ? sum(sample, v) * s->per : cumulate(all, v) / (t.i + 1), unit = s->factor * mean;
    R goal = s->own != 0 ? rep(s->length) : s->length * unit, weight = rep(0), money = rep(0), last = rep(0), before = rep(0);
    M counts = above(goal, rep(0)), goes = at_least(t.i, rep(0)), went = goes;
    delay(x, in.close), delay(u, s->own != 0 ? over(v, unit, 0) : v);

    for (int64_t q = 0; any_of(went); q++) {
        ago_block xs = ago_block(x, q), us = ago_block(u, q);
#pragma GCC unroll 8
        for (int r = 0; r < 8; r++) {
            R x = ago_in(xs, r), u = ago_in(us, r), j = rep((K)(8 * q + r));
            before = sel(t.warm ? went & at_least(t.i, j) : went, x, before);
            weight = sel(goes, weight + u, weight), money = sel(goes, money + x * u, money), last = sel(goes, x, last);
            went = goes, goes = goes & below(j + 1, rep(s->furthest));
            if (s->stops != 0) goes = goes & not(at_least(weight, goal) & counts);
            if (t.warm) goes = goes & above(t.i, j);
        }
    }
    R rest = goal - weight, at = s->last != 0 ? sel(rest < rep(0), last, before) : before;

    out->volume_adjusted_ma = sel(counts, (money + rest * at) / sel(counts, goal, rep(1)), before);
}

#include "kernel/derive.h"
