/* ehma -- Ehlers Hann Moving Average
 *
 *     w[k] = 1 - cos(2 pi (k + 1) / (period + 1))
 *     ehma = sum(w[k] x[k]) / sum(w)
 *
 * A Hann window: the middle weighs most and the ends almost nothing, so that ripples shorter than the window hardly
 * get through.
 *
 * J. F. Ehlers, Windowing, Technical Analysis of Stocks & Commodities, September 2021.
 */
#define TITLE "Ehlers Hann Moving Average"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(ehma, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 14, 1, 100000, "bars in the window")
#include "kernel/weights.h"
#include "kernel/indicator.h"

INLINE K square(K a) { return a * a; }      /* of a sine: half of 1 - cos(2 a), which would cancel at the ends */

STATE    { fir y; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }
START    { weigh(y, p->period, k, square(half_wave(k, p->period))); }
STEP     { out->ehma = fir(y, in.real); }

#include "kernel/derive.h"
