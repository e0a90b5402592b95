/* mod_god_mode -- Modified God Mode
 *
 *     tci  = 50 + ema((close - e) / (0.025 ema(|close - e|, n1)), n2)        e = ema(close, n1)
 *     rsi  = Wilder's RSI of n3 bars,  mf = money flow index of n3 bars, or the rsi with use_volume = false
 *     cbci = rsi - rsi[n2] + ema(rsi, n3),  lag = 100 Laguerre RSI, gamma 0.3
 *     wil  = 80 - 60 (highest close - close) / (highest close - lowest close)     over n2 bars
 *     csi  = rsi/2 + 25 + 25 ema(ema(d, n1), n2) / ema(ema(|d|, n1), n2)     d = close - close[1]; csig: divided by close + close[1]
 *
 *     wavetrend = mean of   tci mf rsi             mode = tradition           tci mf rsi cbci lag        mode = tradition_mg
 *                           tci mf csi wil         mode = godmode             tci mf csig wil cbci lag   mode = godmode_mg
 *     signal    = mean(wavetrend, 6),  histogram = ema(2 (wavetrend - signal) + 50, n3)
 *
 * Averages start from their first values, the Laguerre filter from 0.  The mean is that of what there is yet: rsi, mf and csi
 * come with bar n3, cbci with bar n2 + n3, wil where there is a range.  What has not moved stands at 50.
 *
 * Legion, God Mode, TradingView, as later modified there; after LazyBear, WaveTrend Oscillator, 2014.
 */
#define TITLE "Modified God Mode"

#define INPUTS(I)   I(high) I(low) I(close) I(volume)
#define OUTPUTS(O)  O(wavetrend, PERCENT) O(signal, PERCENT) O(histogram, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(n1, 17, 1, 100000, "period of the channel") \
    INT(n2,  6, 1, 100000, "period that smooths it; bars of wil")                \
    INT(n3,  4, 1, 100000, "period of rsi, mf and histogram")                    \
    ONE_OF(mode, "which oscillators", tradition_mg, godmode, tradition, godmode_mg) \
    ONE_OF(use_volume, "does volume count", true, false)
#include "kernel/laguerre.h"
#include "kernel/wave.h"
#include "kernel/indicator.h"

#define FIRST (most(most(p->n1, p->n2), p->n3) - 1)

STATE {
    K god, more, volume, n2, n3; wave tci; previous last, last_sum; ema up, all, rsi; sum in, out; delay back; laguerre lag;
    highest high; lowest low; ema net, net_2, path, path_2, hist; sum six;
};
LOOKBACK { return (int64_t)FIRST + (output == output_wavetrend ? 0 : 5); }
MEMORY   { return FOREVER; }

START
{
    K n2 = p->n2, n3 = p->n3, c1 = 2 / (p->n1 + 1), c2 = 2 / (n2 + 1), c3 = 2 / (n3 + 1);

    s->god = p->mode == mode_godmode || p->mode == mode_godmode_mg, s->more = p->mode == mode_tradition_mg || p->mode == mode_godmode_mg;
    s->volume = p->use_volume == use_volume_true, s->n2 = n2, s->n3 = n3;
    open_wilder(up, n3, 1), open_wilder(all, n3, 1), open_smooth(rsi, c3, n3), open_delay(back, n2);
    open_sum(in, n3), open_sum(out, n3), open_highest(high, n2), open_lowest(low, n2);
    open_smooth(net, c1, 1), open_smooth(path, c1, 1), open_smooth(net_2, c2, 1), open_smooth(path_2, c2, 1);
    open_wave(tci, p->n1, n2, .025, 0, 1), open_laguerre(lag, .3), open_sum(six, 6);
    open_smooth(hist, c3, FIRST + 5), needs_warm(m, (int64_t)(n2 + n3));
}

STEP
{
    R x = in.close, old = previous(last, x), move = x - old, zero = rep(0), single = rep(1);
    R rsi  = 100 * over(ema(up, greater(move, zero)), ema(all, mag(move)), .5), mf = rsi;
    R count = early(t.i < rep(s->n3), single, rep(3)), total = wave(tci, x) + 50;
    if (s->volume != 0) {
        R all = in.high + in.low + x, before = previous(last_sum, all), money = all * in.volume;
        R up  = sum(in, sel(all > before, money, zero)), down = sum(out, sel(all < before, money, zero));
        mf = 100 * over(up, up + down, .5);
    }
    total += early(t.i < rep(s->n3), zero, mf + rsi);
    if (s->god != 0) {
        R part = s->more != 0 ? over(move, x + old, 0) : move;
        R net  = ema(net_2, ema(net, part)), path = ema(path_2, ema(path, mag(part)));
        total += early(t.i < rep(s->n3), zero, 25 + 25 * over(net, path, 0) - .5 * rsi);                  /* csi - rsi */
        R top = highest(high, x), range = top - lowest(low, x);
        total += sel(range > zero, 80 - 60 * (top - x) / range, zero), count += sel(range > zero, single, zero);
    }
    if (s->more != 0) {
        R cbci = (rsi - delay(back, rsi)) + ema(rsi, rsi);
        total += early(t.i < rep(s->n2 + s->n3), zero, cbci) + laguerre_rsi(lag, x, early(t.i == rep(0), x, move));
        count += early(t.i < rep(s->n2 + s->n3), single, rep(2));
    }
    out->wavetrend = total / count, out->signal = sum(six, out->wavetrend) * (1. / 6);
    out->histogram = ema(hist, 2 * (out->wavetrend - out->signal) + 50);
}

#include "kernel/derive.h"
