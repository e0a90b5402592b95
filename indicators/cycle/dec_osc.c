/* dec_osc -- Decycler Oscillator
 *
 *     d       = x - H(x, hp_period)               H: highpass_2_pole with its k of 0.707
 *     dec_osc = 100 k H(d, hp_period / 2) / x
 *
 * The part of a price that cycles of about hp_period/2 to hp_period bars have in it, in percent; 0 where the price is 0.  The
 * first filter begins with the prices themselves, which takes some periods to fade; with start = steady from rest.
 *
 * J. F. Ehlers, Decyclers, Technical Analysis of Stocks & Commodities, September 2015.
 */
#define TITLE "Decycler Oscillator"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(dec_osc, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(hp_period, 125, 3, 100000, "longest cycle that is kept")                 \
    REAL(k, 1, 0, 1000, "a factor")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)  ONE_OF(start, "the first filter begins with the prices, or from rest", price, steady)
#include "kernel/indicator.h"
#include "kernel/filter.h"

STATE    { K scale; previous last, high; high_pass_2 slow, fast; };
LOOKBACK { return 2; }
MEMORY   { return FOREVER; }

START
{
    K angle = 2 * PI_K * 0.707 / p->hp_period;

    s->scale = 100 * p->k;
    open_high_pass_2(slow, angle, p->start == start_price);
    open_high_pass_2(fast, 2 * angle, 0);
}

STEP
{
    R move = in.real - previous(last, in.real);
    R high = high_pass_2(slow, in.real, move);
    R d    = high_pass_2(fast, in.real - high, move - (high - previous(high, high)));

    out->dec_osc = over(s->scale * d, in.real, 0);
}

#include "kernel/derive.h"
