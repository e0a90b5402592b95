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
#include "kernel/indicator.h"

#define SMOOTH (p->smooth == smooth_true ? (K)(int64_t)(__builtin_sqrt(p->period) + .5) : 1)
#define ALL    ((int64_t)(p->period + SMOOTH) - 1)

STATE    { fir y; };
LOOKBACK { return ALL - 1; }
MEMORY   { return ALL - 1; }

START
{
    K half = log_k(100 * p->period) / most(p->period - 1, 1) / 2, rate = p->r_multi * 2 * sinh_k(half) * exp_k(half);
    K ratio = 1 + rate, growth = log_k(ratio) + (rate - (ratio - 1)) / ratio;   /* what 1 + rate has lost */

    open_fir(y, ALL);
    K *w = fir_weights(y), smooth = SMOOTH;
    for (int64_t k = 0; w && k < ALL; k++) w[k] = (K)k < p->period ? exp_k((K)-k * growth) : 0;
    for (int64_t k = ALL - 1; w && k >= 0; k--) {       /* the wma, of the weights instead of the values: one row for both */
        K sum = 0;
        for (int64_t j = 0; j <= k && (K)j < smooth; j++) sum += (smooth - (K)j) * w[k - j];
        w[k] = sum;
    }
    to_mean(y);
}

STEP { out->cora_wave = fir(y, in.real); }

#include "kernel/derive.h"
