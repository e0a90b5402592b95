/* ht_trendmode -- Hilbert Transform, Trend or Cycle Mode
 *
 *     ht_trendmode = 0   in a cycle: while the lines of ht_sine have crossed less than half a period ago, or
 *                        the phase turns by 0.67 to 1.5 of what the period is worth, 360 / period
 *                    1   in a trend: otherwise, and whenever the smoothed price is at least 1.5 % off the trendline
 *
 * Period and phase are ht_dcperiod and ht_dcphase, the trendline is ht_trendline, all started from nothing at bar 37.  The phase's
 * jump by 360 degrees counts as a turn like any other.
 *
 * J. F. Ehlers, Rocket Science for Traders, Wiley, 2001.
 */
#define TITLE "Hilbert Transform, Trend or Cycle Mode"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(ht_trendmode, RATIO)
#include "kernel/indicator.h"
#include "kernel/cycle.h"

STATE    { dominant of; recent rises; trendline line; past x, angle, lead; K since; };
LOOKBACK { return 63; }
MEMORY   { return FOREVER; }

START
{
    open_dominant(of, 37);
    open_recent(rises);
    open_trendline(line, LONGEST_CYCLE);
}

STEP
{
    R x = in.real, smooth = (4 * x + 3 * lag1(s->x, x) + 2 * lag2(s->x, x) + lag3(s->x, x)) * .1;
    cycle c = dominant(of, x);
    R angle = phase(rises, c.rise, c.period), turn = angle - lag1(s->angle, angle), even = over(rep(360), c.period, 0);
    R line = trendline(line, x, c.period), off = mag(smooth - line);

    R radian = angle * 0x1.1df46a2529d39p-6;                    /* the lines cross where their difference turns its sign */
    R lead = early(t.i < rep(37), rep(0), sin_(radian) - sin_(radian + 0x1.921fb54442d18p-1)), before = lag1(s->lead, lead);
    M crossed = (above(lead, rep(0)) & at_most(before, rep(0))) | (below(lead, rep(0)) & at_least(before, rep(0)));
    bars since = spread(sel(crossed, rep(0), rep(1)));
    for (each_bar(k)) since.at[k] = s->since = since.at[k] * s->since + 1;
    M cycle_mode = below(gather(since), .5 * c.period) | (above(turn, .67 * even) & below(turn, 1.5 * even));

    out->ht_trendmode = sel(at_least(off, .015 * mag(line)) & not(same(line, rep(0))), rep(1), sel(cycle_mode, rep(0), rep(1)));
    keep(s->x, x), keep(s->angle, angle), keep(s->lead, lead);
}

#include "kernel/derive.h"
