/* dpo -- Detrended Price Oscillator
 *
 *     dpo = x[period/2 + 1] - mean(x, period)           period/2 without its fraction
 *
 * An old price against the mean that stands about its bar: what swings is left, what climbs is gone.  It looks at the
 * past, and does not forecast.
 *
 * S. B. Achelis, Technical Analysis from A to Z, Probus, 1995.
 */
#define TITLE "Detrended Price Oscillator"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(dpo, MOVE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 20, 2, 100000, "bars in the window")
#include "kernel/indicator.h"

#define BACK ((int64_t)p->period / 2 + 1)

STATE    { delay old; beside_ladder mean; };
LOOKBACK { return (int64_t)most(p->period - 1, (K)BACK); }
MEMORY   { return (int64_t)most(p->period - 1, (K)BACK); }
START    { open_delay(old, BACK); WINDOW(mean, p->period, beside); }
STEP     { out->dpo = (delay(old, in.real) - in.real) - beside_step(&s->mean, t, (one){ in.real }).m; }

#include "kernel/derive.h"
