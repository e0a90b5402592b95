/* macdext -- Moving Average Convergence/Divergence of any Averages
 *
 *     macd   = average(x, fast_period) - average(x, slow_period)
 *     signal = average(macd, signal_period)
 *     hist   = macd - signal
 *
 * Each average is of a kind of its own.  The shorter period is the fast one, whichever is given first.  Both averages of x
 * give their first values at the same bar, and begin as late as that allows; all three lines come at the same bar, too.
 *
 * With sma and ema computed from the movements of x, so that a high price does not eat the digits of a small difference;
 * with others as exact as the prices.
 *
 * G. Appel, The Moving Average Convergence-Divergence Trading Method, Signalert, 1979.
 */
#define TITLE "Moving Average Convergence/Divergence of any Averages"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(macd, MOVE) O(signal, MOVE) O(hist, MOVE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(fast_period,   12, 2, 100000, "period of the fast average")              \
    AVERAGE_OF(fast_ma, sma,          "kind of the fast average")                \
    INT(slow_period,   26, 2, 100000, "period of the slow average")              \
    AVERAGE_OF(slow_ma, sma,          "kind of the slow average")                \
    INT(signal_period,  9, 1, 100000, "period of the signal line")               \
    AVERAGE_OF(signal_ma, sma,        "kind of the signal line")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) AVERAGES(ONE_OF)
#include "kernel/indicator.h"

#define FAST   settled(p->fast_ma,   p->averages), p->fast_period
#define SLOW   settled(p->slow_ma,   p->averages), p->slow_period
#define SIGNAL settled(p->signal_ma, p->averages), p->signal_period
#define FIRST  most((K)average_lookback(FAST), (K)average_lookback(SLOW))

STATE    { K sign; previous last; average_gap fast, slow; average signal; };
LOOKBACK { return (int64_t)FIRST + average_lookback(SIGNAL); }

MEMORY
{
    int64_t fast = average_memory(FAST), slow = average_memory(SLOW), signal = average_memory(SIGNAL), x = fast > slow ? fast : slow;
    return x == FOREVER || signal == FOREVER ? FOREVER : x + signal;
}

START
{
    s->sign = p->fast_period > p->slow_period ? -1 : 1;
    open_average_gap(fast, FAST, FIRST - (K)average_lookback(FAST));
    open_average_gap(slow, SLOW, FIRST - (K)average_lookback(SLOW));
    open_average(signal, SIGNAL, FIRST);
}

STEP
{
    R x = in.real, move = x - previous(last, x);

    out->macd   = s->sign * (average_gap(fast, x, move) - average_gap(slow, x, move));
    out->signal = average(signal, out->macd);
    out->hist   = out->macd - out->signal;
}

#include "kernel/derive.h"
