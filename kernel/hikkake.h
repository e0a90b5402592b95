/* hikkake.h -- the confirmation of Chesler's two patterns.
 *
 *     confirmation of;                        in STATE
 *     confirmation(of, bull, bear, w)         in STEP: where there is a pattern, bullish or bearish: +-100
 *
 * A pattern is confirmed by the first close beyond its last but one bar, on the side of its sign, if that comes within three
 * bars and before another pattern: +-200.
 */
#ifndef TACHO_KERNEL_HIKKAKE_H
#define TACHO_KERNEL_HIKKAKE_H
#include "candle.h"

/* One side: the pattern, and that it waits still, one bar after it and two. */
typedef struct { signs found, still1, still2; } waiting;
typedef struct { waiting bull, bear; } confirmation;
#define confirmation(part, bull, bear, w) confirmation_step(&s->part, t, bull, bear, &(w))

/* beyond1: is the close beyond the bar before a pattern that is one bar old? */
INLINE M waiting_step(waiting *p, tick t, M found, M another, M beyond1, M beyond2, M beyond3)
{
    M after1 = signs_step(&p->found, t, found).ago1;
    M after2 = signs_step(&p->still1, t, after1 & not(another | beyond1)).ago1;
    M after3 = signs_step(&p->still2, t, after2 & not(another | beyond2)).ago1;
    return (after1 & beyond1) | (after2 & beyond2) | (after3 & beyond3);
}

INLINE R confirmation_step(confirmation *c, tick t, M bull, M bear, const window *w)
{
    R close = w->now.close;
    M found = bull | bear;
    M up    = waiting_step(&c->bull, t, bull, found, higher(close, w->ago2.high), higher(close, w->ago3.high), higher(close, w->ago4.high));
    M down  = waiting_step(&c->bear, t, bear, found, deeper(close, w->ago2.low), deeper(close, w->ago3.low), deeper(close, w->ago4.low));
    R news  = bullish_or_bearish(not(found) & up, not(found) & down);
    return bullish_or_bearish(bull, bear) + (news + news);
}

#endif
