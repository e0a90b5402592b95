/* linreg -- Linear Regression, end point
 *
 *     linreg = a + b t                   at the newest bar t, where
 *     sum((x - (a + b t))^2, period)     is least
 */
#define TITLE   "Linear Regression"
#define ALIASES "linearreg"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(linreg, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 14, 2, 100000, "bars in the window")
#include "kernel/indicator.h"

STATE    { line x; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }
START    { open_line(x, p->period); }
STEP     { out->linreg = line(x, in.real).end; }

#include "kernel/derive.h"
