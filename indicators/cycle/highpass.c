/* highpass -- High-Pass Filter (one pole)
 *
 *     y = (1 - a) y[1] + (1 - a/2) (x - x[1])         a = 1 + (sin f - 1) / cos f, f = 2 pi / period
 *
 * What is left of a price without its trend: cycles shorter than `period`.  The first value is the price itself, which it
 * takes some periods to forget; with start = steady it is 0, as if the first price had been there for ever.
 *
 * J. F. Ehlers, Cycle Analytics for Traders, Wiley, 2013.
 */
#define TITLE "High-Pass Filter (one pole)"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(highpass, MOVE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)   INT(period, 48, 5, 100000, "longest cycle that is kept")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)  ONE_OF(start, "the first value: the price, or 0", price, steady)
#include "kernel/indicator.h"
#include "kernel/filter.h"

STATE    { previous last; high_pass y; };
LOOKBACK { return 0; }
MEMORY   { return FOREVER; }
START    { open_high_pass(y, 2 * PI_K / p->period, p->start == start_price, 0); }
STEP     { out->highpass = high_pass(y, in.real, in.real - previous(last, in.real)); }

#include "kernel/derive.h"
