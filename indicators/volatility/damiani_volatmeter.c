/* damiani_volatmeter -- Damiani Volatmeter
 *
 *     vol  = wilder(tr, vis_atr) / wilder(tr, sed_atr) + (vol[1] - vol[3]) / 2
 *     anti = threshold - stddev(close, vis_std) / stddev(close, sed_std)
 *
 * The market moves where vol is above anti, and sleeps where it is below.  tr is the true range, 0 at the first bar; vol is 0
 * before its first value.  A quotient whose divisor is 0 is 0.
 *
 * L. G. Damiani, Damiani Volatmeter for MetaTrader, about 2006.
 */
#define TITLE "Damiani Volatmeter"
#define ALIASES "damiani"

#define INPUTS(I)   I(high) I(low) I(close)
#define OUTPUTS(O)  O(vol, RATIO) O(anti, RATIO)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                               \
    INT(vis_atr,   13, 1, 100000, "period of the short average range")      \
    INT(vis_std,   20, 1, 100000, "bars of the short deviation")            \
    INT(sed_atr,   40, 1, 100000, "period of the long average range")       \
    INT(sed_std,  100, 1, 100000, "bars of the long deviation")             \
    REAL(threshold, 1.4, 0, 1000, "what anti is where nothing moves")
#include "kernel/indicator.h"

STATE    { K first, threshold; previous last; ema vis, sed; moments x, y; K vol1, vol2, vol3; };
LOOKBACK { return (int64_t)most(most(most(p->vis_atr, p->vis_std), most(p->sed_atr, p->sed_std)), 3); }
MEMORY   { return FOREVER; }

START
{
    s->first = most(most(most(p->vis_atr, p->vis_std), most(p->sed_atr, p->sed_std)), 3), s->threshold = p->threshold;
    open_wilder(vis, p->vis_atr, 0);
    open_wilder(sed, p->sed_atr, 0);
    open_moments(x, p->vis_std);
    open_moments(y, p->sed_std);
}

STEP
{
    R tr    = true_range(last, in.high, in.low, in.close), range = early(t.i == rep(0), rep(0), tr);
    R ratio = over(ema(vis, range), ema(sed, range), 0);
    bars vol = spread(early(t.i < rep(s->first), rep(0), ratio));

    for (each_bar(k)) {
        vol.at[k] = (vol.at[k] - .5 * s->vol3) + .5 * s->vol1;
        s->vol3 = s->vol2, s->vol2 = s->vol1, s->vol1 = vol.at[k];
    }
    out->vol  = gather(vol);
    out->anti = s->threshold - over(root(moments(x, in.close).variance), root(moments(y, in.close).variance), 0);
}

#include "kernel/derive.h"
