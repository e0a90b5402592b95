/* fisher -- Fisher Transform
 *
 *     middle = (high + low) / 2
 *     p      = (middle - lowest(middle)) / (highest(middle) - lowest(middle))      over `period` bars
 *     v      = 0.66 (p - 0.5) + 0.67 v[1]                                          beyond +-0.99: +-0.999
 *     fisher = 0.5 log((1 + v) / (1 - v)) + 0.5 fisher[1]
 *     signal = fisher[1]
 *
 * Stretches the ends of the range, so that turns stand out as peaks.  Begins from v = 0 and fisher = 0.  While there is no
 * range p is 0, or, with flat = middle, the better choice, 0.5.
 *
 * J. F. Ehlers, Using the Fisher Transform, Technical Analysis of Stocks & Commodities, November 2002.
 */
#define TITLE "Fisher Transform"

#define INPUTS(I)   I(high) I(low)
#define OUTPUTS(O)  O(fisher, RATIO) O(signal, RATIO)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 10, 2, 100000, "bars whose range is looked at")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(flat, "where a price lies while there is no range: at its bottom, or in its middle", bottom, middle)
#include "kernel/math.h"
#include "kernel/indicator.h"

STATE    { K flat, first, v; highest high; lowest low; ema y; previous last; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return FOREVER; }

START
{
    s->flat = p->flat == flat_middle ? .5 : 0, s->first = p->period - 1;
    open_highest(high, p->period);
    open_lowest(low, p->period);
    open_smooth(y, .5, s->first - 1);       /* from the 0 before the first value */
}

STEP
{
    R middle = (in.high + in.low) * .5, low = lowest(low, middle), range = highest(high, middle) - low;
    bars v = spread(early(t.i < rep(s->first), rep(0), .66 * (over(middle - low, range, s->flat) - .5)));

    for (each_bar(k)) {
        K y = v.at[k] + .67 * s->v;
        if (rarely(y > .99 || y < -.99)) y = y > 0 ? .999 : -.999;
        v.at[k] = s->v = y;
    }
    R y = gather(v);

    out->fisher = ema(y, log_((1 + y) / (1 - y)));
    out->signal = previous(last, out->fisher);
}

#include "kernel/derive.h"
