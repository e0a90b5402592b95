/* accbands -- Acceleration Bands
 *
 *     r      = 4 (high - low) / (high + low)
 *     upper  = mean(high (1 + r))             means over `period` bars
 *     middle = mean(close)
 *     lower  = mean(low (1 - r))
 *
 * Bands as wide as the bars are long.  r is 0 where high + low is 0.
 *
 * P. Headley, Big Trends in Trading, Wiley, 2002.
 */
#define TITLE "Acceleration Bands"

#define INPUTS(I)   I(high) I(low) I(close)
#define OUTPUTS(O)  O(upper, PRICE) O(middle, PRICE) O(lower, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 20, 2, 100000, "bars in the window")
#include "kernel/indicator.h"

STATE    { K per; sum upper, middle, lower; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }

START
{
    s->per = 1 / p->period;
    open_sum(upper,  p->period);
    open_sum(middle, p->period);
    open_sum(lower,  p->period);
}

STEP
{
    R r = over(4 * (in.high - in.low), in.high + in.low, 0);

    out->upper  = sum(upper,  in.high + in.high * r) * s->per;
    out->middle = sum(middle, in.close) * s->per;
    out->lower  = sum(lower,  in.low - in.low * r) * s->per;
}

#include "kernel/derive.h"
