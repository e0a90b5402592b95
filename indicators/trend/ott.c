/* ott -- Optimized Trend Tracker
 *
 *     m     = an average of x
 *     long  = m (1 - h), or long[1]  while that is higher and m above it          h = percent / 100
 *     short = m (1 + h), or short[1] while that is lower and m below it
 *     track = long, until m falls below long[1]; then short, until m rises above short[1]
 *     ott   = track (1 + h/2) where m is above it, else track (1 - h/2)
 *
 * A stop that trails an average and follows a trend only its own way.  The average is Chande's, which waits while rises and falls
 * cancel, m = m[1] + c (x - m[1]) with c = 2 |x - x[9]| / sum(|x - x[1]|, 9) / (period + 1); or, with ma_type = other, the one that is
 * named there.
 *
 * Chande's starts from 0 at the ninth movement, and is 0 before; with start = price, which to prefer, it starts from the
 * price, and ott comes with it.
 *
 * A. Ozeksi, Optimized Trend Tracker, TradingView (K. Ozbilgic).
 */
#define TITLE "Optimized Trend Tracker"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(ott, STOP)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period,    2, 1, 100000, "period of the average")                        \
    REAL(percent, 1.4, 0, 100,   "how far the stop is from it")                  \
    ONE_OF(ma_type, "the average: Chande's, or another", var, other)
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    AVERAGE_OF(other, ema, "the average that stands for other")                  \
    ONE_OF(start, "Chande's average starts from 0 or from the price", zero, price)
#include "kernel/ott.h"
#include "kernel/indicator.h"

#define NAMED (p->ma_type == ma_type_other)

STATE    { K named; average other; travel way; var_average var; tracker stop; };
LOOKBACK { return NAMED ? average_lookback(p->other, p->period) : p->start == start_price ? 9 : 0; }
MEMORY   { return FOREVER; }

START
{
    s->named = NAMED;
    fixed(m, &s->named, sizeof s->named);
    if (NAMED) open_average(other, p->other, p->period, 0);
    else travel_open(&s->way, m), var_open(&s->var, p->period, 0, p->start == start_price);
    open_tracker(stop, p->percent, (K)lookback(p, 0));
    needs_warm(m, 10);
}

STEP
{
    R m;
    if (s->named != 0) m = average(other, in.real);
    else m = var_step(&s->var, t, in.real, travel_step(&s->way, t, in.real));
    out->ott = tracker(stop, m);
}

#include "kernel/derive.h"
