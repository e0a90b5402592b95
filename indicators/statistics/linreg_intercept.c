/* linreg_intercept -- Linear Regression Intercept
 *
 *     linreg_intercept = a               the line at the oldest bar, t = 0, where
 *     sum((x - (a + b t))^2, period)     is least
 */
#define TITLE   "Linear Regression Intercept"
#define ALIASES "linearreg_intercept linregintercept"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(linreg_intercept, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 14, 2, 100000, "bars in the window")
#include "kernel/indicator.h"

STATE    { K half; line x; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }
START    { s->half = (p->period - 1) / 2; open_line(x, p->period); }

STEP
{
    line_values x = line(x, in.real);

    out->linreg_intercept = x.mean - s->half * x.slope;
}

#include "kernel/derive.h"
