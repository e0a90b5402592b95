/* net_myrsi -- NET of MyRSI
 *
 *     r         = (x - x[period]) / sum(|x - x[1]|, period)
 *     net_myrsi = how many of the last `period` values of r are higher than an older one of them, less how many are lower,
 *                 over all pairs
 *
 * Kendall's rank correlation of an RSI, from -1 to 1, with time.  0 for r where nothing has moved; values of r that
 * differ by less than 2^-40 are equal.  The first values are there before all of r's is, and count
 * missing pairs as equal; with begin = full they come when all pairs are there.
 *
 * J. F. Ehlers, RocketRSI, and Noise Elimination Technology, Technical Analysis of Stocks & Commodities, May 2018, December 2020.
 */
#define TITLE "NET of MyRSI"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(net_myrsi, RATIO)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)   INT(period, 14, 2, 1000, "movements in an RSI, and values of it in the correlation")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)  ONE_OF(begin, "with the first value, or when all pairs are there", early, full)
#include "kernel/indicator.h"

STATE    { K first, pairs; int64_t n, ring, mask; previous last; sum net, all; cumulate count; };
LOOKBACK { return p->begin == begin_early ? (int64_t)p->period - 1 : 2 * (int64_t)p->period - 1; }
MEMORY   { return 2 * (int64_t)p->period - 1; }

START
{
    s->first = p->period, s->pairs = p->period * (p->period - 1) / 2;
    open_sum(net, p->period);
    open_sum(all, p->period);
    s->n = (int64_t)p->period, s->mask = ring_for(s->n / 8 + 1) - 1;
    s->ring = take(m, s->mask + 1, __builtin_nan(""));
    fixed(m, &s->n, 3 * sizeof s->n);
    needs_warm(m, s->n);
}

#define SAME          0x1p-40
#define SIDE(d)       (sel((d) > rep(SAME), rep(1), rep(0)) - sel((d) < rep(-SAME), rep(1), rep(0)))
#define AGO(q, r)     slide(ring[(t.block - (q) - 1) & s->mask], ring[(t.block - (q)) & s->mask], r)
#define COUNT_AT(r)   if (8 * q + r > 0 && 8 * q + r < s->n) { R v = AGO(q, r), a = x - v, b = old - v; more[r & 1] += SIDE(a) + SIDE(b); }

/* What is not there yet is NaN, which is on no side.  The value that leaves takes its pairs with it. */
STEP
{
    past *ring = AT(s->ring);
    R move = in.real - previous(last, in.real), net = sum(net, move), all = sum(all, mag(move));
    R x = early(t.i < rep(s->first), rep(__builtin_nan("")), over(net, all, 0)), more[2] = { rep(0), rep(0) };
    keep(ring[t.block & s->mask], x);
    R old = AGO(s->n / 8, s->n % 8);

    for (int64_t q = 0; 8 * q < s->n; q++) {
        COUNT_AT(0) COUNT_AT(1) COUNT_AT(2) COUNT_AT(3) COUNT_AT(4) COUNT_AT(5) COUNT_AT(6) COUNT_AT(7)
    }
    out->net_myrsi = cumulate(count, more[0] + more[1]) / s->pairs;
}

#include "kernel/derive.h"
