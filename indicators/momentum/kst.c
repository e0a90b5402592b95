/* kst -- Know Sure Thing
 *
 *     kst    = mean(roc(x, roc1), sma1) + 2 mean(roc(x, roc2), sma2) + 3 mean(roc(x, roc3), sma3) + 4 mean(roc(x, roc4), sma4)
 *     signal = mean(kst, signal_period)
 *
 * Four rates of change in percent, each smoothed; the slower, the heavier.
 *
 * M. J. Pring, Summed Rate of Change (KST), Technical Analysis of Stocks & Commodities, September 1992.
 */
#define TITLE "Know Sure Thing"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(kst, PERCENT) O(signal, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(roc1, 10, 1, 100000, "bars back of the first rate of change")            \
    INT(roc2, 15, 1, 100000, "bars back of the second")                          \
    INT(roc3, 20, 1, 100000, "bars back of the third")                           \
    INT(roc4, 30, 1, 100000, "bars back of the fourth")                          \
    INT(sma1, 10, 1, 100000, "bars of the first mean")                           \
    INT(sma2, 10, 1, 100000, "bars of the second mean")                          \
    INT(sma3, 10, 1, 100000, "bars of the third mean")                           \
    INT(sma4, 15, 1, 100000, "bars of the fourth mean")                          \
    INT(signal_period, 9, 1, 100000, "bars of the signal line's mean")
#include "kernel/rate.h"
#include "kernel/indicator.h"

#define FIRST most(most(p->roc1 + p->sma1, p->roc2 + p->sma2), most(p->roc3 + p->sma3, p->roc4 + p->sma4))

STATE    { K alike, w1, w2, w3, w4, per; rate r1, r2, r3, r4; sum s1, s2, s3, s4, signal; };
LOOKBACK { return (int64_t)FIRST - 1 + (output == output_signal) * (int64_t)(p->signal_period - 1); }
MEMORY   { return (int64_t)(FIRST + p->signal_period) - 2; }

START
{
    s->alike = p->sma1 == p->sma2 && p->sma1 == p->sma3;     /* as usual: then one mean does for three */
    s->w1 = 1 / p->sma1, s->w2 = 2 / p->sma2, s->w3 = 3 / p->sma3, s->w4 = 4 / p->sma4, s->per = 1 / p->signal_period;
    open_rate(r1, p->roc1), open_rate(r2, p->roc2), open_rate(r3, p->roc3), open_rate(r4, p->roc4);
    open_sum(s1, p->sma1), open_sum(s2, p->sma2), open_sum(s3, p->sma3), open_sum(s4, p->sma4), open_sum(signal, p->signal_period);
}

STEP
{
    R a = s->w1 * rate(r1, in.real), b = s->w2 * rate(r2, in.real), c = s->w3 * rate(r3, in.real), d = s->w4 * rate(r4, in.real);
    R three = s->alike != 0 ? sum(s1, a + b + c) : sum(s1, a) + sum(s2, b) + sum(s3, c);

    out->kst    = three + sum(s4, d);
    out->signal = sum(signal, out->kst) * s->per;
}

#include "kernel/derive.h"
