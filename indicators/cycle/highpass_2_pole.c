/* highpass_2_pole -- High-Pass Filter (two poles)
 *
 *     y = (1 - a/2)^2 (x - 2 x[1] + x[2]) + 2 (1 - a) y[1] - (1 - a)^2 y[2]
 *     a = 1 + (sin f - 1) / cos f, f = 2 pi k / period
 *
 * What is left of a price without its trend: the filter of one pole, twice.  The first two values are the prices themselves, which
 * it takes some periods to forget; with start = steady they are such as if the first price had been there for ever.
 *
 * J. F. Ehlers, Cycle Analytics for Traders, Wiley, 2013.
 */
#define TITLE "High-Pass Filter (two poles)"
#define ALIASES "highpass2"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(highpass_2_pole, MOVE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period, 48, 3, 10000, "longest cycle that is kept")                      \
    REAL(k, 0.707, 0.01, 1, "what part of the period's angle the poles stand at")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)  ONE_OF(start, "the first two values: the prices, or from rest", price, steady)
#include "kernel/indicator.h"
#include "kernel/filter.h"

STATE    { previous last; high_pass_2 y; };
LOOKBACK { return 0; }
MEMORY   { return FOREVER; }
START    { open_high_pass_2(y, 2 * PI_K * p->k / p->period, p->start == start_price); }
STEP     { out->highpass_2_pole = high_pass_2(y, in.real, in.real - previous(last, in.real)); }

#include "kernel/derive.h"
