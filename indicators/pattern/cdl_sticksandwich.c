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

STATE    { candles past; usual equal; signs dark, second; };
LOOKBACK { return (int64_t)p->equal_period + 2; }
MEMORY   { return (int64_t)p->equal_period + 2; }
START    { open_usual(equal); }

STEP
{
    window w = candles(past, in);
    candle a = w.ago2, b = w.ago1, c = w.now;
    told dark   = signs(dark, black(c));
    told second = signs(second, white(c) & higher(c.low, b.close));

    out->cdl_sticksandwich = flag(dark.ago2 & second.ago1 & black(c) & alike(c.close, a.close, usual(equal, in).ago2), 100);
}

#include "kernel/derive.h"
