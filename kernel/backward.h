/* backward.h -- going back bar by bar, each bar as far as it wants to.
 *
 *     delay back;                    in STATE
 *     open_delay(back, n);           in START, n the furthest
 *     delay(back, x);                in STEP, first
 *     ago(back, j)                   then: x j bars ago, j from 0 to n; 0 from before the first bar
 *     ago_block(back, q), ago_in(b, r)    the same by eights: of j = 8 q + r
 *
 * All bars of a block go on until the last has enough; those that had it before add nothing.
 */
#ifndef TACHO_KERNEL_BACKWARD_H
#define TACHO_KERNEL_BACKWARD_H
#include "parts.h"
#include "math.h"

#define ago(part, j) ago_(&s->part, t, j)

INLINE R ago_(const delay *d, tick t, int64_t j)
{
    const past *ring = AT(d->at);
    return slide(ring[(t.block - j / 8 - 1) & d->mask], ring[(t.block - j / 8) & d->mask], j % 8);
}

typedef struct { past older, newer; } ago_block;
#define ago_block(part, q) ago_block_(&s->part, t, q)
#define ago_in(b, r)       slide((b).older, (b).newer, r)

INLINE ago_block ago_block_(const delay *d, tick t, int64_t q)
{
    const past *ring = AT(d->at);
    return (ago_block){ ring[(t.block - q - 1) & d->mask], ring[(t.block - q) & d->mask] };
}

#endif
