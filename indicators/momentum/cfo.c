/* cfo -- Chande Forecast Oscillator
 *
 *     cfo = scalar (x - linreg(x, period)) / x
 *
 * How far the price lies off the end of the least-squares line through the last `period` values, itself among them; fosc
 * asks the line of the bar before.  0 where x is 0.
 *
 * T. S. Chande & S. Kroll, The New Technical Trader, Wiley, 1994.
 */
#define TITLE "Chande Forecast Oscillator"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(cfo, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period,  14, 1, 100000, "bars in the window")                            \
    REAL(scalar, 100, -1e6, 1e6, "what a distance of the whole price counts as")
#include "kernel/indicator.h"

STATE    { K scalar; line x; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }
START    { s->scalar = p->scalar; open_line(x, p->period); }
STEP     { out->cfo = s->scalar * over(in.real - line(x, in.real).end, in.real, 0); }

#include "kernel/derive.h"
