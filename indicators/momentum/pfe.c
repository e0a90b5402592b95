/* pfe -- Polarized Fractal Efficiency
 *
 *     far  = sqrt((x - x[period])^2 + period^2)
 *     path = sum(sqrt((x - x[1])^2 + 1), period)
 *     pfe  = ema(+-100 far / path, smoothing)                  + where x > x[period], else -
 *
 * The straight line to an old price against the way there, both drawn on a chart on which a bar is as wide as a unit of price is high:
 * other units, other values.  Where x is x[period] the sign is -, or, with flat = zero, the better choice, the value is 0.  The
 * average starts from its first value.
 *
 * H. Hannula, Polarized Fractal Efficiency, Technical Analysis of Stocks & Commodities, January 1994.
 */
#define TITLE "Polarized Fractal Efficiency"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(pfe, NUMBER)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period,   10, 1, 100000, "movements in the window")                      \
    INT(smoothing, 5, 1, 100000, "period of the average")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(flat, "where x is what it was: as if it had fallen, or 0", falling, zero)
#include "kernel/indicator.h"

STATE    { K flat, square; delay old; previous last; sum path; ema y; };
LOOKBACK { return (int64_t)p->period; }
MEMORY   { return FOREVER; }

START
{
    s->flat = p->flat == flat_falling ? -100 : 0, s->square = p->period * p->period;
    open_delay(old, p->period);
    open_sum(path, p->period);
    open_ema(y, p->smoothing, p->period);
    s->y.n = 1;
}

STEP
{
    R far  = in.real - delay(old, in.real), move = in.real - previous(last, in.real);
    R path = sum(path, root(move * move + 1));
    R sign = sel(far > rep(0), rep(100), sel(far < rep(0), rep(-100), rep(s->flat)));

    out->pfe = ema(y, sign * root(far * far + s->square) / path);
}

#include "kernel/derive.h"
