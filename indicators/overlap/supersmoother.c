/* supersmoother -- Super Smoother (two poles)
 *
 *     y = g (x + x[1]) + 2 a cos(f) y[1] - a^2 y[2]
 *     f = 1.414 pi / period, a = exp(-f), g = (1 + a^2 - 2 a cos f) / 2
 *
 * A smooth line with little lag: what goes up and down within `period` bars is taken away.  The first two values, at bar
 * period - 1 and the next, are the prices themselves; earlier prices do not count.
 *
 * J. F. Ehlers, Cycle Analytics for Traders, Wiley, 2013.
 */
#define TITLE "Super Smoother (two poles)"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(supersmoother, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 14, 1, 100000, "shortest cycle that is kept")
#include "kernel/indicator.h"
#include "kernel/filter.h"

STATE    { previous last; smoother y; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return FOREVER; }
START    { K f = 1.414 * PI_K / p->period; open_super(y, f, f, 1, p->period - 1); }
STEP     { out->supersmoother = in.real + super(y, in.real - previous(last, in.real)); }

#include "kernel/derive.h"
