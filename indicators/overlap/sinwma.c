/* sinwma -- Sine Weighted Moving Average
 *
 *     w[k]   = sin(pi (k + 1) / (period + 1))
 *     sinwma = sum(w[k] x[k]) / sum(w)
 *
 * Half a wave of the sine: the middle of the window weighs most, its ends next to nothing.
 *
 * The author is not known.
 */
#define TITLE "Sine Weighted Moving Average"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(sinwma, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 14, 1, 100000, "bars in the window")
#include "kernel/weights.h"
#include "kernel/indicator.h"

STATE    { fir y; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }
START    { weigh(y, p->period, k, half_wave(k, p->period)); }
STEP     { out->sinwma = fir(y, in.real); }

#include "kernel/derive.h"
