/* ttm_trend -- TTM Trend
 *
 *     ttm_trend = 1 where close > mean(x, period), else 0
 *
 * Is the close above the mean of the last bars, the one in hand among them?  x is commonly (high + low) / 2.
 *
 * J. F. Carter, Mastering the Trade, McGraw-Hill, 2005.
 */
#define TITLE "TTM Trend"

#define INPUTS(I)   I(real) I(close)
#define OUTPUTS(O)  O(ttm_trend, FLAG)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 5, 1, 100000, "bars in the window")
#include "kernel/indicator.h"

STATE    { beside_ladder mean; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }
START    { beside_open(&s->mean, m, (int64_t)p->period); }

/* The mean as its distance from x: that of a constant is 0, and equal is not above. */
STEP     { out->ttm_trend = sel(in.close - in.real > beside_step(&s->mean, t, (one){ in.real }).m, rep(1), rep(0)); }

#include "kernel/derive.h"
