/* gaussian -- Gaussian Filter
 *
 *     y = y[1] + a (x - y[1]), `poles` times one after the other
 *     a = sqrt(b^2 + 2 b) - b, b = (1 - cos(2 pi / period)) / (2^(1/poles) - 1)
 *
 * Exponential averages in a row, whose weights come close to a bell curve; cycles of `period` bars keep half of their
 * power.  All begin from 0, as if all prices before the first had been 0; with start = steady, from the first price.
 *
 * J. F. Ehlers, Gaussian and Other Low Lag Filters, 2001.
 */
#define TITLE "Gaussian Filter"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(gaussian, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period, 14, 2, 100000, "cycle that keeps half of its power")             \
    INT(poles,   4, 1, 4, "how many averages in a row")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)  ONE_OF(start, "begin from 0, or from the first price", zero, steady)
#include "kernel/indicator.h"
#include "kernel/filter.h"

STATE    { K poles, zero, lead; previous last; ema one, two, three, four; };
LOOKBACK { return 0; }
MEMORY   { return FOREVER; }

#define PART(part) ema_open(&s->part, m, 0, 0, a, 1)

START
{
    K h = sin_k(PI_K / p->period), b = 2 * h * h / (pow_k(2, 1 / p->poles) - 1), a = 2 * b / (b + __builtin_sqrt(b * b + 2 * b));

    s->poles = p->poles, s->zero = p->start == start_zero;
    s->lead = a / (a - 1);                      /* y - y[1] = lead (y - x)               */
    PART(one), PART(two), PART(three), PART(four);
}

STEP
{
    R move = in.real - previous(last, in.real);
    if (t.warm && s->zero != 0) move = sel(t.i == rep(0), in.real, move);

    R y = ema_gap(one, move), gap = y;
    if (s->poles > 1) y = ema_gap(two,   s->lead * y), gap += y;
    if (s->poles > 2) y = ema_gap(three, s->lead * y), gap += y;
    if (s->poles > 3) y = ema_gap(four,  s->lead * y), gap += y;
    out->gaussian = in.real + gap;
}

#include "kernel/derive.h"
