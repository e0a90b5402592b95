/* emv -- Ease of Movement
 *
 *     move = (high + low) / 2 - (high[1] + low[1]) / 2
 *     emv  = mean(move (high - low) divisor / volume, period)
 *
 * How far the middle of the bars moves for the volume it takes.  A bar without range or without volume has no value,
 * and makes every mean it takes part in NaN; with idle = zero it counts as 0.
 *
 * R. W. Arms, Volume Cycles in the Stock Market, Dow Jones-Irwin, 1983.
 */
#define TITLE "Ease of Movement"

#define INPUTS(I)   I(high) I(low) I(volume)
#define OUTPUTS(O)  O(emv, NUMBER)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period,      14, 1, 100000, "bars in the mean; 1 for none")              \
    REAL(divisor, 10000, 1,   1e12, "unit in which volume is counted")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(idle, "a bar without range or volume: no value, or 0", missing, zero)
#include "kernel/indicator.h"

STATE    { K idle, per; previous high, low; sum y; };
LOOKBACK { return (int64_t)p->period; }
MEMORY   { return (int64_t)p->period; }

START
{
    s->idle = p->idle == idle_zero ? 0 : __builtin_nan("");
    s->per = p->divisor / (2 * p->period);
    open_sum(y, p->period);
}

STEP
{
    R move = (in.high - previous(high, in.high)) + (in.low - previous(low, in.low)), range = in.high - in.low;
    R ease = sel(same(range, rep(0)), rep(s->idle), over(move * range, in.volume, s->idle));

    out->emv = sum(y, ease) * s->per;
}

#include "kernel/derive.h"
