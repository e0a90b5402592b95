/* frama -- Fractal Adaptive Moving Average
 *
 *     r     = (range of the newer half + range of the older half) / range of both             range = highest - lowest
 *     d     = 1 + log2(r)
 *     a     = exp(w (d - 1)), from 0.1 to 1                 w = log(2/(sc+1))
 *     n     = fc + (sc - fc) ((2 - a)/a - 1) / (sc - 1)
 *     alpha = 2/(n+1), from 2/(sc+1) to 1
 *     frama = frama[1] + alpha (close - frama[1])
 *
 * d is the fractal dimension: 1 of a straight move, in which the halves' ranges add up to the whole one, 2 of a price that
 * fills its range.  While one of the halves has no range, alpha stays what it was, at first 2/(fc+1).  An odd period is
 * made even by one more bar.
 *
 * The ranges are of the bars before this one; with window = newest they include it, as in Ehlers' paper.  The first value is the
 * mean of the first `period` closes.
 *
 * J. F. Ehlers, Fractal Adaptive Moving Averages, Technical Analysis of Stocks & Commodities, October 2005.
 */
#define TITLE "Fractal Adaptive Moving Average"

#define INPUTS(I)   I(high) I(low) I(close)
#define OUTPUTS(O)  O(frama, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                       \
    INT(period, 16, 2, 100000, "bars in the window of both halves")                 \
    INT(sc,    300, 2, 100000, "period of the slowest average")                     \
    INT(fc,      1, 1, 100000, "period of the fastest average")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                      \
    ONE_OF(window, "the ranges are of the bars before this one, or include it", before, newest)
#include "kernel/indicator.h"

#define EVEN_PERIOD (2 * (int64_t)((p->period + 1) / 2))

STATE {
    K        n, w, fast, span, least, before, alpha;
    previous h, l, last;
    highest  high;
    lowest   low;
    delay    older_high, older_low;
    follow   y;
};
LOOKBACK { return EVEN_PERIOD - 1; }
MEMORY   { return FOREVER; }

START
{
    int64_t half = EVEN_PERIOD / 2;

    s->n = (K)EVEN_PERIOD, s->least = 2 / (p->sc + 1), s->w = log_k(s->least) / 0x1.62e42fefa39efp-1;
    s->fast = p->fc + 1, s->span = 2 * (p->sc - p->fc) / (p->sc - 1), s->before = p->window == window_before;
    s->alpha = least(most(2 / (p->fc + 1), s->least), 1);
    open_highest(high, half), open_delay(older_high, half);
    open_lowest(low, half), open_delay(older_low, half);
}

STEP
{
    R x = in.close, move = x - previous(last, x), h = in.high, l = in.low;
    if (s->before != 0) h = previous(h, h), l = previous(l, l);

    R newer = highest(high, h), older = delay(older_high, newer), low = lowest(low, l), older_low = delay(older_low, low);
    R one = newer - low, other = older - older_low, all = greater(newer, older) - lesser(low, older_low);
    M moved = above(one, rep(0)) & above(other, rep(0));
    R ratio = sel(moved, (one + other) / sel(moved, all, rep(1)), rep(1));
    R a = lesser(greater(exp_(s->w * log_(ratio)), rep(.1)), rep(1));
    bars alpha = spread(lesser(greater(2 * a / (s->fast * a + s->span * (1 - a)), rep(s->least)), rep(1)));
    bars range = spread(lesser(one, other)), i = spread(t.i);

    for (each_bar(k)) {
        int known = range.at[k] > 0 && !(t.warm && i.at[k] < s->n);
        if (known) s->alpha = alpha.at[k];
        alpha.at[k] = s->alpha;
    }
    R c = gather(alpha);
    out->frama = follow(y, early(t.i < rep(s->n), 1 / (t.i + 1), c), x, move);
}

#include "kernel/derive.h"
