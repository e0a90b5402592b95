/* awesome.h -- the difference of two means of the middle of the bar, for ao and acosc; of the movements, so that a high
 * price does not eat the digits of a small difference. */
#ifndef TACHO_KERNEL_AWESOME_H
#define TACHO_KERNEL_AWESOME_H
#include "parts.h"

typedef struct { beside_ladder fast, slow; } awesome;
#define open_awesome(part, n, N)  (beside_open(&s->part.fast, m, (int64_t)(n)), beside_open(&s->part.slow, m, (int64_t)(N)))
#define awesome(part, high, low) awesome_step(&s->part, t, high, low)

INLINE R awesome_step(awesome *a, tick t, R high, R low)
{
    one middle = { (high + low) * .5 };
    return beside_step(&a->fast, t, middle).m - beside_step(&a->slow, t, middle).m;
}

#endif
