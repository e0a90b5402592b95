/* ht_trendline -- Hilbert Transform, Instantaneous Trendline
 *
 *     y            = sum(x[k], k < n) / n
 *     ht_trendline = (4 y + 3 y[1] + 2 y[2] + y[3]) / 10
 *
 * The price without its dominant cycle, as a mean over one whole cycle cancels it: n is ht_dcperiod, rounded, at most
 * max_dc_period.
 *
 * start: at once, all prices before the first one being 0, with the first value at bar `warmup_bars`; settled, the cycle is measured from
 * bar 37 on, and the first value is at bar 63.  arctangent is of a cycle's turn from bar to bar: with its quadrant, or of
 * the quotient alone, which takes turns by more than half for others.  The values differ until the start is forgotten.
 *
 * J. F. Ehlers, Rocket Science for Traders, Wiley, 2001.
 */
#define TITLE "Hilbert Transform, Instantaneous Trendline"
#define ALIASES "ehlers_itrend"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(ht_trendline, PRICE)
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                                          \
    ONE_OF(start, "take all prices before the first for 0, or wait", at_once, settled)                  \
    ONE_OF(arctangent, "of the quadrant, or of the quotient alone", quadrant, quotient)                 \
    INT(warmup_bars,   12, 1, 100000, "bars before the first value, where it starts at once")           \
    INT(max_dc_period, 50, 1, 100000, "most bars of a cycle; more than 50 are never found")
#include "kernel/indicator.h"
#include "kernel/cycle.h"

STATE    { dominant of; trendline line; };
LOOKBACK { return p->start == start_at_once ? (int64_t)p->warmup_bars : 63; }
MEMORY   { return FOREVER; }

START
{
    open_homodyne(of.of, p->start == start_at_once ? 0 : 37, 0, 0, p->arctangent == arctangent_quadrant);
    open_trendline(line, p->max_dc_period);
}

STEP     { out->ht_trendline = trendline(line, in.real, dominant(of, in.real).period); }

#include "kernel/derive.h"
