/* growth.h -- the movement of a logarithm of prices. */
#ifndef TACHO_KERNEL_GROWTH_H
#define TACHO_KERNEL_GROWTH_H
#include "real.h"
#include "math.h"

/* log (x / last) as a logarithm of 1 + q, with the rest that 1 + q loses: as exact as the movement; 0 where either is not above 0. */
INLINE R growth(R x, R last)
{
    M known = above(x, rep(0)) & above(last, rep(0));
    R move = sel(known, x - last, rep(0)), q = mag(move) / sel(known, lesser(x, last), rep(1)), all = 1 + q;

    return times_sign(log_(all) + sel(q < rep(1), q - (all - 1), rep(0)), move);
}

#endif
