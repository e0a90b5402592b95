/* decycler -- Simple Decycler
 *
 *     y        = (1 - a/2)^2 (x - 2 x[1] + x[2]) + 2 (1 - a) y[1] - (1 - a)^2 y[2]
 *     decycler = x - y                            a = 1 + (sin f - 1) / cos f, f = 2 pi k / hp_period
 *
 * The price without its cycles: what highpass_2_pole takes away from it.  The filter's first two values are the prices themselves, so that
 * the decycler comes up from 0 and takes some periods to arrive; with start = steady it begins at the price.
 *
 * J. F. Ehlers, Decyclers, Technical Analysis of Stocks & Commodities, September 2015.
 */
#define TITLE "Simple Decycler"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(decycler, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(hp_period, 125, 3, 100000, "longest cycle that is taken away")           \
    REAL(k, 0.707, 0.01, 1, "what part of the period's angle the poles stand at")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)  ONE_OF(start, "the filter begins with the prices, or from rest", price, steady)
#include "kernel/indicator.h"
#include "kernel/filter.h"

STATE    { previous last; high_pass_2 y; };
LOOKBACK { return 2; }
MEMORY   { return FOREVER; }
START    { open_high_pass_2(y, 2 * PI_K * p->k / p->hp_period, p->start == start_price); }
STEP     { out->decycler = in.real - high_pass_2(y, in.real, in.real - previous(last, in.real)); }

#include "kernel/derive.h"
