/* wto -- Wave Trend Oscillator
 *
 *     middle     = ema(x, channel_length)
 *     distance   = ema(|x - middle|, channel_length)
 *     wavetrend1 = ema((x - middle) / (0.015 distance), average_length)
 *     wavetrend2 = mean(wavetrend1, 4)
 *     histogram  = wavetrend1 - wavetrend2
 *
 * How far the price is off its average, in usual distances, smoothed.  Each average starts from its first value: the middle
 * at the first bar, distance and wavetrend1 at bar channel_length - 1, so that wavetrend1 starts from +-1 / 0.015.  0 while nothing
 * has moved.
 *
 * LazyBear, WaveTrend Oscillator, TradingView, 2014.
 */
#define TITLE "Wave Trend Oscillator (Pine form)"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(wavetrend1, RATIO) O(wavetrend2, RATIO) O(histogram, RATIO)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(channel_length, 10, 1, 100000, "period of the middle and of the distance from it") \
    INT(average_length, 21, 1, 100000, "period of wavetrend1")
#include "kernel/wave.h"
#include "kernel/indicator.h"

STATE    { wave wave; sum mean; };
LOOKBACK { return (int64_t)p->channel_length + (output == output_wavetrend1 ? 0 : 3) - 1; }
MEMORY   { return FOREVER; }
START    { open_wave(wave, p->channel_length, p->average_length, .015, p->channel_length - 1, p->channel_length - 1); open_sum(mean, 4); }

STEP
{
    out->wavetrend1 = wave(wave, in.real);
    out->wavetrend2 = sum(mean, out->wavetrend1) * .25;
    out->histogram  = out->wavetrend1 - out->wavetrend2;
}

#include "kernel/derive.h"
