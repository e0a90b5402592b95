/* macdfix -- Moving Average Convergence/Divergence, Fixed at 12 and 26
 *
 *     fast   = fast[1] + 0.15  (x - fast[1])
 *     slow   = slow[1] + 0.075 (x - slow[1])
 *     macd   = fast - slow
 *     signal = ema(macd, signal_period)
 *     hist   = macd - signal
 *
 * The coefficients as they were first given, in hundredths: nearly those of 12 and 26 bars, 2/13 and 2/27.  Fast and slow
 * start together, at bar 25, from the mean of the last 12 and 26 values.  All three lines come at the same bar.
 *
 * Computed from the movements of x, so that a high price does not eat the digits of a small difference.
 *
 * G. Appel, The Moving Average Convergence-Divergence Trading Method, Signalert, 1979.
 */
#define TITLE "Moving Average Convergence/Divergence, Fixed at 12 and 26"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(macd, MOVE) O(signal, MOVE) O(hist, MOVE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(signal_period, 9, 1, 100000, "period of the signal line")
#include "kernel/indicator.h"

STATE    { previous last; ema fast, slow, signal; };
LOOKBACK { return 24 + (int64_t)p->signal_period; }
MEMORY   { return FOREVER; }

START
{
    ema_open(&s->fast, m, 12, 14, .15, 1);
    ema_open(&s->slow, m, 26, 0, .075, 1);
    open_ema(signal, p->signal_period, 25);
}

STEP
{
    R move = in.real - previous(last, in.real);

    out->macd   = ema_gap(fast, move) - ema_gap(slow, move);
    out->signal = ema(signal, out->macd);
    out->hist   = out->macd - out->signal;
}

#include "kernel/derive.h"
