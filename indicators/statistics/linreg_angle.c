/* linreg_angle -- Linear Regression Angle
 *
 *     linreg_angle = atan(b)             in degrees, where
 *     sum((x - (a + b t))^2, period)     is least
 *
 * The angle is that of a drawing in which a bar is as wide as one unit of price is high.
 */
#define TITLE   "Linear Regression Angle"
#define ALIASES "linearreg_angle"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(linreg_angle, ANGLE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 14, 2, 100000, "bars in the window")
#include "kernel/indicator.h"

STATE    { line x; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }
START    { open_line(x, p->period); }
STEP     { out->linreg_angle = atan_(line(x, in.real).slope) * (180 / 3.14159265358979323846); }

#include "kernel/derive.h"
