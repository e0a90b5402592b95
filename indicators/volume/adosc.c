/* adosc -- Accumulation/Distribution Oscillator
 *
 *     adosc = ema(ad, fast_period) - ema(ad, slow_period)
 *
 * of the accumulation/distribution line (see ad).  Both averages start from its first value, so that adosc is 0
 * at the first bar; with start = full the values begin when the longer period is full.
 *
 * Computed from the movements of the line, whose level does not matter.
 *
 * M. Chaikin; see S. B. Achelis, Technical Analysis from A to Z, Probus, 1995.
 */
#define TITLE "Accumulation/Distribution Oscillator"

#define INPUTS(I)   I(high) I(low) I(close) I(volume)
#define OUTPUTS(O)  O(adosc, VOLUME)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(fast_period,  3, 2, 100000, "period of the fast average")                \
    INT(slow_period, 10, 2, 100000, "period of the slow average")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(start, "the first value: at the first bar, or when the longer period is full", first, full)
#include "kernel/indicator.h"

STATE    { ema fast, slow; };
LOOKBACK { return p->start == start_full ? (int64_t)most(p->fast_period, p->slow_period) - 1 : 0; }
MEMORY   { return FOREVER; }

START
{
    open_ema_gap(fast, p->fast_period, 0);
    open_ema_gap(slow, p->slow_period, 0);
    s->fast.n = s->slow.n = 1;
}

STEP
{
    R place = over((in.close - in.low) - (in.high - in.close), in.high - in.low, 0);
    R move  = place * in.volume;

    out->adosc = ema_gap(fast, move) - ema_gap(slow, move);
}

#include "kernel/derive.h"
