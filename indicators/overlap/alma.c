/* alma -- Arnaud Legoux Moving Average
 *
 *     w[k] = exp(-(k - peak)^2 / (2 d^2))     peak = offset (period-1), d = period/sigma, k = 0 the oldest
 *     alma = sum(w[k] x[period-1-k]) / sum(w)
 *
 * A Gaussian window leaning towards the present.  With peak = whole it stands on a bar, the one at or before
 * offset (period-1).
 *
 * A. Legoux & D. Kouzis-Loukas, Arnaud Legoux Moving Average, 2009.
 */
#define TITLE "Arnaud Legoux Moving Average"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(alma, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                               \
    INT(period,     9,    1, 100000, "bars in the window")                                  \
    REAL(offset, 0.85,    0,      1, "where the window is highest: 0 the oldest bar, 1 the newest")     \
    REAL(sigma,     6, 0.01,    100, "how narrow it is")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                              \
    ONE_OF(peak, "may the peak stand between bars, or only on one", exact, whole)
#include "kernel/indicator.h"

STATE    { fir y; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }

START
{
    K n = p->period, peak = p->offset * (n - 1), d = n / p->sigma;
    if (p->peak == peak_whole) peak = (K)(int64_t)peak;

    open_fir(y, n);
    K *w = fir_weights(y);
    for (K k = n - 1; w && k >= 0; k--) *w++ = exp_k(-(k - peak) * (k - peak) / (2 * d * d));
    to_mean(y);
}

STEP { out->alma = fir(y, in.real); }

#include "kernel/derive.h"
