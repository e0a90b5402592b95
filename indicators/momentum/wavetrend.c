/* wavetrend -- WaveTrend
 *
 *     middle   = ema(x, channel_length)
 *     distance = ema(|x - middle|, channel_length)
 *     wt1      = ema((x - middle) / (factor distance), average_length)
 *     wt2      = mean(wt1, ma_length)
 *     wt_diff  = wt2 - wt1
 *
 * How far the price is off its average, in usual distances, smoothed.  Each average starts from its first value: the distance
 * from the 0 of the first bar, so that wt1 starts, at the second bar, from 1 / (factor c) with the c of the channel, and needs
 * some average_lengths to get down from there.  While nothing has moved: 0.
 *
 * LazyBear, WaveTrend Oscillator, TradingView, 2014.
 */
#define TITLE "WaveTrend"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(wt1, RATIO) O(wt2, RATIO) O(wt_diff, RATIO)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(channel_length,  9, 1, 100000, "period of the middle and of the distance from it") \
    INT(average_length, 12, 1, 100000, "period of wt1")                          \
    INT(ma_length,       3, 1, 100000, "bars in the mean that is wt2")           \
    REAL(factor,     0.015, 1e-6, 1e6, "wt1 is 1 at this part of the usual distance")
#include "kernel/wave.h"
#include "kernel/indicator.h"

STATE    { K per; wave wave; sum mean; };
LOOKBACK { return (int64_t)(p->channel_length + p->average_length + p->ma_length) - 3; }
MEMORY   { return FOREVER; }

START
{
    s->per = 1 / p->ma_length;
    open_wave(wave, p->channel_length, p->average_length, p->factor, 0, 1);
    open_sum(mean, p->ma_length);
}

STEP
{
    out->wt1     = wave(wave, in.real);
    out->wt2     = sum(mean, out->wt1) * s->per;
    out->wt_diff = out->wt2 - out->wt1;
}

#include "kernel/derive.h"
