/* otto -- Optimized Trend Tracker Oscillator
 *
 *     v(n) = v(n)[1] + c (x - v(n)[1])           c = 2 |x - x[9]| / sum(|x - x[1]|, 9) / (n + 1)
 *     lott = v(slow/2) / (v(slow) - v(slow fast) + correcting_constant)         slow/2 without its fraction
 *     hott = the ott of lott
 *
 * Averages after Chande, which wait while rises and falls cancel: the fastest held against the difference of two slow ones.  The
 * constant, a price, keeps that off 0; with a large one, lott is v(slow/2) in small numbers.  0 over 0 is 0.
 *
 * All averages start from 0 at their ninth movement, and take some slow fast bars to come near the price; with start = price, which
 * to prefer, they start from the price, and the outputs come with them.
 *
 * A. Ozeksi, OTT Oscillator, TradingView (K. Ozbilgic).
 */
#define TITLE "Optimized Trend Tracker Oscillator"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(hott, RATIO) O(lott, RATIO)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(ott_period,       2, 1, 100000, "period of the average that the stop trails") \
    REAL(ott_percent,   0.6, 0, 100,    "how far the stop is from it")           \
    INT(fast_vidya_length, 10, 1, 10000, "how many times slower the slowest average is") \
    INT(slow_vidya_length, 25, 2, 10000, "period of the middle one")             \
    REAL(correcting_constant, 100000, 0, 1e15, "a price to divide by")           \
    ONE_OF(ma_type, "the average that the stop trails: Chande's, or another", var, other)
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    AVERAGE_OF(other, ema, "the average that stands for other")                  \
    ONE_OF(start, "Chande's averages start from 0 or from the price", zero, price)
#include "kernel/ott.h"
#include "kernel/indicator.h"

#define NAMED  (p->ma_type == ma_type_other)
#define PRICED (p->start == start_price)

STATE    { K named, constant; travel way, way_of_lott; var_average half, slow, slowest, var; average other; tracker stop; };
MEMORY   { return FOREVER; }

LOOKBACK
{
    int64_t first = PRICED ? 9 : 0;
    return output == output_lott ? first : first + (NAMED ? average_lookback(p->other, p->ott_period) : first);
}

START
{
    K slow = p->slow_vidya_length;

    s->named = NAMED, s->constant = p->correcting_constant;
    fixed(m, &s->named, sizeof s->named);
    travel_open(&s->way, m);
    var_open(&s->half, (K)(int64_t)(slow / 2), 0, PRICED), var_open(&s->slow, slow, 0, PRICED);
    var_open(&s->slowest, slow * p->fast_vidya_length, 0, PRICED);
    if (NAMED) open_average(other, p->other, p->ott_period, PRICED ? 9 : 0);
    else travel_open(&s->way_of_lott, m), var_open(&s->var, p->ott_period, PRICED ? 9 : 0, PRICED);
    open_tracker(stop, p->ott_percent, (K)lookback(p, output_hott));
    needs_warm(m, 20);
}

STEP
{
    travel_values w = travel_step(&s->way, t, in.real);
    R half = var_step(&s->half, t, in.real, w), slow = var_step(&s->slow, t, in.real, w), slowest = var_step(&s->slowest, t, in.real, w);
    R lott = over(half, (slow - slowest) + s->constant, 0), m;

    if (s->named != 0) m = average(other, lott);
    else m = var_step(&s->var, t, lott, travel_step(&s->way_of_lott, t, lott));
    out->lott = lott, out->hott = tracker(stop, m);
}

#include "kernel/derive.h"
