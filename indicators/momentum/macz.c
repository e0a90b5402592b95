/* macz -- MAC-Z
 *
 *     v    = sum(volume close, lengthz) / sum(volume, lengthz)
 *     z    = (close - v) / root(mean((close - v)^2, lengthz))         the v of the bar in hand
 *     macd = mean(close, fast_length) - mean(close, slow_length)
 *     q    = a z + b macd / stddev(close, length_stdev)
 *     macz = q - mean(q, signal_length)
 *
 * The MACD in deviations, joined by how far the price is off its volume-weighted mean, as a histogram.  A fraction
 * counts as 0 where nothing has moved, v as the plain mean where there is no volume.
 *
 * With use_lag = true, q is smoothed by a Laguerre filter first: four stages with the coefficient gamma, weighed 1, 2, 2, 1.
 *
 * D. Varadi, CSS Analytics; LazyBear, MAC-Z, TradingView.  Filter: J. F. Ehlers, Time Warp, 2002.
 */
#define TITLE "MAC-Z"

#define INPUTS(I)   I(close) I(volume)
#define OUTPUTS(O)  O(macz, RATIO)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(fast_length,  12, 1, 100000, "bars of the fast mean")                    \
    INT(slow_length,  25, 1, 100000, "bars of the slow mean")                    \
    INT(signal_length, 9, 1, 100000, "bars of the mean that is taken off")       \
    INT(lengthz,      20, 1, 100000, "bars of the volume-weighted mean")         \
    INT(length_stdev, 25, 1, 100000, "bars of the deviation")                    \
    REAL(a,            1, -1000, 1000, "weight of z")                            \
    REAL(b,            1, -1000, 1000, "weight of the macd")                     \
    ONE_OF(use_lag, "smooth by a Laguerre filter", false, true)                  \
    REAL(gamma,     0.02, 0, 0.999,  "coefficient of the filter")
#include "kernel/laguerre.h"
#include "kernel/indicator.h"

#define LONGEST (most(most(p->fast_length, p->slow_length), most(p->lengthz, p->length_stdev)) - 1)

STATE    { K a, b, lag, first; both_ladder z; K per; beside_ladder fast, slow, signal; moments x; laguerre filter; };
LOOKBACK { return (int64_t)(LONGEST + p->signal_length) - 1; }
MEMORY   { return p->use_lag == use_lag_true ? FOREVER : (int64_t)(LONGEST + p->signal_length) - 1; }

START
{
    s->a = p->a, s->b = p->b, s->lag = p->use_lag, s->first = LONGEST, s->per = 1 / p->lengthz;
    both_open(&s->z, m, (int64_t)p->lengthz);
    beside_open(&s->fast, m, (int64_t)p->fast_length), beside_open(&s->slow, m, (int64_t)p->slow_length);
    beside_open(&s->signal, m, (int64_t)p->signal_length);
    open_moments(x, p->length_stdev);
    open_laguerre(filter, p->gamma);
}

STEP
{
    R x = in.close;
    both w = both_step(&s->z, t, (two){ x, in.volume });
    R off  = over(w.xy * s->per, w.y + w.my, 0);                                /* v - mean             */
    R z    = over(-w.mx - off, root(w.qx * s->per + off * off), 0);
    R macd = beside_step(&s->fast, t, (one){ x }).m - beside_step(&s->slow, t, (one){ x }).m;
    R q    = s->a * z + s->b * over(macd, root(moments(x, x).variance), 0);

    if (s->lag != 0) {
        laguerre_stages l = laguerre(filter, early(t.i < rep(s->first), rep(0), q));
        q = (l.l0 + 2 * l.l1 + 2 * l.l2 + l.l3) * (1. / 6);
    }
    out->macz = -beside_step(&s->signal, t, (one){ q }).m;
}

#include "kernel/derive.h"
