/* bandpass -- Band-Pass Filter with Trigger
 *
 *     h             = highpass(x, round(4 period / bandwidth))
 *     bp            = (1 - r)/2 (h - h[2]) + cos(f) (1 + r) bp[1] - r bp[2]
 *     f = 2 pi / period, r = g - sqrt(g^2 - 1), g = 1 / cos(bandwidth f)
 *     peak          = max(0.991 peak[1], |bp|)
 *     bp_normalized = bp / peak, or 0
 *     trigger       = highpass(bp_normalized, round(period / bandwidth / 1.5))
 *     signal        = 1 where bp_normalized is below trigger, -1 where it is above
 *
 * Cycles of about `period` bars, and how they stand to a trigger that runs ahead of them.  highpass begins with its input and bp with
 * the first two values of h, so that the first prices are in all of it for hundreds of bars; with start = steady h and
 * bp begin with 0.
 *
 * J. F. Ehlers, Cycle Analytics for Traders, Wiley, 2013.
 */
#define TITLE "Band-Pass Filter with Trigger"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(bp, MOVE) O(bp_normalized, RATIO) O(signal, FLAG) O(trigger, RATIO)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period,      20,    5, 100000, "cycle that passes")                      \
    REAL(bandwidth, 0.3, 0.01,      1, "width of the band, as a part of its middle")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)  ONE_OF(start, "the filters begin with the prices, or from rest", price, steady)
#include "kernel/indicator.h"
#include "kernel/filter.h"

STATE    { previous last, high, normal; high_pass h, trigger; band_pass bp; decaying peak; };
LOOKBACK { return 2; }
MEMORY   { return FOREVER; }

START
{
    K wide = p->period / p->bandwidth;

    open_high_pass(h, 2 * PI_K / floor_k(4 * wide + .5), p->start == start_price, 0);
    open_band_pass(bp, 2 * PI_K / p->period, p->bandwidth, p->start == start_price, 0);
    open_decaying(peak, 0.991);
    open_high_pass(trigger, 2 * PI_K / floor_k(wide / 1.5 + .5), 1, 2);
}

STEP
{
    R h  = high_pass(h, in.real, in.real - previous(last, in.real));
    R bp = band_pass(bp, h, h - previous(high, h));
    R normal  = over(bp, decaying(peak, early(t.i < rep(2), rep(0), mag(bp))), 0);
    R trigger = high_pass(trigger, normal, normal - previous(normal, normal));

    out->bp = bp, out->bp_normalized = normal, out->trigger = trigger;
    out->signal = sel(normal < trigger, rep(1), sel(normal > trigger, rep(-1), rep(0)));
}

#include "kernel/derive.h"
