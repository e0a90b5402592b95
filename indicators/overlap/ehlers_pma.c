/* ehlers_pma -- Predictive Moving Average of the bars before
 *
 *     y       = x[1]
 *     predict = 2 wma(y, 7) - wma(wma(y, 7), 7)
 *     trigger = wma(predict, 4)
 *
 * The lines of pma one bar late: for those who compare them with a price they have not seen.
 *
 * J. F. Ehlers, Rocket Science for Traders, Wiley, 2001.
 */
#define TITLE "Predictive Moving Average of the Bars Before"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(predict, PRICE) O(trigger, PRICE)
#include "kernel/predictive.h"
#include "kernel/indicator.h"

STATE    { fir predict; weighted trigger; };
LOOKBACK { return PREDICTING + (output == output_trigger ? 3 : 0); }
MEMORY   { return PREDICTING + 3; }
START    { weigh(predict, PREDICTING + 1, k, k > 0 ? predicting(k - 1) : 0); open_weighted(trigger, 4); }

STEP
{
    out->predict = fir(predict, in.real);
    out->trigger = weighted(trigger, out->predict);
}

#include "kernel/derive.h"
