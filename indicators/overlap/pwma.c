/* pwma -- Pascal Weighted Moving Average
 *
 *     w[k] = (n-1)! / (k! (n-1-k)!)                   n = period
 *     pwma = sum(w[k] x[k]) / sum(w)
 *
 * A row of Pascal's triangle, close to a bell; the same as the mean of two neighbouring values, taken n - 1 times over.
 *
 * The author is not known.
 */
#define TITLE "Pascal Weighted Moving Average"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(pwma, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 5, 1, 100000, "bars in the window")
#include "kernel/indicator.h"

STATE    { fir y; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }

START
{
    open_fir(y, p->period);
    K *w = fir_weights(y), weight = 1;
    int64_t n = (int64_t)p->period - 1, middle = n / 2;
    for (int64_t k = middle; w && k >= 0; k--) {            /* outwards, as the ends of a long row are too small for a number */
        w[k] = w[n - k] = weight;
        weight = weight * (K)k / (K)(n + 1 - k);
    }
    to_mean(y);
}

STEP { out->pwma = fir(y, in.real); }

#include "kernel/derive.h"
