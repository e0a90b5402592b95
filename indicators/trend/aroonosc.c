/* aroonosc -- Aroon Oscillator
 *
 *     aroonosc = aroon_up - aroon_down
 *              = 100 (age of the lowest low - age of the highest high) / period
 *
 * Above 0 while the highest high of the last period + 1 bars is newer than the lowest low.  Of equal extremes the
 * newest counts.
 *
 * T. S. Chande, The Time Price Oscillator, Stocks & Commodities 13, 1995.
 */
#define TITLE "Aroon Oscillator"

#define INPUTS(I)   I(high) I(low)
#define OUTPUTS(O)  O(aroonosc, PERCENT)
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

STEP     { out->aroonosc = 100 * (lowest_at(low, in.low).age - highest_at(high, in.high).age) / s->period; }

#include "kernel/derive.h"
