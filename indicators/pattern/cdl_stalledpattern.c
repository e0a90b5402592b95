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

STATE    { candles past; usual body_long, body_short, shadow_very_short, near; signs first, second; };
LOOKBACK
{
    return (int64_t)most(most(p->body_long_period, p->body_short_period), most(p->shadow_very_short_period, p->near_period)) + 2;
}
MEMORY
{
    return (int64_t)most(most(p->body_long_period, p->near_period) + 2,
                         most(p->shadow_very_short_period + 1, p->body_short_period));
}
START    { open_usual(body_long), open_usual_like(body_short, body_long), open_usual(shadow_very_short), open_usual(near); }

STEP
{
    window w = candles(past, in);
    limit body_long = usual(body_long, in), body_short = usual_like(body_short, body_long, in), near = usual(near, in);
    candle b = w.ago1, c = w.now;
    M strong    = white(c) & above(body(c), body_long.now), rises = higher(c.close, b.close);
    told first  = signs(first, strong);
    told second = signs(second, strong & rises & below(upper(c), usual(shadow_very_short, in).now)
                              & higher(c.open, b.open) & not(higher(c.open, b.close + near.ago1)));
    M stalls    = white(c) & rises & below(body(c), body_short.now) & not(deeper(c.open, b.close - body(c) - near.ago1));

    out->cdl_stalledpattern = flag(first.ago2 & second.ago1 & stalls, -100);
}

#include "kernel/derive.h"
