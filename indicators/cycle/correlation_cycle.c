/* correlation_cycle -- Correlation Cycle
 *
 *     real  = correlation of x[k] and  cos(2 pi k / period), k = 1 ... period
 *     imag  = correlation of x[k] and -sin(2 pi k / period)
 *     angle = atan(real / imag) + 90, less 180 where imag > 0; 0 where it is 0
 *     state = 1 or -1, as the angle's sign, where the angle has changed by less than threshold; else 0
 *
 * Where the price is in a cycle of `period` bars; while the angle stands still, it is in a trend.  The bar in hand does
 * not count; with window = current it does, as its author has it, and k begins at 0.  Where nothing has moved,
 * correlations are 0.
 *
 * J. F. Ehlers, Correlation As A Cycle Indicator, Technical Analysis of Stocks & Commodities, June 2020.
 */
#define TITLE "Correlation Cycle"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(real, RATIO) O(imag, RATIO) O(angle, ANGLE) O(state, FLAG)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period,   20, 2, 100000, "bars of the cycle")                            \
    REAL(threshold, 9, 0,   360, "degrees that the angle may turn by in a trend")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)  ONE_OF(window, "ends with the bar before, or with the bar in hand", before, current)
#include "kernel/indicator.h"
#include "kernel/filter.h"

STATE    { K threshold, before, per; previous last, variance, angle; moments x; turn of; };
LOOKBACK { return (int64_t)p->period - (int64_t)p->window + (output == output_state); }
MEMORY   { return lookback(p, output_state); }

START
{
    s->threshold = p->threshold, s->before = p->window == window_before, s->per = p->period == 2 ? 1. / 4 : 2 / (p->period * p->period);
    open_moments(x, p->period);
    open_turn(of, p->period, p->window == window_before, PI_K);
}

STEP
{
    R x = in.real, variance = moments(x, x).variance, earlier = previous(variance, variance);
    turned of = turn(of, x, x - previous(last, x));
    R scale = root(over(rep(s->per), s->before != 0 ? earlier : variance, 0));
    R real = of.cosine * scale, imag = -(of.sine * scale);
    M up = above(imag, rep(0)), down = below(imag, rep(0)), is = up | down;
    R arc = direction_of(mag(of.cosine), sel(is, mag(of.sine), rep(1)), rep(0) > rep(0), 0) * 0x1.ca5dc1a63c1f8p+5;
    R angle = sel(is, sel(up, sel(real < rep(0), -arc, arc) - 90, sel(real < rep(0), arc, -arc) + 90), rep(0));
    R turned = mag(angle - previous(angle, angle));

    out->real = real, out->imag = imag, out->angle = angle;
    out->state = sel(turned < rep(s->threshold), sel(angle < rep(0), rep(-1), rep(1)), rep(0));
}

#include "kernel/derive.h"
