/* rvi -- Relative Volatility Index
 *
 *     d   = stddev(x, stddev_period), or another deviation
 *     up  = average(d where x > x[1], else 0; period)
 *     all = average(d where x > x[1] or x < x[1], else 0; period)
 *     rvi = 100 up / all
 *
 * The relative strength index of deviations instead of moves.  A bar that equals the last counts in neither average, or as one that
 * fell with ties = down.  50 while nothing deviates.
 *
 * D. Dorsey, The Relative Volatility Index, Technical Analysis of Stocks & Commodities, June 1993.
 */
#define TITLE "Relative Volatility Index"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(rvi, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period,        14, 1, 100000, "period of the averages")                  \
    INT(stddev_period, 10, 2, 100000, "bars in the window of the deviation")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(ma_type, "the averages: exponential, Wilder's, or plain means", ema, wilder, sma)        \
    ONE_OF(devtype, "standard deviation, mean or median distance", std, mean_ad, median_ad)         \
    ONE_OF(ties,    "a bar that equals the last counts in neither average, or as one that fell", neither, down)
#include "kernel/indicator.h"

STATE    { K plain, ties, from; previous last; deviation x; ema up, all; sum ups, alls; };
LOOKBACK { return (int64_t)(p->period + p->stddev_period) - 2; }
MEMORY   { return p->ma_type == ma_type_sma ? (int64_t)(p->period + p->stddev_period) - 2 : FOREVER; }

START
{
    K c = p->ma_type == ma_type_wilder ? 1 / p->period : 2 / (p->period + 1);

    s->from = p->stddev_period - 1;
    s->plain = p->ma_type == ma_type_sma, s->ties = p->ties == ties_down;
    open_deviation(x, p->devtype, p->stddev_period);
    if (s->plain != 0) {
        open_sum(ups,  p->period);
        open_sum(alls, p->period);
    } else {
        ema_open(&s->up,  m, p->period, s->from, c, 0);
        ema_open(&s->all, m, p->period, s->from, c, 0);
    }
    fixed(m, &s->plain, sizeof s->plain);
}

STEP
{
    R last = previous(last, in.real), far = deviation(x, in.real).size, d = early(t.i < rep(s->from), rep(0), far);
    R up = sel(in.real > last, d, rep(0)), all = sel(same(in.real, last), s->ties * d, d);

    if (s->plain != 0) up = sum(ups, up), all = sum(alls, all);
    else               up = ema(up, up),  all = ema(all, all);
    out->rvi = 100 * over(up, all, .5);
}

#include "kernel/derive.h"
