/* pma -- Predictive Moving Average
 *
 *     predict = 2 wma(x, 7) - wma(wma(x, 7), 7)
 *     trigger = wma(predict, 4)
 *
 * What the average will be once it has caught up, if prices go on as they do: the second average lags behind the first as
 * the first does behind the prices, and the difference is added.  A turn shows where the two lines cross.
 *
 * J. F. Ehlers, Rocket Science for Traders, Wiley, 2001.
 */
#define TITLE "Predictive Moving Average"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(predict, PRICE) O(trigger, PRICE)
#include "kernel/predictive.h"
#include "kernel/indicator.h"

STATE    { fir predict; weighted trigger; };
LOOKBACK { return PREDICTING - 1 + (output == output_trigger ? 3 : 0); }
MEMORY   { return PREDICTING - 1 + 3; }
START    { weigh(predict, PREDICTING, k, predicting(k)); open_weighted(trigger, 4); }

STEP
{
    out->predict = fir(predict, in.real);
    out->trigger = weighted(trigger, out->predict);
}

#include "kernel/derive.h"
