/* prb -- Polynomial Regression Bands
 *
 *     y      = the Super Smoother of x, over smooth_period bars, or x itself with smooth_data = false
 *     values = f(n - regression_offset + equ_from)            n = regression_period
 *     upper  = values + ndev d
 *     lower  = values - ndev d
 *
 * f is the polynomial of degree polynomial_order that comes nearest, by least squares, to the n values of y that end equ_from bars
 * ago, numbered from 1.  The degree is n - 1 at most.
 *
 * d is the standard deviation of these values, which their trend makes wide; with band = residuals it is the root of the mean
 * square of their distances from f, which is to be preferred.
 *
 * f is a sum over orthogonal polynomials, and so over fixed weights, however long the window is.  The smoother starts as if the
 * first value had been there for ever.
 */
#define TITLE "Polynomial Regression Bands"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(values, PRICE) O(upper, PRICE) O(lower, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                               \
    ONE_OF(smooth_data, "smooth the prices first", true, false)                             \
    INT(smooth_period,     10, 2, 100000, "period of the smoother")                         \
    INT(regression_period, 100, 1, 100000, "bars in the window")                            \
    INT(polynomial_order,   2, 1, 6,      "degree of the polynomial")                       \
    INT(regression_offset,  0, -100, 100, "how many bars before the newest it is asked for") \
    REAL(ndev,              2, 0, 1000,   "deviations from the curve to a band")            \
    INT(equ_from,           0, 0, 1000,   "bars after the window")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                              \
    ONE_OF(band, "deviation of the values, or from the curve", values, residuals)
#include "kernel/indicator.h"
#include "kernel/curve.h"
#include "kernel/filter.h"

STATE    { K smooths, ndev; previous last; smoother smooth; delay late; curve y; };
LOOKBACK { return (int64_t)(p->regression_period + p->equ_from) - 1; }
MEMORY   { return p->smooth_data == smooth_data_true ? FOREVER : lookback(p, 0); }

START
{
    K angle = PI_K * 0x1.6a09e667f3bcdp+0 / p->smooth_period;   /* root 2 pi / period */

    s->smooths = p->smooth_data == smooth_data_true, s->ndev = p->ndev;
    open_super(smooth, angle, angle, 0, 0);
    open_delay(late, p->equ_from);
    open_curve(y, p->regression_period, p->polynomial_order, p->equ_from - p->regression_offset, p->band == band_residuals);
}

STEP
{
    R x = in.real, move = x - previous(last, x);
    if (s->smooths != 0) x += two_pole_step(&s->smooth.of, t, move);
    curve_and_size y = curve(y, delay(late, x));

    out->values = y.value;
    out->upper  = y.value + s->ndev * y.size;
    out->lower  = y.value - s->ndev * y.size;
}

#include "kernel/derive.h"
