/* weights.h -- averages that are nothing but a row of weights over the last bars.
 *
 *     fir y;                                        in STATE
 *     weigh(y, bars, k, weight);                    in START: what the value k bars ago weighs, for k < bars
 *     fir(y, x)                                     in STEP: sum(weight x[k]) / sum(weight)
 *
 * Only the proportions of the weights count.
 *
 *     half_wave(k, n)                               a weight: half a wave of the sine over n bars
 *
 * Averages that weigh the bars by a power of their number, period for the newest, then period - 1 and so on, are
 * commonly computed without number 1, over period - 1 bars.  They have an option for it:
 *
 *     #define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)  OLDEST(ONE_OF)
 *     NUMBERED                                      how many bars are weighed
 */
#ifndef TACHO_KERNEL_WEIGHTS_H
#define TACHO_KERNEL_WEIGHTS_H
#include "parts.h"
#include "math.h"

#define weigh(part, bars, k, weight)                                                            \
    do {                                                                                        \
        open_fir(part, bars);                                                                   \
        K *weigh_ = fir_weights(part);                                                          \
        for (K k = 0; weigh_ && k < (K)(bars); k++) *weigh_++ = (weight);                       \
        to_mean(part);                                                                          \
    } while (0)

INLINE K half_wave(K k, K n) { return sin_k(0x1.921fb54442d18p+1 * (k + 1) / (n + 1)); }

#define OLDEST(ONE_OF) ONE_OF(oldest, "the number of the oldest bar that counts: 2, or 1, over the whole period", second, first)
#define NUMBERED       (p->period - (p->oldest == oldest_second))

#endif
