/* dti -- Directional Trend Index
 *
 *     up, down = max(high - high[1], 0), max(low[1] - low, 0)
 *     smooth v = ema(ema(ema(v, r), s), u)
 *     dti      = 100 smooth(up - down) / smooth(|up - down|)
 *
 * New highs against new lows, three times smoothed: 100 while there are only new highs.  All averages start from 0 at the
 * first bar.  0 while there is neither.
 *
 * W. Blau, Momentum, Direction, and Divergence, Wiley, 1995.
 */
#define TITLE "Directional Trend Index (Blau)"

#define INPUTS(I)   I(high) I(low)
#define OUTPUTS(O)  O(dti, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(r, 14, 1, 100000, "period of the first average")                         \
    INT(s, 10, 1, 100000, "period of the second")                                \
    INT(u,  5, 1, 100000, "period of the third")
#include "kernel/pole.h"
#include "kernel/indicator.h"

typedef struct { pole first, second, third; } chain;
STATE    { previous high, low; chain net, all; };
LOOKBACK { return 1; }
MEMORY   { return FOREVER; }

START
{
    chain *c[] = { &s->net, &s->all };
    for (int k = 0; k < 2; k++) {
        pole_open(&c[k]->first,  m, 2 / (p->r + 1), 2 / (p->r + 1));
        pole_open(&c[k]->second, m, 2 / (p->s + 1), 2 / (p->s + 1));
        pole_open(&c[k]->third,  m, 2 / (p->u + 1), 2 / (p->u + 1));
    }
}

STEP
{
    R up  = greater(in.high - previous(high, in.high), rep(0)), down = greater(previous(low, in.low) - in.low, rep(0));
    R net = pole(net.third, pole(net.second, pole(net.first, up - down)));
    R all = pole(all.third, pole(all.second, pole(all.first, mag(up - down))));

    out->dti = 100 * over(net, all, 0);
}

#include "kernel/derive.h"
