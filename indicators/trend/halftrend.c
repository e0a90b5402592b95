/* halftrend -- HalfTrend
 *
 *     upwards:     floor   = max(floor, lowest(low, amplitude))
 *                  turns down where mean(high, amplitude) < floor and close < low[1];      ceiling = highest(high, amplitude)
 *     downwards:   ceiling = min(ceiling, highest(high, amplitude))
 *                  turns up where mean(low, amplitude) > ceiling and close > high[1];      floor = lowest(low, amplitude)
 *
 *     halftrend = max(halftrend[1], floor) upwards, min(halftrend[1], ceiling) downwards, as it was where the trend turns
 *     half      = wilder(max(high, close[1]) - min(low, close[1]), atr_period) / 2
 *     atr_high, atr_low = halftrend +- channel_deviation half
 *
 * trend is 0 upwards and 1 downwards; buy_signal is halftrend - half where it turns up, sell_signal halftrend + half where it
 * turns down, and NaN while it does not.  It begins upwards from low[1], and waits for a ceiling to be broken first, beginning
 * with high[1].  The first range is high - low.
 *
 * A. Orekhov, HalfTrend, TradingView, 2021, after an older one for MetaTrader.
 */
#define TITLE "HalfTrend"

#define INPUTS(I)   I(high) I(low) I(close)
#define OUTPUTS(O)  O(halftrend, PRICE) O(trend, FLAG) O(atr_high, PRICE) O(atr_low, PRICE) O(buy_signal, STOP) O(sell_signal, STOP)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(amplitude, 2, 1, 100000,       "bars in the windows")                    \
    REAL(channel_deviation, 2, 0, 1e6, "half average ranges between the line and a band") \
    INT(atr_period, 100, 1, 100000,    "period of the average range")
#include "kernel/indicator.h"

STATE {
    K        first, width, per;
    previous high, low, close;
    highest  top; lowest bottom; sum highs, lows; ema range;
    K        line, floor, ceiling, down, breaks_down;
};

LOOKBACK { return (int64_t)most(p->amplitude, p->atr_period) - 1; }
MEMORY   { return FOREVER; }

START
{
    s->first = most(p->amplitude, p->atr_period) - 1, s->width = p->channel_deviation, s->per = 1 / p->amplitude;
    open_highest(top, p->amplitude);
    open_lowest(bottom, p->amplitude);
    open_sum(highs, p->amplitude);
    open_sum(lows, p->amplitude);
    open_wilder(range, p->atr_period, 0);
}

STEP
{
    const K inf = __builtin_inf();
    R half = ema(range, true_range(close, in.high, in.low, in.close)) * .5, high = previous(high, in.high), low = previous(low, in.low);
    R above_ = sum(highs, in.high) * s->per, below_ = sum(lows, in.low) * s->per, nan = rep(__builtin_nan(""));
    bars fall = spread(sel(in.close < low, above_, rep(inf))), rise = spread(sel(in.close > high, below_, rep(-inf)));
    bars top = spread(highest(top, in.high)), bottom = spread(lowest(bottom, in.low)), line, down, turn;

    for (each_bar(k)) {
        K turns = 0;
        if (t.warm && spread(t.i).at[k] <= s->first)
            s->line = -inf, s->floor = spread(low).at[k], s->ceiling = spread(high).at[k], s->down = s->breaks_down = 0;
        if (s->breaks_down != 0) {
            s->floor = most(s->floor, bottom.at[k]);
            if (rarely(fall.at[k] < s->floor)) turns = s->down = 1, s->breaks_down = 0, s->ceiling = top.at[k];
        } else {
            s->ceiling = least(s->ceiling, top.at[k]);
            if (rarely(rise.at[k] > s->ceiling)) turns = s->down, s->down = 0, s->breaks_down = 1, s->floor = bottom.at[k];
        }
        if (turns == 0) s->line = s->down != 0 ? least(s->line, s->ceiling) : most(s->line, s->floor);
        line.at[k] = s->line, down.at[k] = s->down, turn.at[k] = turns;
    }
    R y = gather(line);
    M turns = gather(turn) != rep(0), downwards = gather(down) != rep(0);
    out->halftrend   = y;
    out->trend       = gather(down);
    out->atr_high    = y + s->width * half;
    out->atr_low     = y - s->width * half;
    out->buy_signal  = sel(not(turns) | downwards, nan, y - half);
    out->sell_signal = sel(turns & downwards, y + half, nan);
}

#include "kernel/derive.h"
