/* cdl_stalledpattern -- Stalled Pattern
 *
 *     cdl_stalledpattern = -100     if three white bodies close higher and higher: a long one; a long one with a very short
 *                                   upper shadow that opens above open[2] and no further above close[2] than
 *                                   near; and a short one that rides on its shoulder, opening at close[1] less its
 *                                   own body, or no further below that than near
 *                             0     otherwise
 *
 * Also called deliberation: the advance has spent its strength.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Stalled Pattern"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                                      \
    BODY_LONG(INT, REAL, ONE_OF) BODY_SHORT(INT, REAL, ONE_OF) SHADOW_VERY_SHORT(INT, REAL, ONE_OF) \
    NEAR(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual body_long, body_short, shadow_very_short, near; };
LOOKBACK
{
    return (int64_t)most(most(p->body_long_period, p->body_short_period), most(p->shadow_very_short_period, p->near_period)) + 2;
}
MEMORY
{
    return (int64_t)most(most(p->body_long_period, p->near_period) + 2,
                         most(p->shadow_very_short_period + 1, p->body_short_period));
}
START    { open_usual(body_long), open_usual(body_short), open_usual(shadow_very_short), open_usual(near); }

STEP
{
    window w = candles(past, in);
    limit body_long = usual(body_long, in), body_short = usual(body_short, in);
    limit shadow_very_short = usual(shadow_very_short, in), near = usual(near, in);
    candle first = w.ago2, second = w.ago1, third = w.now;

    M whites  = white(first) & white(second) & white(third);
    M rises   = whites & above(second.close, first.close) & above(third.close, second.close);
    M strong  = above(body(first), body_long.ago2) & above(body(second), body_long.ago1);
    M full    = below(upper(second), shadow_very_short.ago1);
    M joined  = above(second.open, first.open) & at_most(second.open, first.close + near.ago2);
    M stalls  = below(body(third), body_short.now) & at_least(third.open, second.close - body(third) - near.ago1);

    out->cdl_stalledpattern = flag(rises & strong & full & joined & stalls, -100);
}

#include "kernel/derive.h"
