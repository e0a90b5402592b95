/* aroon -- Aroon
 *
 *     aroon_down = 100 (period - age of the lowest low) / period
 *     aroon_up   = 100 (period - age of the highest high) / period
 *
 * 100 when the extreme of the last period + 1 bars is the newest, 0 when it is the oldest.  Of equal
 * extremes the newest counts.
 *
 * T. S. Chande, The Time Price Oscillator, Stocks & Commodities 13, 1995.
 */
#define TITLE "Aroon"

#define INPUTS(I)   I(high) I(low)
#define OUTPUTS(O)  O(aroon_down, PERCENT) O(aroon_up, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 14, 2, 100000, "age at which an extreme counts as 0")
#include "kernel/indicator.h"

STATE    { K period; lowest_at low; highest_at high; };
LOOKBACK { return (int64_t)p->period; }
MEMORY   { return (int64_t)p->period; }

START
{
    s->period = p->period;
    open_lowest_at(low, p->period + 1);
    open_highest_at(high, p->period + 1);
}

STEP
{
    out->aroon_down = 100 * (s->period - lowest_at(low, in.low).age) / s->period;
    out->aroon_up   = 100 * (s->period - highest_at(high, in.high).age) / s->period;
}

#include "kernel/derive.h"
