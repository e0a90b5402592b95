/* kurtosis -- Rolling Excess Kurtosis
 *
 *     kurtosis = mean(d^4) / mean(d^2)^2 - 3        d = x - mean(x), all over `period` bars
 *
 * How much of the variance comes from few far values: 0 for a normal distribution, more for heavy tails.  Of the window as it
 * is, without a correction for its size.  Where nothing varies there is no answer: NaN.
 *
 * K. Pearson, Das Fehlergesetz und seine Verallgemeinerungen, Biometrika, 1905.
 */
#define TITLE "Rolling Excess Kurtosis"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(kurtosis, RATIO)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 30, 4, 100000, "bars in the window")
#include "kernel/indicator.h"

STATE    { four_moments x; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }
START    { open_four_moments(x, p->period); }

STEP
{
    central_moments c = four_moments(x, in.real);

    out->kurtosis = over(c.fourth, c.second * c.second, __builtin_nan("")) - 3;
}

#include "kernel/derive.h"
