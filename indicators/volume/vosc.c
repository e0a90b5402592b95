/* vosc -- Volume Oscillator
 *
 *     vosc = 100 (mean(volume, short_period) - mean(volume, long_period)) / mean(volume, long_period)
 *
 * By how many percent the volume of late differs from that of a longer time.  NaN while the longer window has no volume.
 *
 * See S. B. Achelis, Technical Analysis from A to Z, Probus, 1995.
 */
#define TITLE "Volume Oscillator"

#define INPUTS(I)   I(volume)
#define OUTPUTS(O)  O(vosc, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(short_period, 2, 1, 100000, "bars in the shorter window")                \
    INT(long_period,  5, 1, 100000, "bars in the longer window")
#include "kernel/indicator.h"

STATE    { K now, ever; sum few, many; };
LOOKBACK { return (int64_t)most(p->short_period, p->long_period) - 1; }
MEMORY   { return (int64_t)most(p->short_period, p->long_period) - 1; }

START
{
    s->now = 1 / p->short_period, s->ever = 1 / p->long_period;
    open_sum(few,  p->short_period);
    open_sum(many, p->long_period);
}

STEP
{
    R now = sum(few, in.volume) * s->now, ever = sum(many, in.volume) * s->ever;

    out->vosc = 100 * over(now - ever, ever, __builtin_nan(""));
}

#include "kernel/derive.h"
