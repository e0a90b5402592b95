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

/* What goes from block to block: a number, or, where 512-bit registers make that cheaper, a vector that has it in
 * every lane.  The state has both. */
typedef struct { past wide; K y; } carried;

#ifdef TACHO_TICK
#define TAKE(n, l, neutral, x) take_in(&(l)->turn[(n) - 1], t.lane, n, neutral, x)

INLINE R take_in(K *behind, int lane, int turn, K neutral, R x)
{
    int bit = 1 << (turn - 1);
    R taken = lane & bit ? *behind : neutral;
    if ((lane & (2 * bit - 1)) == bit - 1) *behind = x;     /* last lane of a lower half      */
    return taken;
}
#define power(w, n) ((w)[n].at[t.lane])
#define carries_on  (t.lane == 7)
#define ENDS(x)     (x)
#else
#define TAKE(n, l, neutral, x) ((void)(l), TURN##n(neutral, x))
#define TURN1(neutral, v) PICK(rep(neutral), v, 0,  8, 0, 10, 0, 12, 0, 14)
#define TURN2(neutral, v) PICK(rep(neutral), v, 0, 0,  9,  9, 0, 0, 13, 13)
#define TURN3(neutral, v) PICK(rep(neutral), v, 0, 0, 0, 0, 11, 11, 11, 11)
#define power(w, n) ((w)[n].at)
#define carries_on  1
#endif

#if !defined TACHO_TICK && defined __AVX512F__
typedef R C;
enum { WIDE_CARRY = 1 };
#define ENDS(x)      PICK(x, x, 7, 7, 7, 7, 7, 7, 7, 7)
#define carry(c)     ((c).wide.at)
#define carry_on(c, v) ((c).wide.at = (v), (c).y = (c).wide.at[0])
#else
typedef K C;
enum { WIDE_CARRY = 0 };
#ifndef TACHO_TICK
#define ENDS(x)      ((x)[7])
#endif
#define carry(c)     ((c).y)
#define carry_on(c, v) carry_everywhere(&(c), v)
INLINE void carry_everywhere(carried *c, K y)
{
    K all[8] = { y, y, y, y, y, y, y, y };
    c->y = y;
    memcpy(&c->wide, all, sizeof all);
}
#endif

/* -- sums: y = y + x ---------------------------------------------------------- *
 *
 * A total of millions of bars would drift by a rounding at each block: what the carry's roundings lose
 * is kept beside it (Dekker's fast two-sum; where the total is smaller than what is added, a rounding is as
 * small as what is added, and may be lost).
 */
typedef struct { K y, lost; left x; } scan_sum;

INLINE R prefix_sums(left *l, tick t, R x)
{
    (void)t;
    x += TAKE(1, l, 0, x);
    x += TAKE(2, l, 0, x);
    return x + TAKE(3, l, 0, x);
}
INLINE R sum_scan(scan_sum *f, tick t, R x)
{
    x = prefix_sums(&f->x, t, x);
    R y = (f->y + f->lost) + x;
    if (carries_on) {
        K more = last(x), sum = f->y + more;
        f->lost += more - (sum - f->y);
        f->y = sum;
    }
    return y;
}

/* -- the last that counts: y = x where `counts`, else y[1] ------------------------- */

INLINE R held_scan(past *f, tick t, M counts, R x)
{
    (void)t;
#ifdef TACHO_TICK
    R y = sel(counts, x, lag1(*f, x));
#elif defined __AVX512DQ__ && defined __clang__     /* where the highest bit is of a lane's and those before, by the exponent; lowest, a bit for before */
    int64_t all = 2 * __builtin_ia32_cvtq2mask512(counts) + 1;
    M upto = (M){ 3, 7, 15, 31, 63, 127, 255, 511 } & (M){ all, all, all, all, all, all, all, all };
    R y = (R)__builtin_ia32_vpermi2varpd512(x, (M)__builtin_convertvector(upto, R) >> 52, f->at);
#else
    const K none = __builtin_nan("");
    R y = sel(counts, x, rep(none)), from;
    from = TURN1(none, y), y = sel(y == y, y, from);
    from = TURN2(none, y), y = sel(y == y, y, from);
    from = TURN3(none, y), y = sel(y == y, y, from);
    y = sel(y == y, y, rep(last(f->at)));
#endif
    keep(*f, y);
    return y;
}

/* -- affine maps: y = a y + b --------------------------------------------------- */

typedef struct { carried y; left a, b; } scan_affine;

INLINE R affine_scan(scan_affine *f, tick t, R a, R b)
{
    (void)t;
    R from = TAKE(1, &f->b, 0, b); b += a * from, a *= TAKE(1, &f->a, 1, a);
    from   = TAKE(2, &f->b, 0, b); b += a * from, a *= TAKE(2, &f->a, 1, a);
    from   = TAKE(3, &f->b, 0, b); b += a * from;
    a *= TAKE(3, &f->a, 1, a);
    C before = carry(f->y);
    R y = b + a * before;
    if (carries_on) carry_on(f->y, WIDE_CARRY ? ENDS(y) : ENDS(b) + ENDS(a) * before);    /* the same, cheaper or sooner */
    return y;
}

/* The same with one a for ever, and b = m x, is a sum of x over the powers of a, times these powers:
 *
 *     y[k] = a^k (a y[-1] + m x[0] + m x[1] / a + ... + m x[k] / a^k)
 *
 * No power is higher than the seventh.  What is carried is a y.  a must not be 0, unless m is.
 */
enum { SCALES = 2 };                                /* vectors that they take                 */
typedef struct { carried ay; left x; } scan_fixed;

/* m / a^k, then a^k, for a = 1 - c; gives a^8.  Rounded once, as their errors would add up block by block: each power is kept
 * as a sum of two numbers, and multiplied by Dekker's product. */
static inline __attribute__((unused)) K scales_of(K c, K m, K *w)
{
    K p = 1, low = 0, r = 1 - c, s = (1 - r) - c, t = 134217729 * r, top = t - (t - r), rest = r - top;
    for (int k = 0; k < 8; k++) {
        w[k] = m == 0 ? 0 : m / p * (1 - low / p), w[8 + k] = p;
        K u = 134217729 * p, head = u - (u - p), tail = p - head, y = p * r;
        K left = ((head * top - y) + head * rest + tail * top) + tail * rest + (p * s + low * r);
        p = y + left, low = left - (p - y);
    }
    return p;
}
INLINE R fixed_scan(scan_fixed *f, tick t, const past *w, K a8, R x)
{
    R sums = prefix_sums(&f->x, t, power(w, 0) * x);
    C ay = carry(f->ay);
    if (carries_on) carry_on(f->ay, a8 * (ENDS(sums) + ay));
    return power(w, 1) * (sums + ay);
}

#endif
