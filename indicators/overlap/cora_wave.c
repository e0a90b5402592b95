/* cora_wave -- CoRa Wave, an average with weights that grow like compound interest
 *
 *     rate = (100 n)^(1/(n-1)) - 1                    n = period
 *     w[k] = (1 + r_multi rate)^(-k)
 *     y    = sum(w[k] x[k]) / sum(w)                  k < n
 *     wave = wma(y, sqrt n), or y with smooth = false;    sqrt n is rounded
 *
 * With r_multi = 1 the newest bar weighs n times a hundred what the oldest does, with 0 they weigh the same.
 *
 * RedKTrader, Compound Ratio Moving Average (CoRa Wave), TradingView.
 */
#define TITLE "CoRa Wave"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(cora_wave, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period,  20, 1, 100000, "bars in the window")                            \
    REAL(r_multi, 2, 0,    100, "how steep the weights are")                     \
    ONE_OF(smooth, "smooth what comes of it, by a wma", true, false)
#include "kernel/weights.h"
#include "kernel/indicator.h"

#define SMOOTH (p->smooth == smooth_true ? (K)(int64_t)(__builtin_sqrt(p->period) + .5) : 1)

STATE    { fir y; weighted wave; };
LOOKBACK { return (int64_t)(p->period + SMOOTH) - 2; }
MEMORY   { return lookback(p, 0); }

START
{
    K half = log_k(100 * p->period) / most(p->period - 1, 1) / 2, rate = p->r_multi * 2 * sinh_k(half) * exp_k(half);
    K ratio = 1 + rate, growth = log_k(ratio) + (rate - (ratio - 1)) / ratio;   /* what 1 + rate has lost */

    weigh(y, p->period, k, exp_k(-k * growth));
    open_weighted(wave, SMOOTH);
}

STEP     { out->cora_wave = weighted(wave, fir(y, in.real)); }

#include "kernel/derive.h"
