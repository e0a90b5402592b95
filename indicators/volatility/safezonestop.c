/* safezonestop -- SafeZone Stop (Elder)
 *
 *     up, down     = max(high - high[1], 0), max(low[1] - low, 0)
 *     noise        = wilder(down where down > up, period), times period with of = sum
 *     safezonestop = highest(low[1] - mult noise, max_lookback)           direction = long
 *
 * and, with direction = short, lowest(high[1] + mult noise, max_lookback) with up where up > down.
 *
 * The stop keeps out of the noise of moves against the trend.  The noise is Wilder's sum, as large as `period` usual
 * moves together; of = mean is that of one move, and nearer to what Elder wants: his is the mean of the moves there were.
 * The first values look back as far as there is noise.
 *
 * A. Elder, Come Into My Trading Room, Wiley, 2002.
 */
#define TITLE "SafeZone Stop (Elder)"

#define INPUTS(I)   I(high) I(low)
#define OUTPUTS(O)  O(safezonestop, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period,     22, 1, 100000, "period of Wilder's sum or average")          \
    REAL(mult,     2.5, 0, 1e6,    "how much noise between the bar before and the stop") \
    INT(max_lookback, 3, 1, 100000, "bars whose best stop is taken")             \
    ONE_OF(direction, "the position that is guarded", long, short)
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(of, "the noise of all moves together, or of one", sum, mean)
#include "kernel/indicator.h"

STATE    { K first, mult, upwards; previous high, low; ema noise; highest best; lowest least; };
LOOKBACK { return (int64_t)most(p->period, p->max_lookback - 1); }
MEMORY   { return FOREVER; }

START
{
    s->first = p->period, s->mult = p->mult * (p->of == of_sum ? p->period : 1), s->upwards = p->direction == direction_short;
    open_wilder(noise, p->period, 1);
    open_highest(best, p->max_lookback);
    open_lowest(least, p->max_lookback);
}

STEP
{
    R high = previous(high, in.high), low = previous(low, in.low), none = rep(0), inf = rep(__builtin_inf());
    R up = greater(in.high - high, none), down = greater(low - in.low, none);
    M missing = t.i < rep(s->first);

    if (s->upwards != 0) {
        R way = s->mult * ema(noise, sel(up > down, up, none));
        out->safezonestop = lowest(least, early(missing, inf, high + way));
    } else {
        R way = s->mult * ema(noise, sel(down > up, down, none));
        out->safezonestop = highest(best, early(missing, -inf, low - way));
    }
}

#include "kernel/derive.h"
