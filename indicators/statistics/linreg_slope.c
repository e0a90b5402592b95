/* linreg_slope -- Slope of the Linear Regression
 *
 *     linreg_slope = b                   per bar, where
 *     sum((x - (a + b t))^2, period)     is least
 */
#define TITLE   "Linear Regression Slope"
#define ALIASES "linearreg_slope"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(linreg_slope, MOVE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 14, 2, 100000, "bars in the window")
#include "kernel/indicator.h"

STATE    { line x; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }
START    { open_line(x, p->period); }
STEP     { out->linreg_slope = line(x, in.real).slope; }

#include "kernel/derive.h"
