/* tradjema -- True Range Adjusted Exponential Moving Average
 *
 *     range    = max(high, close[1]) - min(low, close[1])
 *     z        = (range - lowest(range)) / (highest(range) - lowest(range))       over length bars
 *     c        = 2/(length+1) (1 + mult z)                                        1 at most
 *     tradjema = tradjema[1] + c (close[1] - tradjema[1])
 *
 * An exponential average that hurries on bars that are wide for their time.  z is 0 while all ranges are alike; the first bar's
 * range is high - low.
 *
 * The price that is averaged is that of the bar before; with price = newest it is the bar's own, whose range is known by then:
 * to be preferred.  Starts from the close of the bar before the window is full.
 *
 * V. Apirine, True Range Adjusted Exponential Moving Average, Technical Analysis of Stocks & Commodities, January 2023.
 */
#define TITLE "True Range Adjusted Exponential Moving Average"

#define INPUTS(I)   I(high) I(low) I(close)
#define OUTPUTS(O)  O(tradjema, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                       \
    INT(length, 40, 2, 100000, "period of the average, and bars in the window")     \
    REAL(mult,  10, 0, 1e6,    "how much faster the widest bar makes it")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                      \
    ONE_OF(price, "the close that is averaged: of the bar before, or the newest", before, newest)
#include "kernel/indicator.h"

STATE    { K c, more, lagged, first; previous last, x; highest high; lowest low; follow y; };
LOOKBACK { return (int64_t)p->length - 1; }
MEMORY   { return FOREVER; }

START
{
    s->c = 2 / (p->length + 1), s->more = s->c * p->mult;
    s->lagged = p->price == price_before, s->first = p->length - 2 + s->lagged;
    open_highest(high, p->length);
    open_lowest(low, p->length);
}

STEP
{
    R last = previous(last, in.close), edge = early(t.i == rep(0), in.low, last), x = s->lagged != 0 ? last : in.close;
    R range = greater(in.high, edge) - lesser(in.low, edge);
    R low = lowest(low, range), z = over(range - low, highest(high, range) - low, 0);
    R c = lesser(s->c + s->more * z, rep(1));

    out->tradjema = follow(y, early(t.i <= rep(s->first), rep(1), c), x, x - previous(x, x));
}

#include "kernel/derive.h"
