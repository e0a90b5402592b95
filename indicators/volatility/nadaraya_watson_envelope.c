/* nadaraya_watson_envelope -- Nadaraya-Watson Envelope
 *
 *     y     = sum w[j] x[j] / sum w[j]        w[j] = exp(-j^2 / (2 bandwidth^2)), j < lookback
 *     upper = y + multiplier mean(|x - y|, distances)
 *     lower = y - multiplier mean(|x - y|, distances)
 *
 * A weighted mean of the bars up to now, and a band about it.  Bars more than nine bandwidths ago weigh less than a rounding
 * and are left out.
 *
 * E. A. Nadaraya, On Estimating Regression, Theory of Probability and Its Applications, 1964; G. S. Watson, Smooth Regression
 * Analysis, Sankhya, 1964; as an envelope by LuxAlgo, TradingView.
 */
#define TITLE "Nadaraya-Watson Envelope"
#define ALIASES "nwe"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(upper, PRICE) O(lower, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                               \
    REAL(bandwidth,  8, 0.01, 10000, "bars after which the weight is down to 0.61") \
    REAL(multiplier, 3, 0,     1000, "mean distances from the middle to a band")    \
    INT(lookback,  500, 1,   100000, "bars that are averaged, at most")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                              \
    INT(distances, 499, 1,   100000, "bars whose distances are averaged")
#include "kernel/indicator.h"

#define TAPS least(p->lookback, 1 + (K)(int64_t)(9 * p->bandwidth))

STATE    { K per; fir y; sum far; };
LOOKBACK { return (int64_t)(p->lookback + p->distances) - 2; }
MEMORY   { return (int64_t)(TAPS + p->distances) - 2; }

START
{
    s->per = p->multiplier / p->distances;
    open_fir(y, TAPS);
    K *w = fir_weights(y);
    for (K j = 0; w && j < TAPS; j++) *w++ = exp_k(-(j * j) / (2 * p->bandwidth * p->bandwidth));
    to_mean(y);
    open_sum(far, p->distances);
}

STEP
{
    R y   = fir(y, in.real);
    R far = s->per * sum(far, mag(in.real - y));

    out->upper = y + far;
    out->lower = y - far;
}

#include "kernel/derive.h"
