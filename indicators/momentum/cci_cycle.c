/* cci_cycle -- CCI Cycle
 *
 *     cci   = (x - mean(x)) / (0.015 distance)         over `length` bars, as in cci
 *     d     = 2 ema(cci, (length + 1) / 2) - ema(cci, length)         halves without their fraction
 *     s     = wilder(d, root length)                                  rounded
 *     place = 100 (s - lowest s) / (highest s - lowest s)             over `length` bars
 *     f     = f[1] + factor (place - f[1])
 *     cci_cycle = the same two steps, from f
 *
 * Schaff's cycle with a CCI in place of the MACD: where it stands in its latest swing.  Averages begin as running means and
 * ranges with the values there are, so that the first `length` values jump.  While a range is 0 its place stays what it was, 50 at
 * first.  With factor = 0 nothing is smoothed.
 *
 * D. Schaff, Schaff Trend Cycle, 1999; D. R. Lambert, Commodities, October 1980.
 */
#define TITLE "CCI Cycle (Schaff on CCI)"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(cci_cycle, PERCENT)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(length, 10, 1, 100000, "bars of the CCI and of the swings")              \
    REAL(factor, 0.5, 0, 1,    "weight of a new place")
#include "kernel/indicator.h"

#define SMOOTH ((K)(int64_t)(__builtin_sqrt(p->length) + .5))
#define FIRST  (p->length + SMOOTH - 2)

STATE    { K first, factor; moments x; distance from; ema half, whole, s, f; highest top, top_f; lowest low, low_f; scan_affine held, y; };
LOOKBACK { return (int64_t)FIRST + 1; }
MEMORY   { return FOREVER; }

START
{
    K n = p->length;

    s->first = FIRST, s->factor = p->factor == 0 ? 1 : p->factor;
    open_moments(x, n), open_distance(from, n);
    open_ema(half, (K)(int64_t)((n + 1) / 2), n - 1), open_ema(whole, n, n - 1);
    open_wilder(s, SMOOTH, n - 1);
    ema_open(&s->f, m, 1, FIRST, s->factor, 1);         /* by gaps: a place that stays is a place that stays */
    open_highest(top, n), open_lowest(low, n), open_highest(top_f, n), open_lowest(low_f, n);
}

STEP
{
    R rise = moments(x, in.real).rise;
    R cci  = over(rise, .015 * distance_near(from, in.real, 0 - rise), 0), whole = ema(whole, cci);
    R d    = ema(s, 2 * ema(half, cci) - whole), infinite = rep(__builtin_inf());
    M none = t.i < rep(s->first), first = t.i <= rep(s->first);

    R low  = lowest(low, early(none, infinite, d)), range = highest(top, early(none, 0 - infinite, d)) - low;
    R stay = early(first, rep(0), sel(range > rep(0), rep(0), rep(1)));
    R held = affine_scan(&s->held, t, stay, early(first, rep(50), sel(range > rep(0), 100 * (d - low) / range, rep(0))));

    R f = ema(f, held);
    low = lowest(low_f, early(none, infinite, f)), range = highest(top_f, early(none, 0 - infinite, f)) - low;
    R c = sel(range > rep(0), early(t.i <= rep(s->first + 1), rep(1), rep(s->factor)), rep(0));
    R place = sel(range > rep(0), 100 * (f - low) / range, rep(0));
    out->cci_cycle = affine_scan(&s->y, t, early(first, rep(0), 1 - c), early(first, rep(50), c * place));
}

#include "kernel/derive.h"
