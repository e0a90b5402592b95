/* cycle.h -- what Ehlers makes of the dominant cycle of a price.
 *
 *     cycle c = dominant(of, x);                  kernel/homodyne.h's, period smoothed with 0.33
 *     R angle = phase(window, c.rise, c.period);  of the smoothed price in that cycle, in degrees, from -45 to 315
 *     R line  = trendline(window, x, c.period);   the price without that cycle
 *
 * With n = period, rounded, both look at the last n bars, which are another number at each bar:
 *
 *     phase     = 90 + 360 / period + atan2(sum(smooth[k] sin(2 pi k / n)), sum(smooth[k] cos(2 pi k / n)))
 *     trendline = (4 y + 3 y[1] + 2 y[2] + y[3]) / 10, y = sum(x[k]) / n
 *
 * 360 / period makes up for the bar that smoothing takes.  Where there is neither sine nor cosine the arctangent is 0.
 *
 * J. F. Ehlers, Rocket Science for Traders, Wiley, 2001.
 */
#ifndef TACHO_KERNEL_CYCLE_H
#define TACHO_KERNEL_CYCLE_H
#include "homodyne.h"

typedef struct { homodyne of; scan_affine smooth; } dominant;
#define open_dominant(part, first) open_homodyne(part.of, first, 0, 0, 0)
#define dominant(part, x)          dominant_step(&s->part, t, x)

INLINE cycle dominant_step(dominant *w, tick t, R x)
{
    cycle c = homodyne_step(&w->of, t, x);
    c.period = affine_scan(&w->smooth, t, rep(.67), .33 * c.period);
    return c;
}

/* The last 50 values and more, in whole blocks: for (each_column(q, n)) there is AGO(q, r), 8 q + r bars ago. */
typedef struct { int64_t at; } recent;
enum { LONGEST_CYCLE = 50, RECENT = 8 };
#define open_recent(part) recent_open(&s->part, m)
#define each_column(q, n) int64_t q = 0; q < RECENT - 1 && any_of((n) > rep((K)(8 * q))); q++
#define AGO(q, r)         slide(ring[(t.block - q - 1) & (RECENT - 1)], ring[(t.block - q) & (RECENT - 1)], r)

INLINE void recent_open(recent *w, arena *m)
{
    w->at = take(m, RECENT, 0);
    fixed(m, w, sizeof *w);
}

/* With r = smooth - smooth[1], which does not know how high the price is, and w = exp(2 pi i / n), the sum of smooth[k] w^k is that of
 * r[k] (1 - w^(k + 1)) over k < n - 1, divided by 1 - w.  Times |1 - w|, h and g being sine and cosine of pi / n: */
#define phase(part, rise, period) phase_step(&s->part, t, rise, period)

INLINE R phase_step(const recent *w, tick t, R rise, R period)
{
    past *ring = AT(w->at);
    R n = greater(to_whole(period), rep(1)), half = 0x1.921fb54442d18p+1 / n, h = sin_(half), g = cos_(half);
    R c[8] = { rep(1), 1 - 2 * (h * h) }, z[8] = { rep(0), 2 * (h * g) }, far_c = c[0], far_z = z[0];
    R sum = z[0], sum_c = z[0], sum_z = z[0];

    for (int k = 2; k < 8; k++) c[k] = c[k / 2] * c[k - k / 2] - z[k / 2] * z[k - k / 2], z[k] = c[k / 2] * z[k - k / 2] + z[k / 2] * c[k - k / 2];
    R c8 = c[4] * c[4] - z[4] * z[4], z8 = 2 * (c[4] * z[4]);
    keep(ring[t.block & (RECENT - 1)], rise);
    for (each_column(q, n - 1)) {
        R a = rep(0), b = rep(0);
#pragma GCC unroll 8
        for (int r = 0; r < 8; r++) {
            R v = sel(n > rep((K)(8 * q + r + 1)), AGO(q, r), rep(0));
            sum += v, a += v * c[r], b += v * z[r];
        }
        sum_c += a * far_c - b * far_z, sum_z += a * far_z + b * far_c;
        R next = far_c * c8 - far_z * z8;
        far_z = far_c * z8 + far_z * c8, far_c = next;
    }
    R up = g * (sum - sum_c) + h * sum_z, along = (h * (sum + sum_c) + g * sum_z) + 0;
    R angle = arctangent(0, up, sel(same(up, rep(0)) & same(along, rep(0)), rep(1), along)) * 0x1.ca5dc1a63c1f8p+5;
    angle = (angle + 90) + over(rep(360), period, 0);
    angle = sel(along < rep(0), angle + 180, angle);
    return sel(angle > rep(315), angle - 360, angle);
}

typedef struct { recent of; K most; past y; } trendline;
#define open_trendline(part, longest)  (s->part.most = longest, recent_open(&s->part.of, m))
#define trendline(part, x, period)     trendline_step(&s->part, t, x, period)

INLINE R trendline_step(trendline *w, tick t, R x, R period)
{
    past *ring = AT(w->of.at);
    R n = lesser(greater(to_whole(period), rep(1)), rep(w->most)), sum[4] = { rep(0), rep(0), rep(0), rep(0) };

    keep(ring[t.block & (RECENT - 1)], x);
    for (each_column(q, n)) {
#pragma GCC unroll 8
        for (int r = 0; r < 8; r++) sum[r & 3] += sel(n > rep((K)(8 * q + r)), AGO(q, r), rep(0));
    }
    R y = ((sum[0] + sum[1]) + (sum[2] + sum[3])) / n;
    R line = (4 * y + 3 * lag1(w->y, y) + 2 * lag2(w->y, y) + lag3(w->y, y)) * .1;
    keep(w->y, y);
    return line;
}

#endif
