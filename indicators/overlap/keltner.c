/* keltner -- Keltner Channels
 *
 *     middle = average(x, period)                    x = close, or (high + low + close) / 3 with of = typical
 *     range  = max(high, close[1]) - min(low, close[1])
 *     upper  = middle + multiplier wilder(range, atr_period)
 *     lower  = middle - multiplier wilder(range, atr_period)
 *
 * The first bar's range is high - low; with start = second it does not count and the average range starts one bar
 * later.
 *
 * C. W. Keltner, How to Make Money in Commodities, 1960, with L. B. Raschke's changes (about 1980): an exponential average and
 * true ranges.
 */
#define TITLE "Keltner Channels"

#define INPUTS(I)   I(high) I(low) I(close)
#define OUTPUTS(O)  O(upper, PRICE) O(middle, PRICE) O(lower, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period,     20, 2, 100000, "period of the middle line")                  \
    INT(atr_period, 10, 1, 100000, "period of the average range")                \
    REAL(multiplier, 2, 0, 1e6,    "average ranges between the middle line and another")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    AVERAGE_OF(ma_type, ema, "average of the middle line")                       \
    ONE_OF(of, "the price that is averaged: the close, or the mean of high, low and close", close, typical) \
    ONE_OF(start, "the bar whose range is the first to count", first, second)    \
    AVERAGES(ONE_OF)
#include "kernel/indicator.h"

#define MIDDLE settled(p->ma_type, p->averages), p->period

STATE    { K multiplier, typical; previous last, before; average_gap middle; ema range; };
LOOKBACK { return (int64_t)most((K)average_lookback(MIDDLE), p->atr_period - 1 + p->start); }
MEMORY   { return FOREVER; }

START
{
    s->multiplier = p->multiplier, s->typical = p->of == of_typical;
    open_average_gap(middle, MIDDLE, 0);
    open_wilder(range, p->atr_period, p->start);
}

STEP
{
    R x = s->typical != 0 ? (in.high + in.low + in.close) / 3 : in.close;
    R way = s->multiplier * ema(range, true_range(last, in.high, in.low, in.close));

    out->middle = x + average_gap(middle, x, x - previous(before, x));
    out->upper  = out->middle + way;
    out->lower  = out->middle - way;
}

#include "kernel/derive.h"
