/* vwmacd -- Volume Weighted MACD
 *
 *     w      = average(close volume) / average(volume)        over fast_period and slow_period bars
 *     macd   = w (fast) - w (slow)
 *     signal = average(macd, signal_period)
 *     hist   = macd - signal
 *
 * Where an average of the volume is 0, w is the close.  Both w give their first values at the same bar.  With plain means
 * computed from the movements of the price; with other averages as exact as the prices.
 *
 * B. P. Dormeier, Investing with Volume Analysis, FT Press, 2011.
 */
#define TITLE "Volume Weighted MACD"

#define INPUTS(I)   I(close) I(volume)
#define OUTPUTS(O)  O(macd, MOVE) O(signal, MOVE) O(hist, MOVE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(fast_period,   12, 1, 100000, "period of the fast averages")             \
    INT(slow_period,   26, 1, 100000, "period of the slow averages")             \
    INT(signal_period,  9, 1, 100000, "period of the signal line")               \
    AVERAGE_OF(fast_ma,   sma,        "kind of the fast averages")               \
    AVERAGE_OF(slow_ma,   sma,        "kind of the slow averages")               \
    AVERAGE_OF(signal_ma, ema,        "kind of the signal line")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(averages, "how they begin: from full windows, as each does by default, or an ema from the first value", settled, usual, first)
#include "kernel/indicator.h"
#include "kernel/weighed.h"

#define BEGUN(kind) settled(kind, p->averages == averages_first ? 2 : p->averages == averages_settled)
#define FAST   BEGUN(p->fast_ma), p->fast_period
#define SLOW   BEGUN(p->slow_ma), p->slow_period
#define SIGNAL BEGUN(p->signal_ma), p->signal_period
#define FIRST  most((K)average_lookback(FAST), (K)average_lookback(SLOW))

/* w - x, for plain means or for others. */
typedef struct { K plain; weighed means; average money, volume; } heavy;

static inline MAYBE void heavy_open(heavy *w, arena *m, K kind, K period, K first)
{
    K start = first - (K)average_lookback(kind, period);
    w->plain = is_plain(kind), w->means.per = 1 / period;
    if (w->plain != 0) stretch_open(&w->means.of, m, (int64_t)period);
    else average_open(&w->money, m, kind, period, start), average_open(&w->volume, m, kind, period, start);
    fixed(m, &w->plain, sizeof w->plain);
}
INLINE R heavy_step(heavy *w, tick t, R x, R volume)
{
    if (!rarely(w->plain == 0)) return weighed_step(&w->means, t, x, volume).heavy;
    R money = average_step(&w->money, t, x * volume), all = average_step(&w->volume, t, volume);
    return sel(same(all, rep(0)), rep(0), money / all - x);
}

STATE    { heavy fast, slow; previous last; average_gap signal; };
LOOKBACK { return (int64_t)FIRST + (output == output_macd ? 0 : average_lookback(SIGNAL)); }

MEMORY
{
    int64_t fast = average_memory(FAST), slow = average_memory(SLOW), signal = average_memory(SIGNAL), x = fast > slow ? fast : slow;
    return x == FOREVER || signal == FOREVER ? FOREVER : x + signal;
}

START
{
    heavy_open(&s->fast, m, FAST, FIRST);
    heavy_open(&s->slow, m, SLOW, FIRST);
    open_average_gap(signal, SIGNAL, FIRST);
}

STEP
{
    R macd = heavy_step(&s->fast, t, in.close, in.volume) - heavy_step(&s->slow, t, in.close, in.volume);
    R gap  = average_gap(signal, macd, macd - previous(last, macd));

    out->macd   = macd;
    out->signal = macd + gap;
    out->hist   = -gap;
}

#include "kernel/derive.h"
