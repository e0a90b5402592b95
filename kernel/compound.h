/* compound.h -- returns compounded, for indices that count those of some bars only (nvi, pvi).
 *
 *     s->part.y = 1000;       in START: the value before the first bar
 *     compound(part, r)       y = y[1] (1 + r)
 *
 * Returns are joined as such, (1 + a)(1 + b) - 1 = a + (b + a b), as 1 + r would round off the digits of a small one; what
 * the carry's roundings lose is kept beside it (see sum_scan).
 */
#ifndef TACHO_KERNEL_COMPOUND_H
#define TACHO_KERNEL_COMPOUND_H
#include "scan.h"

typedef struct { K y, lost; left r; } compound;
#define compound(part, r) compound_step(&s->part, t, r)

INLINE R compound_step(compound *f, tick t, R r)
{
    (void)t;
    R from = TAKE(1, &f->r, 0, r); r += from + r * from;
    from   = TAKE(2, &f->r, 0, r); r += from + r * from;
    from   = TAKE(3, &f->r, 0, r); r += from + r * from;
    K before = f->y + f->lost;
    if (carries_on) {
        K more = before * last(r), y = f->y + more;
        f->lost += more - (y - f->y);
        f->y = y;
    }
    return before + before * r;
}

#endif
