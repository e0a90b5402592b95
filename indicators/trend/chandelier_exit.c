/* chandelier_exit -- Chandelier Exit
 *
 *     way   = mult wilder(max(high, close[1]) - min(low, close[1]), period)
 *     long  = highest(close, period) - way
 *     short = lowest(close, period) + way                      use_close = false: of highs, of lows
 *
 * Carried from bar to bar, long only ever rises, until a close at or below it sets it free; short is its mirror.
 * A close above the short stop before turns the direction up, one below the long stop before turns it down.
 * long_stop is there while the direction is up, short_stop while it is down: NaN while the other one is.
 *
 * It begins upwards, unless the first close is below the long stop.  The first bar's range is high - low.
 *
 * C. LeBeau; made known by A. Elder, Come Into My Trading Room, Wiley, 2002.  With two sides: A. Orekhov, TradingView, 2018.
 */
#define TITLE "Chandelier Exit"

#define INPUTS(I)   I(high) I(low) I(close)
#define OUTPUTS(O)  O(long_stop, PRICE) O(short_stop, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period, 22, 1, 100000, "bars in the window, and period of the average range") \
    REAL(mult,   3, 0, 1e6,    "average ranges between the extreme and the stop") \
    ONE_OF(use_close, "the extremes of closes, or of highs and lows", true, false)
#include "kernel/indicator.h"

STATE    { K first, mult, closes; previous last; ema range; highest high; lowest low; K long_, short_, close, up; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return FOREVER; }

START
{
    s->first = p->period - 1, s->mult = p->mult, s->closes = p->use_close == use_close_true;
    open_wilder(range, p->period, 0);
    open_highest(high, p->period);
    open_lowest(low, p->period);
}

STEP
{
    R way  = s->mult * ema(range, true_range(last, in.high, in.low, in.close));
    R high = highest(high, s->closes != 0 ? in.close : in.high), low = lowest(low, s->closes != 0 ? in.close : in.low);
    bars long_ = spread(high - way), short_ = spread(low + way), close = spread(in.close), up;

    for (each_bar(k)) {
        K l = long_.at[k], h = short_.at[k], x = close.at[k];
        if (t.warm && spread(t.i).at[k] <= s->first) s->long_ = l, s->short_ = h, s->up = 1;
        if (rarely(x > s->short_)) s->up = 1; else if (rarely(x < s->long_)) s->up = 0;
        s->long_  = long_.at[k]  = rarely(s->close <= s->long_)  ? l : most(l, s->long_);
        s->short_ = short_.at[k] = rarely(s->close >= s->short_) ? h : least(h, s->short_);
        up.at[k] = s->up, s->close = x;
    }
    M upwards = gather(up) != rep(0);
    R nan = rep(__builtin_nan(""));
    out->long_stop  = sel(upwards, gather(long_), nan);
    out->short_stop = sel(upwards, nan, gather(short_));
}

#include "kernel/derive.h"
