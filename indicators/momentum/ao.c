/* ao -- Awesome Oscillator
 *
 *     middle = (high + low) / 2
 *     ao     = mean(middle, short_period) - mean(middle, long_period)
 *
 * B. Williams, New Trading Dimensions, Wiley, 1998.
 */
#define TITLE "Awesome Oscillator"

#define INPUTS(I)   I(high) I(low)
#define OUTPUTS(O)  O(ao, MOVE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(short_period, 5, 2, 100000, "bars of the mean that comes first")         \
    INT(long_period, 34, 2, 100000, "bars of the mean that is taken from it")
#include "kernel/awesome.h"
#include "kernel/indicator.h"

STATE    { awesome of; };
LOOKBACK { return (int64_t)most(p->short_period, p->long_period) - 1; }
MEMORY   { return (int64_t)most(p->short_period, p->long_period) - 1; }
START    { open_awesome(of, p->short_period, p->long_period); }
STEP     { out->ao = awesome(of, in.high, in.low); }

#include "kernel/derive.h"
