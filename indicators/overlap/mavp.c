/* mavp -- Moving Average with Variable Period
 *
 *     mavp = average(x, n)            n = periods, at least min_period, at most max_period
 *
 * Each bar has a period of its own, of which the whole part counts.  The averages of all periods are there all the time
 * and give their first values together, when that of max_period does; each bar picks one.
 *
 * For the plain mean that is a table of sums of 1, 2, 4, 8 ... bars, from which a window of any length is put together; for
 * another average they are all computed, so that the cost grows with max_period - min_period.
 */
#define TITLE "Moving Average with Variable Period"

#define INPUTS(I)   I(real) I(periods)
#define OUTPUTS(O)  O(mavp, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                               \
    INT(min_period,  2, 2, 1000, "least period")                            \
    INT(max_period, 30, 2, 1000, "largest period")                         \
    AVERAGE_OF(ma_type, sma, "which average")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) AVERAGES(ONE_OF)
#include "kernel/indicator.h"

#define KIND settled(p->ma_type, p->averages)
#define HIGH most(p->min_period, p->max_period)

STATE    { int64_t low, high, plain, mask, at; };
LOOKBACK { return average_lookback(KIND, HIGH); }
MEMORY   { return average_memory(KIND, HIGH); }

START
{
    s->low = (int64_t)least(p->min_period, p->max_period), s->high = (int64_t)HIGH, s->plain = p->ma_type == average_sma;
    if (s->plain) {
        int64_t rungs = 1;
        while (1 << rungs <= s->high) rungs++;
        s->mask = ring_for(s->high / 8 + 1) - 1;
        s->at = take(m, rungs * (s->mask + 1), 0);
    } else {
        s->at = take(m, (s->high - s->low + 1) * (int64_t)sizeof(average) / 64 + 1, 0);
        for (int64_t n = s->low; n <= s->high; n++) {
            average counted, *one = m->home ? (average *)(m->home + s->at) + (n - s->low) : &counted;
            average_open(one, m, KIND, (K)n, (K)(average_lookback(KIND, (K)s->high) - average_lookback(KIND, (K)n)));
        }
    }
    fixed(m, s, sizeof *s);
}

/* The sum of the last n bars, n another for each bar: stretches of 1, 2, 4 ... of them, the newest first.  The newest bar of a stretch
 * of `len` lies less than `len` bars back. */
INLINE R sum_of_each(const state *s, tick t, R x, M n)
{
    past *sums = AT(s->at);
    R y = rep(0);
    for (int64_t len = 1;; len *= 2, sums += s->mask + 1) {
        keep(sums[t.block & s->mask], x);
        y = sel((n & len) != 0, y + each_ago(sums, s->mask, t, n & (len - 1), len), y);
        if (2 * len > s->high) return y;
        x += len < 8 ? slide(sums[(t.block - 1) & s->mask], sums[t.block & s->mask], len) : recall(sums[(t.block - len / 8) & s->mask]);
    }
}

STEP
{
    if (s->plain) {
        M n = whole_of(greater(lesser(in.periods, rep((K)s->high)), rep((K)s->low)));
        out->mavp = sum_of_each(s, t, in.real, n) / number_of(n);
    } else {
        average *one = (average *)AT(s->at);
        out->mavp = average_step(one, t, in.real);
        for (int64_t n = s->low + 1; n <= s->high; n++) {
            R y = average_step(++one, t, in.real);
            out->mavp = sel(in.periods >= rep((K)n), y, out->mavp);
        }
    }
}

#include "kernel/derive.h"
