/* homodyne.h -- the dominant cycle of a price, by Ehlers' homodyne discriminator.
 *
 *     smooth    = (4 x + 3 x[1] + 2 x[2] + x[3]) / 10
 *     detrender = H(smooth)      in phase i1 = detrender[3]      in quadrature q1 = H(detrender)
 *     i2, q2    = what follows i1 - H(q1) and q1 + H(i1) with c = 0.2
 *     re, im    = what follows i2 i2[1] + q2 q2[1] and i2 q2[1] - q2 i2[1] with c = 0.2
 *     period    = period[1] + 0.2 (2 pi / atan(im / re) - period[1])
 *
 *     H(y)      = (0.0962 (y - y[6]) + 0.5769 (y[2] - y[4])) (0.54 + 0.075 period[1])
 *
 * The quotient is kept from 2/3 to 3/2 of period[1] and from 6 to 50 bars.  As H of smooth looks at differences
 * only, it is made of movements: a high price does not eat the digits of a small one.
 *
 * J. F. Ehlers, Rocket Science for Traders, Wiley, 2001.
 */
#ifndef TACHO_KERNEL_HOMODYNE_H
#define TACHO_KERNEL_HOMODYNE_H
#include "parts.h"
#include "math.h"

/* From bar `first` on; before that all is 0, and before bar 0 prices are, too.  `primed`: at bar 0, all that has been before is
 * the price of that bar, even what has no level, and smooth takes a bar that is not there for the newest.
 * `quadrant`: a turn of a quarter or more, or back, or none, is that of the shortest cycle; otherwise atan does not know
 * the first from less, a negative period is too short, and for no turn at all period[1] stands. */
typedef struct {
    K first, primed, rough, quadrant;
    past x, move, rise;
    previous smooth;
    K detrender[8], i1[8], q1[8], i2, q2, re, im, period;
} homodyne;
typedef struct { R i1, q1, period, rise; } cycle;     /* rise = smooth - smooth[1]            */
#define open_homodyne(part, first, primed, rough, quadrant) (s->part = (homodyne){ first, primed, rough, quadrant, .period = 0 })
#define homodyne(part, x)                  homodyne_step(&s->part, t, x)

/* The arctangent of y/x, by one division, as the next bar waits for it; or what is in use for it: with z = y/x, z pi/4 + z (|z| - 1)
 * + 0.2447 + 0.0663 |z|, from a misread z pi/4 - z (|z| - 1) (0.2447 + 0.0663 |z|), and the same of 1/z. */
#define ROUGH_ANGLE(a, size) (0x1.921fb54442d18p-1 * (a) + ((a) * ((size) - 1) + (0.2447 + 0.0663 * (size))))
INLINE R arctangent(K rough, R y, R x)
{
    R b = mag(y), a = mag(x), sign = times_sign(times_sign(rep(1), y), x);
    if (rough == 0) return sign * direction_of(b, a, rep(0) > rep(0), 0);
    M steep = b > a;
    R z = sel(steep, a, b) / sel(steep, b, a), angle = ROUGH_ANGLE(sign * z, z);
    return sel(steep, sign * 0x1.921fb54442d18p+0 - angle, angle);
}
INLINE K one_arctangent(K rough, K y, K x)
{
    K b = __builtin_fabs(y), a = __builtin_fabs(x), sign = (y < 0) != (x < 0) ? -1 : 1;
    if (rough == 0) return sign * direction_k(b, a);
    if (b > a) return sign * 0x1.921fb54442d18p+0 - ROUGH_ANGLE(sign * (a / b), a / b);
    return ROUGH_ANGLE(sign * (b / a), b / a);
}
/* H without its factor and its newest term: what is known before that. */
INLINE K ring_transform(const K *y, int k)
{
    return 0.5769 * (y[(k - 2) & 7] - y[(k - 4) & 7]) - 0.0962 * y[(k - 6) & 7];
}

/* H(smooth) without its factor. */
INLINE R homodyne_transform(homodyne *w, tick t, R x, R *risen)
{
    int from_zero = w->first == 0 && w->primed == 0;
    R move = x - early(t.i < rep(from_zero ? 0 : 1), x, lag1(w->x, x));
    R rise = .4 * move + .3 * lag1(w->move, move) + .2 * lag2(w->move, move) + .1 * lag3(w->move, move);
    if (t.warm && !from_zero) {
        R x1 = sel(t.i < rep(1), x, lag1(w->x, x)), x2 = sel(t.i < rep(2), x, lag2(w->x, x)), x3 = sel(t.i < rep(3), x, lag3(w->x, x));
        R smooth = (4 * x + 3 * x1 + 2 * x2 + x3) * .1, before = previous_step(&w->smooth, t, smooth);
        rise = sel(t.i <= rep(3), smooth - before, rise);
        if (w->primed == 0) rise = sel(t.i < rep(w->first), rep(0), sel(t.i == rep(w->first), smooth, rise));
    }
    R y = 0.0962 * ((rise + lag1(w->rise, rise)) + (lag4(w->rise, rise) + lag5(w->rise, rise)))
        + (0.0962 + 0.5769) * (lag2(w->rise, rise) + lag3(w->rise, rise));
    keep(w->x, x), keep(w->move, move), keep(w->rise, rise);
    *risen = rise;
    return y;
}
INLINE cycle homodyne_step(homodyne *w, tick t, R x)
{
    R rise;
    bars y = spread(homodyne_transform(w, t, x, &rise)), i1 = y, q1 = y, period = y, price = spread(x), bar = spread(t.i);
    for (each_bar(k)) {
        int lane = LANES == 1 ? t.lane : k;
        if (t.warm && bar.at[k] < w->first) { i1.at[k] = q1.at[k] = period.at[k] = 0; continue; }
        if (t.warm && w->primed != 0 && bar.at[k] == 0) for (int j = 0; j < 8; j++) w->detrender[j] = w->i1[j] = w->q1[j] = price.at[k];

        /* Sums are grouped so that what hangs on the period before comes last: all else is ready by then. */
        K was = w->period, gain = .075 * was + .54, i2 = w->i2, q2 = w->q2, in_phase = w->detrender[(lane - 3) & 7];
        K q = gain * (0.0962 * y.at[k] * gain + ring_transform(w->detrender, lane));
        w->i2 = (.2 * in_phase + .8 * i2) - .2 * gain * (0.0962 * q + ring_transform(w->q1, lane));
        w->q2 = (.2 * q + .8 * q2) + .2 * gain * (0.0962 * in_phase + ring_transform(w->i1, lane));
        w->re = (.2 * q2 * w->q2 + .8 * w->re) + .2 * i2 * w->i2;
        w->im = (.8 * w->im - .2 * i2 * w->q2) + .2 * q2 * w->i2;
        w->detrender[lane] = gain * y.at[k], w->i1[lane] = i1.at[k] = in_phase, w->q1[lane] = q1.at[k] = q;

        K p = w->quadrant != 0 ? 0 : was;
        if (w->quadrant != 0 ? w->re > 0 && w->im > 0 : w->re != 0 && w->im != 0) p = 0x1.921fb54442d18p+2 / one_arctangent(w->rough, w->im, w->re);
        p = most(least(p, 1.5 * was), .67 * was);
        p = least(most(p, 6), 50);
        w->period = period.at[k] = .2 * p + .8 * was;
    }
    return (cycle){ gather(i1), gather(q1), gather(period), rise };
}

#endif
