/* clamp.h -- a line that stays where it is for as long as bounds let it, and then moves with the bound.
 *
 *     clamp line;                       in STATE; begins at 0
 *     y = clamp(line, low, high);       in STEP: y = y[1], but at least low, but at most high
 *
 * low = high sets it; -inf and inf leave it alone.  Clamps after each other are one clamp, whose bounds are the first ones
 * clamped by the second: a scan (scan.h), and an exact one, as nothing is rounded.
 */
#ifndef TACHO_KERNEL_CLAMP_H
#define TACHO_KERNEL_CLAMP_H
#include "parts.h"

typedef struct { carried y; left low, high; } clamp;
#define clamp(part, low, high) clamp_scan(&s->part, t, low, high)

INLINE R within(R x, R low, R high) { return lesser(greater(x, low), high); }

INLINE R clamp_scan(clamp *c, tick t, R low, R high)
{
    const K inf = __builtin_inf();
    (void)t;
    R l = TAKE(1, &c->low, -inf, low), h = TAKE(1, &c->high, inf, high); l = within(l, low, high), high = within(h, low, high), low = l;
    l = TAKE(2, &c->low, -inf, low), h = TAKE(2, &c->high, inf, high);   l = within(l, low, high), high = within(h, low, high), low = l;
    l = TAKE(3, &c->low, -inf, low), h = TAKE(3, &c->high, inf, high);   l = within(l, low, high), high = within(h, low, high), low = l;
    R y = within(recall(c->y.wide), low, high);
    if (carries_on) carry_on(c->y, ENDS(y));
    return y;
}

#endif
