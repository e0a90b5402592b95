/* uma -- Ultimate Moving Average
 *
 *     n    = n[1] + 1 where |x - mean| <= d/4, n[1] - 1 where |x - mean| > 7 d/4           from min_length to max_length
 *     flow = (rising - falling) / (rising + falling)          volumes of the bars above and below their predecessor, last n bars
 *     p    = accelerator + 4 |flow|
 *     raw  = sum(w x) / sum(w)                                over n bars, w = 1 for the newest, 2^p, 3^p ... n^p for the oldest
 *     uma  = wma(raw, smooth_length)
 *
 * mean and d are the mean and the standard deviation of max_length bars, and n is max_length before them.  Quiet prices are
 * averaged over a long time, and one-sided volume bends the weights.
 * These run backwards: the oldest bar is the heaviest, and the average lags the more the clearer the flow.  With heaviest =
 * newest they run the right way, which is to be preferred.  flow is 0 where nothing rises or falls.
 *
 * The length is that of G. R. Arrington, A Variable-Length Moving Average, Technical Analysis of Stocks & Commodities, June 1991.
 */
#define TITLE "Ultimate Moving Average"

#define INPUTS(I)   I(close) I(volume)
#define OUTPUTS(O)  O(uma, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                       \
    REAL(accelerator, 1, 1, 20,     "power of the weights without flow")            \
    INT(min_length,  5, 1, 499,     "least bars in the window")                     \
    INT(max_length, 50, 1, 499,     "most bars in the window")                      \
    INT(smooth_length, 4, 1, 100000, "period of the weighted average at the end")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                      \
    ONE_OF(heaviest, "the bar of the window that weighs most", oldest, newest)
#include "kernel/indicator.h"
#include "kernel/backward.h"

STATE { K power, most, least, newest, first, n; int64_t logs; moments about; previous last; delay x, flow; weighted smooth; };

LOOKBACK { return (int64_t)(p->max_length + p->smooth_length) - 2; }
MEMORY   { return FOREVER; }

START
{
    s->power = p->accelerator, s->newest = p->heaviest == heaviest_newest;
    s->n = s->most = p->max_length, s->least = least(p->min_length, p->max_length), s->first = p->max_length - 1;
    s->logs = take(m, (int64_t)(p->max_length + 8) / 8, 0);
    fixed(m, &s->most, sizeof s->most), fixed(m, &s->least, sizeof s->least), fixed(m, &s->logs, sizeof s->logs);
    for (K k = 1; m->home && k <= p->max_length; k++) ((K *)(m->home + s->logs))[(int64_t)k] = log_k(k);
    open_moments(about, p->max_length);
    open_delay(x, p->max_length), open_delay(flow, p->max_length);
    open_weighted(smooth, p->smooth_length);
}

STEP
{
    const K *logs = (const K *)AT(s->logs);
    R x = in.close, move = x - previous(last, x);
    mean_and_variance about = moments(about, x);
    R off = about.rise * about.rise, quiet = about.variance / 16, wild = about.variance * 3.0625;
    bars change = spread(sel(off <= quiet, rep(1), sel(off > wild, rep(-1), rep(0)))), length = change, scale = change, i = spread(t.i);
    int64_t longest = 0;
    for (each_bar(k)) {
        if (!(t.warm && i.at[k] < s->first)) s->n += change.at[k];
        s->n = least(most(s->n, s->least), s->most);
        length.at[k] = s->n, scale.at[k] = logs[(int64_t)s->n], longest = (int64_t)s->n > longest ? (int64_t)s->n : longest;
    }
    R n = gather(length), net = rep(0), all = rep(0), weights = rep(0), total = rep(0);
    delay(x, x), delay(flow, sel(move > rep(0), in.volume, sel(move < rep(0), -in.volume, rep(0))));
    for (int64_t j = 0; j < longest - 1; j++) {
        R flow = sel(n - 1 > rep((K)j), ago(flow, j), rep(0));
        net += flow, all += mag(flow);
    }
    R power = s->power + 4 * over(mag(net), all, 0), size = gather(scale);
    for (int64_t j = 0; j < longest; j++) {
        R log = rep(logs[j + 1]);
        if (rarely(s->newest != 0)) {
            bars of = length;
            for (each_bar(k)) of.at[k] = of.at[k] > (K)j ? logs[(int64_t)of.at[k] - j] : 0;
            log = gather(of);
        }
        R w = sel(n > rep((K)j), exp_(power * (log - size)), rep(0));
        weights += w, total += w * ago(x, j);
    }
    out->uma = weighted(smooth, total / weights);
}

#include "kernel/derive.h"
