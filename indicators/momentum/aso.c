/* aso -- Average Sentiment Oscillator
 *
 *     bar   = 50 ((close - low) + (high - open)) / (high - low)
 *     group = the same of the last `period` bars taken as one bar
 *     bulls = mean((bar + group) / 2, period)                    mode = both; or of one of them
 *     bears = mean(100 - that, period)
 *
 * Which part of a bar's range, and of the range of the last bars, buyers and sellers have gone.  The means are those of
 * the values there are until there are `period` of them.  Without a range: 0 for both, or 50 with flat = middle, which to prefer.
 *
 * Attributed to B. J. Nash, for MetaTrader.
 */
#define TITLE "Average Sentiment Oscillator"

#define INPUTS(I)   I(open) I(high) I(low) I(close)
#define OUTPUTS(O)  O(bulls, PERCENT) O(bears, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period, 10, 1, 100000, "bars of the group and of the means")             \
    ONE_OF(mode, "what is looked at: the bar and the group, or one of them", both, intrabar, group)
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(flat, "the share of each while there is no range: 0 or 50", zero, middle)
#include "kernel/indicator.h"

STATE    { K mode, n, flat; delay open; highest high; lowest low; sum bulls, bears; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return 2 * (int64_t)p->period - 2; }

START
{
    s->mode = p->mode, s->n = p->period, s->flat = p->flat == flat_middle ? 50 : 0;
    open_delay(open, p->period - 1);
    open_highest(high, p->period), open_lowest(low, p->period);
    open_sum(bulls, p->period), open_sum(bears, p->period);
    needs_warm(m, 2 * (int64_t)p->period);
}

typedef struct { R bulls, bears; } shares;
INLINE shares shares_of(K flat, R open, R high, R low, R close)
{
    R range = high - low, bulls = 50 * ((close - low) + (high - open)) / range;
    M none = range == rep(0);
    return (shares){ sel(none, rep(flat), bulls), sel(none, rep(flat), 100 - bulls) };
}

STEP
{
    R    n = early(t.i < rep(2 * s->n - 2), greater(t.i - (s->n - 2), rep(1)), rep(s->n));
    M none = t.i < rep(s->n - 1);
    shares w = { rep(0), rep(0) };
    if (s->mode != mode_group) w = shares_of(s->flat, in.open, in.high, in.low, in.close);
    if (s->mode != mode_intrabar) {
        shares g = shares_of(s->flat, delay(open, in.open), highest(high, in.high), lowest(low, in.low), in.close);
        w = s->mode == mode_group ? g : (shares){ (w.bulls + g.bulls) * .5, (w.bears + g.bears) * .5 };
    }
    out->bulls = sum(bulls, early(none, rep(0), w.bulls)) / n;
    out->bears = sum(bears, early(none, rep(0), w.bears)) / n;
}

#include "kernel/derive.h"
