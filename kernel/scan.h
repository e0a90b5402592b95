/* scan.h -- recurrences, eight bars at a time.
 *
 * One bar of a recurrence is a map of what is carried: y -> y + x, or y -> a y + b.  Maps compose, so
 * the eight prefixes of a block are a scan, in three turns (Sklansky's tree):
 *
 *     turn 1   . 0 . 2 . 4 . 6      lanes with bit 0 take in the lane before
 *     turn 2   . . 1 1 . . 5 5      lanes with bit 1 take in the last lane of the pair before
 *     turn 3   . . . . 3 3 3 3      lanes with bit 2 take in lane 3
 *
 * then the carry goes through them.  Lanes that take in nothing take the neutral element, and
 * compute with it, in both readings: signs of zeros are bits too.
 *
 * In the tick reading a lane needs the three lanes it takes in: each is the one most recently left
 * behind by its turn.
 */
#ifndef TACHO_KERNEL_SCAN_H
#define TACHO_KERNEL_SCAN_H
#include "real.h"

typedef struct { K turn[3]; } left;                 /* left behind, used by the tick reading  */

#ifdef TACHO_TICK
#define TAKE(n, l, neutral, x) take_in(&(l)->turn[(n) - 1], t.lane, n, neutral, x)

INLINE R take_in(K *behind, int lane, int turn, K neutral, R x)
{
    int bit = 1 << (turn - 1);
    R taken = lane & bit ? *behind : neutral;
    if ((lane & (2 * bit - 1)) == bit - 1) *behind = x;     /* last lane of a lower half      */
    return taken;
}
#define TAKE_SELF(n, l, x) TAKE(n, l, x, x)
#define power(w, n) ((w)[n].at[t.lane])
#define carries_on  (t.lane == 7)
#define ENDS(x)     (x)
#else
#define TAKE(n, l, neutral, x) ((void)(l), TURN##n(neutral, x))
#define TURN1(neutral, v) PICK(rep(neutral), v, 0,  8, 0, 10, 0, 12, 0, 14)
#define TURN2(neutral, v) PICK(rep(neutral), v, 0, 0,  9,  9, 0, 0, 13, 13)
#define TURN3(neutral, v) PICK(rep(neutral), v, 0, 0, 0, 0, 11, 11, 11, 11)
#define TAKE_SELF(n, l, x) ((void)(l), SELF##n(x))
#define SELF1(v) PICK(v, v, 0, 0, 2, 2, 4, 4, 6, 6)
#define SELF2(v) PICK(v, v, 0, 1, 1, 1, 4, 5, 5, 5)
#define SELF3(v) PICK(v, v, 0, 1, 2, 3, 3, 3, 3, 3)
#define power(w, n) ((w)[n].at)
#define carries_on  1
#define ENDS(x)     ((x)[7])
#endif

/* -- sums: y = y + x ---------------------------------------------------------- *
 *
 * A total of millions of bars would drift by a rounding at each block: what the carry's roundings lose
 * is kept beside it (Dekker's fast two-sum; where the total is smaller than what is added, a rounding is as
 * small as what is added, and may be lost).
 */
typedef struct { K y, lost; left x; } scan_sum;

INLINE R sum_scan(scan_sum *f, tick t, R x)
{
    (void)t;
    x += TAKE(1, &f->x, 0, x);
    x += TAKE(2, &f->x, 0, x);
    x += TAKE(3, &f->x, 0, x);
    R y = (f->y + f->lost) + x;
    if (carries_on) {
        K more = ENDS(x), sum = f->y + more;
        f->lost += more - (sum - f->y);
        f->y = sum;
    }
    return y;
}

/* -- affine maps: y = a y + b --------------------------------------------------- */

typedef struct { K y; left a, b; } scan_affine;

INLINE R affine_scan(scan_affine *f, tick t, R a, R b)
{
    (void)t;
    R from = TAKE(1, &f->b, 0, b); b += a * from, a *= TAKE(1, &f->a, 1, a);
    from   = TAKE(2, &f->b, 0, b); b += a * from, a *= TAKE(2, &f->a, 1, a);
    from   = TAKE(3, &f->b, 0, b); b += a * from;
    a *= TAKE(3, &f->a, 1, a);
    R y = b + a * f->y;
    if (carries_on) f->y = ENDS(b) + ENDS(a) * f->y;
    return y;
}

/* The same with one a for ever: its powers are known beforehand; they are 0 for lanes that take in
 * nothing, which take themselves: a cheaper turn. */
enum { POWERS = 4 };                                /* vectors that they take                 */

/* Powers of 1 - c, rounded once: their errors would add up block by block.  Each is kept as a sum of two
 * numbers, and multiplied by Dekker's product. */
static inline __attribute__((unused)) void powers_of(K c, K *w)
{
    K p[9] = { 1 }, low = 0, r = 1 - c, s = (1 - r) - c, t = 134217729 * r, top = t - (t - r), rest = r - top;
    for (int k = 1; k <= 8; k++) {
        K x = p[k - 1], u = 134217729 * x, head = u - (u - x), tail = x - head, y = x * r;
        K left = ((head * top - y) + head * rest + tail * top) + tail * rest + (x * s + low * r);
        p[k] = y + left, low = left - (p[k] - y);
    }
    for (int k = 0; k < 8; k++) {
        w[k]      = k & 1 ? p[1] : 0;
        w[8 + k]  = k & 2 ? p[1 + (k & 1)] : 0;
        w[16 + k] = k & 4 ? p[1 + (k & 3)] : 0;
        w[24 + k] = p[k + 1];
    }
}

INLINE R fixed_scan(scan_affine *f, tick t, const past *w, K r8, R b)
{
    (void)t;
    b += power(w, 0) * TAKE_SELF(1, &f->b, b);
    b += power(w, 1) * TAKE_SELF(2, &f->b, b);
    b += power(w, 2) * TAKE_SELF(3, &f->b, b);
    R y = b + power(w, 3) * f->y;
    if (carries_on) f->y = ENDS(b) + r8 * f->y;
    return y;
}

#endif
