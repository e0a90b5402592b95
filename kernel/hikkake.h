/* hikkake.h -- the confirmation of Chesler's two patterns.
 *
 *     confirmation of;                        in STATE
 *     confirmation(of, sign, w)               in STEP: sign is +-100 where there is a pattern, else 0
 *
 * A pattern is confirmed by the first close beyond its last but one bar, on the side of its sign, if that comes within three
 * bars and before another pattern: +-200.  It is the last pattern of the three bars before that counts.
 */
#ifndef TACHO_KERNEL_HIKKAKE_H
#define TACHO_KERNEL_HIKKAKE_H
#include "candle.h"

typedef struct { past sign; } confirmation;
#define confirmation(part, sign, w) confirmation_step(&s->part, t, sign, &(w))

INLINE M beyond(candle c, R sign, candle inner) { return sign * (c.close - sel(sign > rep(0), inner.high, inner.low)) > rep(0); }

INLINE R confirmation_step(confirmation *c, tick t, R sign, const window *w)
{
    (void)t;
    R s1 = lag1(c->sign, sign), s2 = lag2(c->sign, sign), s3 = lag3(c->sign, sign), none = rep(0);
    keep(c->sign, sign);
    M first1 = beyond(w->now, s1, w->ago2);
    M first2 = beyond(w->now, s2, w->ago3) & not(beyond(w->ago1, s2, w->ago3));
    M first3 = beyond(w->now, s3, w->ago4) & not(beyond(w->ago1, s3, w->ago4)) & not(beyond(w->ago2, s3, w->ago4));
    R third  = sel(first3, s3 + s3, none);
    R second = sel(same(s2, none), third, sel(first2, s2 + s2, none));
    R first  = sel(same(s1, none), second, sel(first1, s1 + s1, none));
    return sel(same(sign, none), first, sign);
}

#endif
