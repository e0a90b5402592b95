/* rsmk -- Relative Strength (Markos Katsanos)
 *
 *     g         = log(real / real2)
 *     indicator = 100 average(g - g[lookback], period)
 *     signal    = average(indicator, signal_period)
 *
 * Whether one price has outgrown another.  A bar where either price is not above 0, or was not then, counts as no growth.
 *
 * M. Katsanos, Using Relative Strength to Outperform the Market, Technical Analysis of Stocks & Commodities, March 2020.
 */
#define TITLE "Relative Strength (Markos Katsanos)"

#define INPUTS(I)   I(real) I(real2)
#define OUTPUTS(O)  O(indicator, PERCENT) O(signal, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(lookback,     90, 1, 100000, "bars over which growth is measured")       \
    INT(period,        3, 1, 100000, "period of the indicator")                  \
    INT(signal_period, 20, 1, 100000, "period of the signal")                    \
    AVERAGE_OF(ma_type, ema, "average that makes the indicator")                 \
    AVERAGE_OF(signal_ma, ema, "average that makes the signal")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(averages, "how the averages begin: from full windows, or as each does by default", settled, usual)
#include "kernel/indicator.h"

#define FULL      (p->averages == averages_settled)
#define GROWTH    settled(p->ma_type, FULL), p->period
#define SIGNAL    settled(p->signal_ma, FULL), p->signal_period
#define SIGNAL_AT (p->lookback + (K)average_lookback(GROWTH))

STATE    { delay back; previous last, before; average_gap growth, signal; };
LOOKBACK { return (int64_t)SIGNAL_AT + (output == output_signal ? average_lookback(SIGNAL) : 0); }

MEMORY
{
    int64_t a = average_memory(GROWTH), b = average_memory(SIGNAL);
    return a == FOREVER || b == FOREVER ? FOREVER : (int64_t)p->lookback + a + b;
}

START
{
    open_delay(back, p->lookback);
    open_average_gap(growth, GROWTH, p->lookback);
    open_average_gap(signal, SIGNAL, SIGNAL_AT);
}

STEP
{
    M known = above(in.real, rep(0)) & above(in.real2, rep(0));
    R g = sel(known, log_(in.real / in.real2), rep(__builtin_inf())), growth = 100 * (g - delay(back, g));
    R x = sel(mag(growth) < rep(__builtin_inf()), growth, rep(0)), y = x + average_gap(growth, x, x - previous(last, x));

    out->indicator = y, out->signal = y + average_gap(signal, y, y - previous(before, y));
}

#include "kernel/derive.h"
