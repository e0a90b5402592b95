/* voss -- Voss Predictor
 *
 *     filt = (1 - r)/2 (x - x[2]) + cos(w) (1 + r) filt[1] - r filt[2]
 *     voss = (3 + n)/2 filt - sum((n + 1 - k)/n voss[k]), k = 1 ... n = 3 predict
 *     w = 2 pi / period, r = g - sqrt(g^2 - 1), g = 1 / cos(bandwidth w)
 *
 * A band-pass, and what runs ahead of it by `predict` bars.  Both begin from 0 at the later of the bars number period, 5 and n.
 *
 * J. F. Ehlers, A Peek into the Future, Technical Analysis of Stocks & Commodities, August 2019, after H. U. Voss.
 */
#define TITLE "Voss Predictor"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(voss, MOVE) O(filt, MOVE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period,       20,    5, 100000, "cycle that passes")                     \
    INT(predict,       3,    1, 1000,   "bars ahead")                            \
    REAL(bandwidth, 0.25, 0.01, 1,      "width of the band, as a part of its middle")
#include "kernel/indicator.h"
#include "kernel/filter.h"

STATE    { K first, scale, zero; previous last; past block; int64_t n, at, ring, mask; band_pass filt; };
LOOKBACK { return (int64_t)most(most(p->period, 5), 3 * p->predict); }
MEMORY   { return FOREVER; }

/* A block is its own filt in the predictor, alone: 8 weights; and what the n values before it lead to: 8 for each. */
START
{
    int64_t n = 3 * (int64_t)p->predict;
    K per = 1 / (K)n;

    s->first = (K)lookback(p, 0), s->scale = (3 + (K)n) / 2;
    open_band_pass(filt, 2 * PI_K / p->period, p->bandwidth, 0, s->first - 2);
    s->n = n, s->mask = ring_for(n / 8 + 1) - 1;
    s->ring = take(m, s->mask + 1, 0), s->at = take(m, n + 1, 0);
    fixed(m, &s->n, 4 * sizeof s->n);
    K *w = m->home ? (K *)(m->home + s->at) : NULL;
    for (int64_t i = 0; w && i <= n; i++, w += 8)
        for (int64_t k = 0; k < 8; k++) {
            w[k] = i > 0 ? -(K)(i + k <= n ? n + 1 - i - k : 0) * per : k == 0 ? s->scale : 0;
            for (int64_t d = 1; d <= k && d <= n; d++) w[k] -= (K)(n + 1 - d) * per * w[k - d];
        }
}

/* x j bars ago in this block, or 0. */
#ifdef TACHO_TICK
#define WITHIN(j) (t.lane >= j ? s->block.at[t.lane - j] : 0)
#else
#define WITHIN(j) lag##j(nothing, filt)
#endif

STEP
{
    const past *w = AT(s->at) + 1;
    const K *g = (const K *)AT(s->at);
    past *ring = AT(s->ring);
    R filt = band_pass(filt, in.real, in.real - previous(last, in.real)), sum[4];
#ifndef TACHO_TICK
    const past nothing = { rep(s->zero) };      /* of a constant clang makes an instruction that valgrind does not know */
#endif
    keep(s->block, filt);
    sum[0] = g[0] * filt + g[4] * WITHIN(4), sum[1] = g[1] * WITHIN(1) + g[5] * WITHIN(5);
    sum[2] = g[2] * WITHIN(2) + g[6] * WITHIN(6), sum[3] = g[3] * WITHIN(3) + g[7] * WITHIN(7);
    for (int64_t i = s->n - 1; i >= 0; i--) {
        const K *old = (const K *)&ring[(t.block - 1 - i / 8) & s->mask];
        sum[i & 3] += power(w, i) * old[7 - (i & 7)];
    }

    out->voss = (sum[0] + sum[1]) + (sum[2] + sum[3]), out->filt = filt;
    keep(ring[t.block & s->mask], out->voss);
}

#include "kernel/derive.h"
