/* qqe -- Quantitative Qualitative Estimation
 *
 *     rsi  = Wilder's RSI of rsi_period bars, 50 while nothing has moved
 *     fast = ema(rsi, smoothing_factor)
 *     d    = fast_factor ema(ema(|fast - fast[1]|))            each with c = 1/14
 *     slow = fast + d   where that is below slow[1];   else
 *            fast - d   where fast has just passed slow[1] upwards, or where that is above slow[1];   else
 *            fast + d   where fast has just passed slow[1] downwards;   else slow[1]
 *
 * A smoothed RSI and a line that trails it.  fast is the mean of the values there are until there are smoothing_factor of them; slow
 * starts on it one bar before, and the averages of d from 0, so that it keeps close at first.
 *
 * R. Ignatov, for MetaTrader, 2006.
 */
#define TITLE "Quantitative Qualitative Estimation"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(fast, PERCENT) O(slow, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(rsi_period,      14, 1, 100000, "period of the RSI")                     \
    INT(smoothing_factor, 5, 1, 100000, "period of its average")                 \
    REAL(fast_factor, 4.236, 0, 1e6,    "usual changes between the two lines")
#include "kernel/pole.h"
#include "kernel/indicator.h"

#define FIRST (p->rsi_period + most(p->smoothing_factor - 2, 0))

STATE    { K first, factor; previous last, before; ema up, all, fast; pole once, twice; K level; };
LOOKBACK { return (int64_t)(output == output_fast ? p->rsi_period : FIRST); }
MEMORY   { return FOREVER; }

START
{
    s->first = FIRST, s->factor = p->fast_factor;
    open_wilder(up,  p->rsi_period, 1);
    open_wilder(all, p->rsi_period, 1);
    open_ema(fast, p->smoothing_factor, p->rsi_period);
    open_pole(once, 1. / 14, 1. / 14), open_pole(twice, 1. / 14, 1. / 14);
}

STEP
{
    R move = in.real - previous(last, in.real);
    R up   = ema(up, greater(move, rep(0))), all = ema(all, mag(move));
    R fast = ema(fast, 100 * over(up, all, .5)), old = previous(before, fast);
    R d    = s->factor * pole(twice, pole(once, early(t.i <= rep(s->first), rep(0), mag(fast - old))));
    bars y = spread(fast), was = spread(old), high = spread(fast + d), low = spread(fast - d), i = spread(t.i), slow;

    K level = s->level;
    for (each_bar(k)) {
        K p = level, x = y.at[k], before = was.at[k];
        int falls = (high.at[k] < p) | ((x < p) & (before > p)), rises = (low.at[k] > p) | ((x > p) & (before < p));
        level = falls ? high.at[k] : p;
        level = rises ? low.at[k] : level;
        if (t.warm && i.at[k] <= s->first) level = x;
        slow.at[k] = level;
    }
    s->level = level;
    out->fast = fast, out->slow = gather(slow);
}

#include "kernel/derive.h"
