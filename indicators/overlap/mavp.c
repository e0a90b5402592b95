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
    INT(min_period,  2, 2, 10000, "least period")                           \
    INT(max_period, 30, 2, 10000, "largest period")                         \
    AVERAGE_OF(ma_type, sma, "which average")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) AVERAGES(ONE_OF)
#include "kernel/indicator.h"

#define KIND settled(p->ma_type, p->averages)
#define HIGH most(p->min_period, p->max_period)

STATE    { K low, high; int64_t plain, mask, at; };
LOOKBACK { return average_lookback(KIND, HIGH); }
MEMORY   { return average_memory(KIND, HIGH); }

START
{
    s->low = least(p->min_period, p->max_period), s->high = HIGH, s->plain = p->ma_type == average_sma;
    if (s->plain) {
        int64_t rungs = 1;
        for (s->mask = ring_for((int64_t)s->high) - 1; 1 << rungs <= s->high;) rungs++;
        s->at = take(m, rungs * (s->mask + 1) / 8 + 1, 0);
    } else {
        s->at = take(m, (int64_t)(s->high - s->low + 1) * (int64_t)sizeof(average) / 64 + 1, 0);
        for (K n = s->low; n <= s->high; n++) {
            average counted, *one = m->home ? (average *)(m->home + s->at) + (int64_t)(n - s->low) : &counted;
            average_open(one, m, KIND, n, (K)(average_lookback(KIND, s->high) - average_lookback(KIND, n)));
        }
    }
    fixed(m, s, sizeof *s);
}

/* The mean of the n bars up to bar i. */
INLINE K mean_up_to(const K *sums, int64_t mask, int64_t i, int64_t n)
{
    K y = 0, count = (K)n;
    for (int64_t len = 1; n; len *= 2, n /= 2, sums += mask + 1) if (n & 1) y += sums[i & mask], i -= len;
    return y / count;
}

STEP
{
    if (s->plain) {
        bars x = spread(in.real), n = spread(greater(lesser(in.periods, rep(s->high)), rep(s->low)));
        for (each_bar(k)) {
            int64_t i = 8 * t.block + (LANES == 1 ? t.lane : k), mask = s->mask;
            K *sums = (K *)AT(s->at);
            sums[i & mask] = x.at[k];
            for (int64_t len = 1; 2 * len <= mask; len *= 2, sums += mask + 1)
                (sums + mask + 1)[i & mask] = sums[i & mask] + sums[(i - len) & mask];
            x.at[k] = mean_up_to((const K *)AT(s->at), mask, i, (int64_t)n.at[k]);
        }
        out->mavp = gather(x);
    } else {
        average *one = (average *)AT(s->at);
        out->mavp = average_step(one, t, in.real);
        for (K n = s->low + 1; n <= s->high; n++) {
            R y = average_step(++one, t, in.real);
            out->mavp = sel(in.periods >= rep(n), y, out->mavp);
        }
    }
}

#include "kernel/derive.h"
