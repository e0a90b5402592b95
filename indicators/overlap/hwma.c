/* hwma -- Holt-Winters Moving Average
 *
 *     f = (1-na) (f[1] + v[1] + a[1]/2) + na x
 *     v = (1-nb) (v[1] + a[1]) + nb (f - f[1])
 *     a = (1-nc) a[1] + nc (v - v[1])
 *     hwma = f + v + a/2
 *
 * Smooths the price, its speed and its acceleration, and shows what they let expect for the next bar; so the line
 * overshoots where the price turns.  Starts from the first value, at rest.  While na is below 0.5, nc counts as na at most: with
more the line may swing up without end.
 *
 * Computed from the movements of x: with r = x - hwma[1], f is hwma[1] + na r, v is v[1] + (1 - nb/2) a[1] + na nb r, a is
 * (1 - nb nc/2) a[1] + na nb nc r.
 *
 * C. C. Holt, Forecasting Seasonals and Trends by Exponentially Weighted Moving Averages, 1957.
 */
#define TITLE "Holt-Winters Moving Average"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(hwma, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                               \
    REAL(na, 0.2, 0.01, 0.99, "weight of a new price")                      \
    REAL(nb, 0.1, 0.01, 0.99, "weight of a new speed")                      \
    REAL(nc, 0.1, 0.01, 0.99, "weight of a new acceleration")
#include "kernel/indicator.h"
#include "kernel/linear.h"

STATE    { previous last; linear gap; };
LOOKBACK { return 0; }
MEMORY   { return FOREVER; }

START
{
    K nc = p->na < .5 ? least(p->nc, p->na) : p->nc;
    K v = p->na * p->nb, w = v * nc, speed = 1 - p->nb / 2, still = 1 - p->nb * nc / 2;
    K to_gap = v + w / 2 - (1 - p->na);

    open_linear(gap, ((K[3][3]){ { -to_gap, 1, speed + still / 2 }, { -v, 1, speed }, { -w, 0, still } }), ((K[]){ to_gap, v, w }));
}

STEP { out->hwma = in.real + linear(gap, in.real - previous(last, in.real)); }

#include "kernel/derive.h"
