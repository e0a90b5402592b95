/* vlma -- Variable Length Moving Average
 *
 *     off    = |x - average(x, max_period)|
 *     length = length[1] - 1      where off > 1.75 d
 *              length[1] + 1      where off <= 0.25 d
 *     vlma   = vlma[1] + 2 / (length + 1) (x - vlma[1])
 *
 * An exponential average that gets shorter while prices leave their usual range, and longer while they stay in the middle of it; the
 * length stays between min_period and max_period.  d is how far the last max_period prices lie from their middle:
 *
 *     d = sqrt(mean((x - mean)^2))       devtype = std
 *         mean(|x - mean|)                         mean_ad
 *         median(|x - median|)                     median_ad
 *
 * It starts from the first price, with the length max_period, which it keeps until there is a d.
 *
 * G. R. Arrington, Building a Variable-Length Moving Average, Technical Analysis of Stocks & Commodities, June 1991.
 */
#define TITLE "Variable Length Moving Average"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(vlma, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(min_period,  5, 1, 100000, "shortest length")                            \
    INT(max_period, 50, 1, 100000, "longest length, and bars in the window")     \
    AVERAGE_OF(ma_type, sma,       "the middle that prices are measured from")   \
    ONE_OF(devtype, "standard deviation, mean or median distance", std, mean_ad, median_ad)
#include "kernel/indicator.h"

STATE    { K shortest, longest, first, length; left turns, lows, highs; previous last; deviation x; average other; follow y; };

LOOKBACK
{
    int64_t window = (int64_t)p->max_period - 1, other = average_lookback(p->ma_type, p->max_period);
    return window > other ? window : other;
}
MEMORY   { return FOREVER; }

START
{
    s->longest = s->length = p->max_period, s->shortest = least(p->min_period, p->max_period), s->first = (K)lookback(p, 0);
    open_deviation(x, p->devtype, p->max_period);
    open_average_or(other, p->ma_type, p->max_period, 0);
}

/* The length after each bar: steps between two bounds, clamp(length + turn, low, high), which compose as affine maps do (scan.h). */
#define TOGETHER(n)                                                                             \
    do {                                                                                        \
        R before = TAKE(n, &s->turns, 0, turn);                                                 \
        R from = TAKE(n, &s->lows, -__builtin_inf(), low), to = TAKE(n, &s->highs, __builtin_inf(), high); \
        from = lesser(greater(from + turn, low), high), to = lesser(greater(to + turn, low), high); \
        low = from, high = to, turn += before;                                                  \
    } while (0)

INLINE R lengths(state *s, MAYBE tick t, R turn)
{
    R low = rep(s->shortest), high = rep(s->longest);
    TOGETHER(1);
    TOGETHER(2);
    TOGETHER(3);
    R length = lesser(greater(s->length + turn, low), high);
    if (carries_on) s->length = last(length);
    return length;
}

STEP
{
    R x = in.real, move = x - previous(last, x);
    mean_and_deviation d = deviation(x, x);
    R off = mag(s->other.kind < 0 ? d.rise : x - average(other, x));
    R turn = sel(off > 1.75 * d.size, rep(-1), sel(off <= .25 * d.size, rep(1), rep(0)));
    R length = lengths(s, t, early(t.i < rep(s->first), rep(0), turn));

    out->vlma = follow(y, early(t.i == rep(0), rep(1), 2 / (length + 1)), x, move);
}

#include "kernel/derive.h"
