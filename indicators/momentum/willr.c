/* willr -- Williams' %R
 *
 *     willr = -100 (highest - close) / (highest - lowest)        over `period` bars
 *
 * How far the close lies below the top of the range; from -100 to 0.  0 while there is no range.
 *
 * L. R. Williams, How I Made One Million Dollars Last Year Trading Commodities, Windsor, 1973.
 */
#define TITLE "Williams' %R"

#define INPUTS(I)   I(high) I(low) I(close)
#define OUTPUTS(O)  O(willr, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period, 14, 2, 100000, "bars whose range is looked at")
#include "kernel/indicator.h"

STATE    { highest high; lowest low; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }
START    { open_highest(high, p->period); open_lowest(low, p->period); }

STEP
{
    R high = highest(high, in.high), range = high - lowest(low, in.low);

    out->willr = 100 * over(in.close - high, range, 0);
}

#include "kernel/derive.h"
