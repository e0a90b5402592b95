/* avsl -- Anti-Volume Stop Loss
 *
 *     v    = sum(close volume) / sum(volume)
 *     vpc  = v - mean(close)                         over slow_period bars
 *     vpr  = v / mean(close)                         over fast_period bars
 *     vm   = mean(volume, fast_period) / mean(volume, slow_period)
 *     vpci = vpc vpr vm
 *     n    = round(vpc < 0 ? |vpci - 3| : vpci + 3)  1 to 200
 *     gap  = mean(low / (far vpr), n) / 100          far = vpc, but never between -1 and 1: -1 or 1 in its place
 *     avsl = mean(low - gap + multiplier vpci vm, slow_period)
 *
 * A stop that keeps its distance by how far volume agrees with the price.  Bars before the windows are full count with far vpr = 1.
 * A window without volume weighs its bars alike; a quotient without divisor is 1, low / 0 is 0.  The 3 and the 1 are prices:
 * another currency gives another stop.  A vpc within 2^-50 of the mean close counts as 0: its sign is that of roundings.
 *
 * B. P. Dormeier, Investing with Volume Analysis, FT Press, 2011.
 */
#define TITLE "Anti-Volume Stop Loss"

#define INPUTS(I)   I(close) I(low) I(volume)
#define OUTPUTS(O)  O(avsl, NUMBER)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(fast_period, 12, 1, 100000, "bars in the shorter windows")               \
    INT(slow_period, 26, 1, 100000, "bars in the longer windows")                \
    REAL(multiplier,  2, 0,   1000, "weight of the confirmation")
#include "kernel/indicator.h"
#include "kernel/weighed.h"

enum { LONGEST = 200, RUNGS = 8, RING = 32 };       /* sums of 1, 2, 4 ... 128 bars; those of the last 256 bars */

STATE    { K first, times, per; int64_t at; weighed few, many; sum y; };
LOOKBACK { return (int64_t)(most(p->fast_period, p->slow_period) + p->slow_period) - 2; }
MEMORY   { return (int64_t)(most(p->fast_period, p->slow_period) + p->slow_period) - 2 + LONGEST - 1; }

START
{
    s->first = most(p->fast_period, p->slow_period) - 1, s->times = p->multiplier, s->per = 1 / p->slow_period;
    s->at = take(m, RUNGS * RING, 0);
    open_weighed(few,  p->fast_period);
    open_weighed(many, p->slow_period);
    open_sum(y, p->slow_period);
    fixed(m, &s->at, sizeof s->at);
}

/* The sum of the last n values, for n from 1 to 255. */
INLINE R sum_of(past *ring, tick t, R x, R n)
{
#define RUNG_AT(block) rung[(block) & (RING - 1)]
    past *rung = ring;
    for (int k = 0; k < RUNGS; k++, rung += RING) {
        keep(RUNG_AT(t.block), x);
        x += k < 3 ? slide(RUNG_AT(t.block - 1), RUNG_AT(t.block), 1 << k) : recall(RUNG_AT(t.block - (1 << k) / 8));
    }
    bars count = spread(n), y;
    for (each_bar(k)) {
        const K *sums = (const K *)ring;
        int64_t i = 8 * t.block + (LANES == 1 ? t.lane : k), left = (int64_t)count.at[k];
        y.at[k] = 0;
        for (int64_t len = 1; left; len *= 2, left /= 2, sums += 8 * RING) if (left & 1) y.at[k] += sums[i & (8 * RING - 1)], i -= len;
    }
    return gather(y);
}

STEP
{
    R x = in.close;
    weighed_means few = weighed(few, x, in.volume), many = weighed(many, x, in.volume);
    R mean = x + few.plain, vpc = sel(same(many.volume, rep(0)), rep(0), many.heavy - many.plain);
    R vpr = over(sel(same(few.volume, rep(0)), mean, x + few.heavy), mean, 1), vm = over(few.volume, many.volume, 1);
    vpc = sel(at_most(mag(vpc), 0x1p-50 * mag(x + many.plain)), rep(0), vpc);
    R vpci = vpc * vpr * vm;
    R n    = floor_(lesser(greater(sel(below(vpc, rep(0)), mag(vpci - 3), vpci + 3), rep(1)), rep(LONGEST)) + .5);
    R far  = sel(below(vpc, rep(0)), lesser(vpc, rep(-1)), greater(vpc, rep(1)));
    R part = early(t.i < rep(s->first), in.low, over(in.low, far * vpr, 0));
    R gap  = sum_of(AT(s->at), t, part, n) / (100 * n);

    out->avsl = sum(y, in.low - gap + s->times * vpci * vm) * s->per;
}

#include "kernel/derive.h"
