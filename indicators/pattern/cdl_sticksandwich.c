/* cdl_sticksandwich -- Stick Sandwich
 *
 *     cdl_sticksandwich = 100     if a white bar lies between two black ones, keeping above the first close, and the two
 *                                 blacks close at the same price, give or take equal
 *                           0     otherwise
 *
 * The price that held twice is taken for a support.
 *
 * G. L. Morris, Candlestick Charting Explained, 3rd ed., McGraw-Hill, 2006.
 */
#define TITLE "Stick Sandwich"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) EQUAL(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual equal; };
LOOKBACK { return (int64_t)p->equal_period + 2; }
MEMORY   { return (int64_t)p->equal_period + 2; }
START    { open_usual(equal); }

STEP
{
    window w = candles(past, in);
    limit equal = usual(equal, in);
    candle first = w.ago2, second = w.ago1, third = w.now;

    M stick = black(first) & white(second) & black(third) & above(second.low, first.close);
    M again = alike(third.close, first.close, equal.ago2);

    out->cdl_sticksandwich = flag(stick & again, 100);
}

#include "kernel/derive.h"
