/* tsf -- Time Series Forecast
 *
 *     tsf = a + b (t + 1)                one bar after the newest bar t, where
 *     sum((x - (a + b t))^2, period)     is least
 */
#define TITLE "Time Series Forecast"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(tsf, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 14, 2, 100000, "bars in the window")
#include "kernel/indicator.h"

STATE    { line x; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }
START    { open_line(x, p->period); }

STEP
{
    line_values x = line(x, in.real);

    out->tsf = x.end + x.slope;
}

#include "kernel/derive.h"
