/* jma -- Jurik Moving Average, a public approximation
 *
 *     e   = (1-a) x + a e[1]                        b = 0.45 (period-1) / (0.45 (period-1) + 2), a = b^power
 *     d   = (1-b) (x - e) + b d[1]
 *     u   = e + (phase/100 + 1.5) d
 *     v   = (1-a) u + a v[1]
 *     jma = (1-a) v + a jma[1]
 *
 * A smoothed price, helped on by what smoothing has left behind, and smoothed twice again.  All start from the first value, and d
 * from 0.
 *
 * Jurik has not published his average, whose factor follows the volatility; this is what circulates under its name.
 */
#define TITLE "Jurik Moving Average (public approximation)"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(jma, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                       \
    INT(period, 7,    1, 100000, "period of the average")                           \
    REAL(phase, 50, -100,   100, "how much of the rest is given back: more overshoots")  \
    INT(power,  2,    1,     10, "how fast it is")
#include "kernel/indicator.h"

STATE    { K phase; previous x, e, u; ema slow, rest, once, twice; };
LOOKBACK { return 0; }
MEMORY   { return FOREVER; }

START
{
    K b = 1 - 2 / (.45 * (p->period - 1) + 2), c = 0, a = 1;
    for (int k = 0; k < p->power; k++) c += a, a *= b;          /* c = 1 - a, without losing digits */
    c *= 2 / (.45 * (p->period - 1) + 2);

    s->phase = p->phase / 100 + 1.5;
    open_smooth(slow, c, 0);
    open_smooth(rest, 1 - b, 0);
    open_smooth(once, c, 0);
    open_smooth(twice, c, 0);
}

STEP
{
    R e = ema(slow, in.real);
    R u = e + s->phase * ema(rest, in.real - e);

    out->jma = ema(twice, ema(once, u));
}

#include "kernel/derive.h"
