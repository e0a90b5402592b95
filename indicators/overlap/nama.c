/* nama -- New Adaptive Moving Average
 *
 *     c    = (highest(x) - lowest(x)) / sum(|x - x[1]|)                  over period bars
 *     nama = nama[1] + c (x - nama[1])
 *
 * Hurries when the range is nearly as long as the path that led through it, and waits when the price goes to and fro.  c is
 * 0 while nothing moves.
 *
 * Starts from the price of the bar before the window is full.
 */
#define TITLE "New Adaptive Moving Average"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(nama, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 30, 2, 100000, "bars in the window")
#include "kernel/indicator.h"

STATE    { K first; highest high; lowest low; previous last; sum path; follow y; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return FOREVER; }

START
{
    s->first = p->period - 2;
    open_highest(high, p->period);
    open_lowest(low, p->period);
    open_sum(path, p->period);
}

STEP
{
    R x = in.real, move = x - previous(last, x);
    R range = highest(high, x) - lowest(low, x), path = sum(path, mag(move));
    R c = lesser(over(range, path, 0), rep(1));

    out->nama = follow(y, early(t.i <= rep(s->first), rep(1), c), x, move);
}

#include "kernel/derive.h"
