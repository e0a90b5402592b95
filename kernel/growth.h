/* growth.h -- the movement of a logarithm of prices. */
#ifndef TACHO_KERNEL_GROWTH_H
#define TACHO_KERNEL_GROWTH_H
#include "real.h"
#include "math.h"

/* Of any two prices: a logarithm of 1 + q, with the rest that 1 + q loses; 0 where either is not above 0. */
INLINE R any_growth(R x, R last)
{
    M known = above(x, rep(0)) & above(last, rep(0));
    R move = sel(known, x - last, rep(0)), q = mag(move) / sel(known, lesser(x, last), rep(1)), all = 1 + q;

    return times_sign(log_(all) + sel(q < rep(1), q - (all - 1), rep(0)), move);
}

/* log (x / last), as exact as the movement: 2 artanh s, where x / last = (1 + s) / (1 - s), with the series of log_ itself; the long way
 * only for leaps of a third and more. */
INLINE R growth(R x, R last)
{
    static const K P[] = {
        0x1.5555555555555p-1, 0x1.9999999999dffp-2, 0x1.249249242b414p-2, 0x1.c71c7258fdb1bp-3,
        0x1.745cde359ab8ap-3, 0x1.3b20ab90b3523p-3, 0x1.0f5cc8e352855p-3, 0x1.0f631352b2c68p-3 };
    R s = (x - last) / (x + last), z = s * s, y = s * (2 + z * polynomial_(P, sizeof P / sizeof *P, z));
    M near = above(lesser(x, last), rep(0)) & below(z, rep(.17 * .17));

    return rarely(any_of(not(near))) ? sel(near, y, any_growth(x, last)) : y;
}

#endif
