/* acosc -- Accelerator Oscillator
 *
 *     middle = (high + low) / 2
 *     ao     = mean(middle, fast_period) - mean(middle, slow_period)
 *     osc    = ao - mean(ao, signal_period)
 *     change = osc - osc[1]
 *
 * Whether the Awesome Oscillator hurries or tires.
 *
 * B. Williams, New Trading Dimensions, Wiley, 1998.
 */
#define TITLE   "Accelerator Oscillator"
#define ALIASES "ac"

#define INPUTS(I)   I(high) I(low)
#define OUTPUTS(O)  O(osc, MOVE) O(change, MOVE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(fast_period,   5, 2, 100000, "bars of the mean that comes first")        \
    INT(slow_period,  34, 2, 100000, "bars of the mean that is taken from it")   \
    INT(signal_period, 5, 2, 100000, "bars of the mean of that difference")
#include "kernel/awesome.h"
#include "kernel/indicator.h"

STATE    { K per; awesome of; sum signal; previous last; };
LOOKBACK { return (int64_t)(most(p->fast_period, p->slow_period) + p->signal_period) - 2 + (output == output_change); }
MEMORY   { return (int64_t)(most(p->fast_period, p->slow_period) + p->signal_period) - 1; }

START
{
    s->per = 1 / p->signal_period;
    open_awesome(of, p->fast_period, p->slow_period);
    open_sum(signal, p->signal_period);
}

STEP
{
    R ao = awesome(of, in.high, in.low);

    out->osc    = ao - sum(signal, ao) * s->per;
    out->change = out->osc - previous(last, out->osc);
}

#include "kernel/derive.h"
