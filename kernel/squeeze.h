/* squeeze.h -- what the squeezes are made of: a channel over the last n bars.
 *
 *     range  = mean of the true ranges
 *     off    = close - (highest high + lowest low) / 2
 *
 * Where a Bollinger band (deviations about the mean) lies within a Keltner channel (ranges about it), the market is called squeezed.
 *
 * J. F. Carter, Mastering the Trade, McGraw-Hill, 2005.
 */
#ifndef TACHO_KERNEL_SQUEEZE_H
#define TACHO_KERNEL_SQUEEZE_H
#include "parts.h"

typedef struct { K per; previous last; sum range; highest high; lowest low; } channel;
typedef struct { R range, off; } channel_values;
#define open_channel(part, n) channel_open(&s->part, m, n)
#define channel(part, in)     channel_step(&s->part, t, (in).high, (in).low, (in).close)

INLINE void channel_open(channel *c, arena *m, K n)
{
    c->per = 1 / n;
    sum_open(&c->range, m, (int64_t)n);
    highest_open(&c->high, m, (int64_t)n), lowest_open(&c->low, m, (int64_t)n);
}
INLINE channel_values channel_step(channel *c, tick t, R high, R low, R close)
{
    R range = sum_step(&c->range, t, (one){ true_range_step(&c->last, t, high, low, close) }).x * c->per;
    R top = highest_step(&c->high, t, (one){ high }).x, bottom = lowest_step(&c->low, t, (one){ low }).x;
    return (channel_values){ range, .5 * ((close - top) + (close - bottom)) };
}

#endif
