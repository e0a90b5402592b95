/* lpc -- Low-Pass Channel
 *
 *     filter = c filter[1] + (1 - c)/2 (x + x[1])           c = (1 - sin w) / cos w, w = 2 pi / p
 *     range  = max(high - low, |close - low[1]|, |close - high[1]|)
 *     bands  = filter +- tr_mult g                          g: the same filter of range
 *
 * p is fixed_period; or, with cutoff_type = adaptive, from bar 7 on, cycle_mult times the dominant cycle, rounded, and 3 at least.
 * The cycle is found by counting the turns of a Hilbert transform (kernel/counted.h) over max_cycle_limit bars at most; until
 * there is one, p is 3, or fixed_period with before = fixed, which is better: at 3 the filter swings.
 *
 * After a script for TradingView; the cycle: J. F. Ehlers, Technical Analysis of Stocks & Commodities, March 2000.
 */
#define TITLE "Low-Pass Channel"

#define INPUTS(I)   I(high) I(low) I(close) I(real)
#define OUTPUTS(O)  O(filter, PRICE) O(high_band, PRICE) O(low_band, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    ONE_OF(cutoff_type, "the period follows the dominant cycle, or is fixed", adaptive, fixed) \
    INT(fixed_period,    20, 3, 100000, "the period, or that of the first seven bars") \
    INT(max_cycle_limit, 60, 1, 1000, "bars to look back for a cycle")           \
    REAL(cycle_mult,      1, 0, 1000, "cycles in the period")                    \
    REAL(tr_mult,         1, 0, 1000, "ranges between the filter and a band")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)  ONE_OF(before, "p until a cycle is found: the least, 3, or fixed_period", least, fixed)
#include "kernel/indicator.h"
#include "kernel/counted.h"

STATE    { K fixed, hold, period, cycles, ranges; previous last, high, low, range; counted cycle; scan_affine line, wide; };
LOOKBACK { return 0; }
MEMORY   { return FOREVER; }

START
{
    s->fixed = p->cutoff_type == cutoff_type_fixed, s->period = p->fixed_period, s->cycles = p->cycle_mult, s->ranges = p->tr_mult;
    s->hold = p->before == before_fixed;
    open_counted(cycle, p->max_cycle_limit);
}

STEP
{
    R x = in.real, move = x - previous(last, x), p = rep(s->period);
    R low = early(t.i == rep(0), in.close, previous(low, in.low)), high = early(t.i == rep(0), in.close, previous(high, in.high));
    R range = greater(greater(in.high - in.low, mag(in.close - low)), mag(in.close - high));
    if (s->fixed == 0) {
        R cycle = counted(cycle, move), now = greater(floor_(s->cycles * cycle + .5), rep(3));
        if (s->hold != 0) now = sel(cycle == rep(0), p, now);
        p = early(t.i < rep(7), p, now);
    }

    R h = tan_(PI_K / p), c = (1 - h) / (1 + h), half = (1 + c) * -.5;
    R line = x + affine_scan(&s->line, t, c, half * move);
    R wide = s->ranges * (range + affine_scan(&s->wide, t, c, half * (range - previous(range, range))));

    out->filter = line, out->high_band = line + wide, out->low_band = line - wide;
}

#include "kernel/derive.h"
