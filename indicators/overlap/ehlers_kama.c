/* ehlers_kama -- Kaufman's Adaptive Moving Average as Ehlers prints it
 *
 *     er          = |x - x[period-1]| / sum(|x - x[1]|, period)          1 at most
 *     ehlers_kama = ehlers_kama[1] + (0.6667 er + 0.0645)^2 (x - ehlers_kama[1])
 *
 * As kama, but the path is one bar longer than the distance, so that er stays a little below 1 in a straight move; with
 * path = alike both are over period - 1 bars, which is to be preferred.  0.6667 is the factor of a 2-bar average, where
 * kama has the difference of two factors.  er is 0 while nothing moves.
 *
 * Starts from the price of the bar before the window is full.
 *
 * J. F. Ehlers, Rocket Science for Traders, Wiley, 2001.
 */
#define TITLE "Ehlers KAMA"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(ehlers_kama, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                       \
    INT(period, 20, 2, 100000, "bars over which efficiency is measured")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                      \
    ONE_OF(path, "is the path one bar longer than the distance, or as long", longer, alike)
#include "kernel/indicator.h"

STATE    { K first; delay back; previous last; sum path; follow y; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return FOREVER; }

START
{
    s->first = p->period - 2;
    open_delay(back, p->period - 1);
    open_sum(path, p->period - (p->path == path_alike));
}

STEP
{
    R x = in.real, move = x - previous(last, x);
    R net = mag(x - delay(back, x)), path = sum(path, mag(move));
    R c = 0.6667 * lesser(over(net, path, 0), rep(1)) + 0.0645;

    out->ehlers_kama = follow(y, early(t.i <= rep(s->first), rep(1), c * c), x, move);
}

#include "kernel/derive.h"
