/* correcting.h -- an exponential average that corrects its error (Ehlers & Way 2010).
 *
 *     y = a e + (1 - a) y[1] + a g (x - y[1])
 *
 * e is the plain exponential average, and g the gain, a whole number of tenths from `least` to `most`, that brings y nearest to x.
 * y is e until bar `first`, which is corrected already, from there, where `at_once`.
 *
 *     open_correcting(part, a, least, most, first, at_once)    least and most in tenths
 *     correcting(part, x, e)
 *
 * Mostly the gain is at an end of its range, which needs no division to be seen.
 */
#ifndef TACHO_KERNEL_CORRECTING_H
#define TACHO_KERNEL_CORRECTING_H
#include "parts.h"

typedef struct { K a, tenth, least, most, first, at_once, y; } correcting;
#define open_correcting(part, a, ...) (s->part = (correcting){ a, (a) / 10, __VA_ARGS__, 0 })
#define correcting(part, x, e)        correcting_step(&s->part, t, x, e)

INLINE R correcting_step(correcting *f, tick t, R x, R e)
{
    const K whole = 0x1.8p52, stays = 1 - f->a;     /* added and taken away, the first leaves a whole number */
    bars price = spread(x), plain = spread(e), part = spread(f->a * e), i = spread(t.i), y;

    for (each_bar(k)) {
        int begins = t.warm && i.at[k] <= f->first;
        K from = begins ? plain.at[k] : f->y, away = price.at[k] - from;
        K base = part.at[k] + stays * from, error = price.at[k] - base, step = f->tenth * away;
        K far = step < 0 ? -error : error, size = __builtin_fabs(step), gain = f->most;
        if (far < f->most * size) {
            gain = f->least;
            if (far > f->least * size) gain = (error / step + whole) - whole;
        }
        f->y = begins && f->at_once == 0 ? plain.at[k] : base + gain * step;
        y.at[k] = f->y;
    }
    return gather(y);
}

#endif
