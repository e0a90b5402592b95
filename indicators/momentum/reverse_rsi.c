/* reverse_rsi -- Reverse RSI
 *
 *     up, down = wilder(max(x - x[1], 0)), wilder(max(x[1] - x, 0))
 *     z        = (rsi_length - 1) (q down - up)       q = rsi_level / (100 - rsi_level)
 *     y        = x + z, or x + z / q where z < 0
 *
 * The price that would bring the RSI to rsi_level.  The averages start from the mean of 2 rsi_length - 1 movements,
 * of which the first is that from 0 to the first price, and takes some periods to fade; with start = second from
 * as many movements between prices.
 *
 * G. Siligardos, Reverse Engineering RSI, Technical Analysis of Stocks & Commodities, June 2003.
 */
#define TITLE "Reverse RSI"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(reverse_rsi, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(rsi_length, 14, 1, 100000, "period of Wilder's averages")                \
    REAL(rsi_level, 50, 0.01, 99.99, "the RSI to be reached")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(start, "the first movement: from 0 to the first price, or to the second price", first, second)
#include "kernel/indicator.h"

STATE    { K own, much, more, less; previous last; ema up, down; };
LOOKBACK { return (int64_t)(2 * p->rsi_length - 2 + p->start); }
MEMORY   { return FOREVER; }

START
{
    K q = p->rsi_level / (100 - p->rsi_level), n = p->rsi_length;

    s->own = p->start == start_first, s->much = q, s->more = n - 1, s->less = (n - 1) / q;
    open_ema(up,   2 * n - 1, p->start);
    open_ema(down, 2 * n - 1, p->start);
}

STEP
{
    R x = in.real, move = x - previous(last, x);
    if (t.warm && s->own != 0) move = sel(t.i == rep(0), x, move);

    R up = ema(up, greater(move, rep(0))), down = ema(down, greater(-move, rep(0)));
    R z  = s->much * down - up;
    out->reverse_rsi = x + sel(z < rep(0), s->less * z, s->more * z);
}

#include "kernel/derive.h"
