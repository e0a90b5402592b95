/* fosc -- Forecast Oscillator
 *
 *     fosc = 100 (x - forecast[1]) / x
 *
 * forecast is the least-squares line through the last `period` values, one bar ahead: so this is by how much, in percent,
 * the price misses what the bars before promised.  0 where x is 0.
 *
 * T. S. Chande & S. Kroll, The New Technical Trader, Wiley, 1994.
 */
#define TITLE "Forecast Oscillator"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(fosc, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 5, 2, 100000, "bars in the window")
#include "kernel/indicator.h"

STATE    { line x; previous forecast; };
LOOKBACK { return (int64_t)p->period; }
MEMORY   { return (int64_t)p->period; }
START    { open_line(x, p->period); }

STEP
{
    line_values line = line(x, in.real);

    out->fosc = 100 * over(in.real - previous(forecast, line.end + line.slope), in.real, 0);
}

#include "kernel/derive.h"
