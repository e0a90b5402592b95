/* rsx -- Relative Strength Index, without noise
 *
 *     a    = a[1] + c (v - a[1])         c = 3 / (period + 2)
 *     b    = b[1] + c (a - b[1])
 *     t(v) = (3 a - b) / 2
 *     rsx  = 50 + 50 t(t(t(x - x[1]))) / t(t(t(|x - x[1]|)))        kept within 0 and 100
 *
 * An RSI made of filters with little lag, which is smooth by itself.  The filters start from 0 at bar period - 1.  Until they
 * have seen max(period - 1, 5) movements, and where the lower one is not above 0, as when nothing has moved: 50.
 *
 * After M. Jurik's RSX, which is proprietary: the reconstruction that is in circulation.
 */
#define TITLE "Jurik RSX"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(rsx, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 14, 1, 100000, "bars that set the speed of the filters")
#include "kernel/pole.h"
#include "kernel/indicator.h"

typedef struct { pole a[3], b[3]; } filters;
STATE    { K start, ready; previous last; filters net, all; };
LOOKBACK { return (int64_t)p->period; }
MEMORY   { return FOREVER; }

START
{
    filters *f[] = { &s->net, &s->all };
    s->start = p->period, s->ready = p->period - 1 + most(p->period - 1, 5);
    for (int k = 0; k < 6; k++) {
        pole_open(&f[k / 3]->a[k % 3], m, 3 / (p->period + 2));
        pole_open(&f[k / 3]->b[k % 3], m, 3 / (p->period + 2));
    }
    needs_warm(m, (int64_t)s->ready);
}

INLINE R filtered(filters *f, tick t, R v)
{
    for (int k = 0; k < 3; k++) {
        R a = pole_step(&f->a[k], t, v);
        v = 1.5 * a - .5 * pole_step(&f->b[k], t, a);
    }
    return v;
}

STEP
{
    R move = in.real - previous(last, in.real), counts = early(t.i < rep(s->start), rep(0), move);
    R net  = filtered(&s->net, t, counts), all = filtered(&s->all, t, mag(counts));
    R rsx  = sel(all > rep(0), lesser(greater(50 + 50 * net / all, rep(0)), rep(100)), rep(50));

    out->rsx = early(t.i < rep(s->ready), rep(50), rsx);
}

#include "kernel/derive.h"
