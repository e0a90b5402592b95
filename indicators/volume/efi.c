/* efi -- Elder Force Index
 *
 *     efi = ema((close - close[1]) volume, period)
 *
 * How far the price was moved, and by how much volume, smoothed.  The average starts from the first such product,
 * at the second bar; with seed = sma from the mean of the first `period`, and is given from there on.
 *
 * A. Elder, Trading for a Living, Wiley, 1993.
 */
#define TITLE "Elder Force Index"

#define INPUTS(I)   I(close) I(volume)
#define OUTPUTS(O)  O(efi, MONEY)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 13, 1, 100000, "period of the average")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(seed, "start from the first value, or from the mean of the first `period`", first, sma)
#include "kernel/indicator.h"

STATE    { previous last; ema y; };
LOOKBACK { return p->seed == seed_sma ? (int64_t)p->period : 1; }
MEMORY   { return FOREVER; }

START
{
    if (p->seed == seed_sma) open_ema(y, p->period, 1);
    else                     open_smooth(y, 2 / (p->period + 1), 1);
}

STEP { out->efi = ema(y, (in.close - previous(last, in.close)) * in.volume); }

#include "kernel/derive.h"
