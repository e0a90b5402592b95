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
#include "kernel/scan.h"
#include "kernel/indicator.h"

typedef struct { scan_fixed a[3], b[3]; } filters;
STATE    { K start, ready, c, a8; int64_t scales; previous last; filters net, all; };
LOOKBACK { return (int64_t)p->period; }
MEMORY   { return FOREVER; }

START
{
    K w[8 * SCALES];
    s->start = p->period, s->ready = p->period - 1 + most(p->period - 1, 5), s->c = 3 / (p->period + 2);
    s->scales = take(m, SCALES, 0), s->a8 = s->c == 1 ? 0 : scales_of(s->c, s->c, w);
    if (m->home && s->c != 1) memcpy(m->home + s->scales, w, sizeof w);
    fixed(m, &s->c, 3 * sizeof(K));
    needs_warm(m, (int64_t)s->ready);
}

/* All six have the same poles, so that between them nothing need be scaled: each is a sum of sums, and what is carried. */
INLINE R filtered(filters *f, tick t, const past *scales, K c, K a8, R v)
{
    if (c == 1) return v;
    v = power(scales, 0) * v;
    for (int k = 0; k < 3; k++) {
        R a = prefix_sums(&f->a[k].x, t, v) + carry(f->a[k].ay);
        if (carries_on) carry_on(f->a[k].ay, a8 * ENDS(a));
        R b = prefix_sums(&f->b[k].x, t, c * a) + carry(f->b[k].ay);
        if (carries_on) carry_on(f->b[k].ay, a8 * ENDS(b));
        v = k < 2 ? (1.5 * c) * a - (.5 * c) * b : 1.5 * a - .5 * b;
    }
    return power(scales, 1) * v;
}

STEP
{
    R move = in.real - previous(last, in.real), counts = early(t.i < rep(s->start), rep(0), move);
    const past *w = AT(s->scales);
    R net  = filtered(&s->net, t, w, s->c, s->a8, counts), all = filtered(&s->all, t, w, s->c, s->a8, mag(counts));
    R rsx  = sel(all > rep(0), lesser(greater(50 + 50 * net / all, rep(0)), rep(100)), rep(50));

    out->rsx = early(t.i < rep(s->ready), rep(50), rsx);
}

#include "kernel/derive.h"
