/* macd -- Moving Average Convergence/Divergence
 *
 *     macd   = ema(x, fast_period) - ema(x, slow_period)
 *     signal = ema(macd, signal_period)
 *     hist   = macd - signal
 *
 * Every average starts from the mean of as many values as its period: the fast one of the first values
 * there are, or, with seed = together, of the last ones before the slow average starts.  The macd comes
 * as soon as both averages are there, signal and hist signal_period - 1 bars later.
 *
 * Computed from the movements of x, so that a high price does not eat the digits of a small difference.
 *
 * G. Appel, The Moving Average Convergence-Divergence Trading Method, Signalert, 1979.
 */
#define TITLE "Moving Average Convergence/Divergence"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(macd, MOVE) O(signal, MOVE) O(hist, MOVE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(fast_period,   12, 2, 100000, "period of the fast average")              \
    INT(slow_period,   26, 2, 100000, "period of the slow average")              \
    INT(signal_period,  9, 1, 100000, "period of the signal line")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(seed, "the first means of the two averages begin on the same bar, or end on it", apart, together)
#include "kernel/indicator.h"

STATE    { previous last; ema fast, slow, signal; };
LOOKBACK { return (int64_t)(most(p->fast_period, p->slow_period) + (output == output_macd ? 0 : p->signal_period - 1)) - 1; }
MEMORY   { return FOREVER; }

START
{
    K longest = most(p->fast_period, p->slow_period), together = p->seed == seed_together;

    open_ema_gap(fast, p->fast_period, together * (longest - p->fast_period));
    open_ema_gap(slow, p->slow_period, together * (longest - p->slow_period));
    open_ema(signal, p->signal_period, longest - 1);
}

STEP
{
    R move = in.real - previous(last, in.real);

    out->macd   = ema_gap(fast, move) - ema_gap(slow, move);
    out->signal = ema(signal, out->macd);
    out->hist   = out->macd - out->signal;
}

#include "kernel/derive.h"
