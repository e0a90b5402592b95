/* nma -- Natural Moving Average
 *
 *     o[k]  = |log(x[k] / x[k+1])|
 *     ratio = sum(o[k] (sqrt(k+1) - sqrt(k))) / sum(o[k])         k < period
 *     nma   = x[period] + ratio (x[period-1] - x[period])        of = oldest
 *           = nma[1] + ratio (x - nma[1])                        of = newest
 *
 * How much the price has moved of late, against the whole window: recent movement makes the ratio 1, movement far back next to
 * nothing; 0 while nothing moves.  What is commonly computed with it lies between the two oldest prices of the window, and
 * says little but where the price was then.  With of = newest, the better choice, the ratio leads an average to the newest price,
 * from the price at bar period - 1 on.
 *
 * A price at or below 0 has no logarithm: movements to and from it do not count.
 *
 * J. Sloman, Ocean Theory.
 */
#define TITLE "Natural Moving Average"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(nma, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 40, 1, 100000, "movements that are looked at")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) ONE_OF(of, "blend the two oldest prices, or follow the newest", oldest, newest)
#include "kernel/growth.h"
#include "kernel/weights.h"
#include "kernel/indicator.h"

STATE    { K follows, first, scale; previous last, older; fir recent; sum all; delay back; follow y; };
LOOKBACK { return (int64_t)p->period; }
MEMORY   { return p->of == of_newest ? FOREVER : (int64_t)p->period; }

START
{
    s->follows = p->of == of_newest, s->first = p->period - 1;
    s->scale = __builtin_sqrt(p->period);                      /* what the weights add up to */
    weigh(recent, p->period, k, 1 / (__builtin_sqrt(k + 1) + __builtin_sqrt(k)));
    open_sum(all, p->period);
    open_delay(back, p->period - 1);
}

STEP
{
    R x = in.real, last = previous(last, x);
    R o = mag(growth(x, last));
    R ratio = over(s->scale * fir(recent, o), sum(all, o), 0);

    if (s->follows != 0) {
        out->nma = follow(y, early(t.i <= rep(s->first), rep(1), lesser(ratio, rep(1))), x, x - last);
    } else {
        R next = delay(back, x), oldest = previous(older, next);
        out->nma = oldest + ratio * (next - oldest);
    }
}

#include "kernel/derive.h"
