/* rate.h -- the rate of change over n bars in percent, as a part; 0 where the old value is 0. */
#ifndef TACHO_KERNEL_RATE_H
#define TACHO_KERNEL_RATE_H
#include "parts.h"

typedef delay rate;
#define open_rate(part, n) open_delay(part, n)
#define rate(part, x)      rate_step(&s->part, t, x)

INLINE R rate_step(rate *d, tick t, R x)
{
    R old = delay_step(d, t, x);
    return 100 * over(x - old, old, 0);
}

#endif
