/* math.h -- exp, log, log10, pow; sin, cos, tan; asin, acos, atan, atan2; sinh, cosh, tanh; floor and ceil over R:
 * the same bits on every machine.
 *
 * libm's last bit differs from machine to machine, so these are our own.  Each brings its argument near
 * zero, exactly or with the rest carried along; a polynomial adds a small correction to terms that are
 * exact; one last addition rounds.  No table is looked up, nothing branches but for lanes of sin, cos and
 * tan beyond 2^30.  Polynomials are Remez fits made for this file (mpmath, 160 bits, error weighed as it
 * enters the result), their coefficients then rounded; the error given is that of the rounded ones.
 *
 * Worst error found, in units in the last place, over 10^8 arguments each (tests/test_math.c says which):
 *
 *     exp 0.78    log 0.86    log10 0.70   pow 0.77    sin 0.83    cos 0.84    tan 0.97
 *     asin 0.64   acos 0.63   atan 0.80    atan2 0.67  sinh 0.80   cosh 0.72   tanh 0.74   floor, ceil exact
 *
 * (exp is that bad only where its result is subnormal, and rounded twice; elsewhere 0.68.)
 *
 * The domain is all of R.  Subnormal arguments and results are exact or rounded like any other; where C's
 * Annex F names a result (zeros, infinities, signs) it is that.  A NaN that comes out is always the same
 * one, whatever went in: machines disagree about its sign.
 */
#ifndef TACHO_KERNEL_MATH_H
#define TACHO_KERNEL_MATH_H

#include "kernel/real.h"

/* -- the bits of R --------------------------------------------------------- */

#if defined TACHO_TICK
typedef uint64_t I;
#elif defined __clang__
typedef uint64_t I __attribute__((ext_vector_type(8)));
#else
typedef uint64_t I __attribute__((vector_size(64)));
#endif

INLINE I bits(R a)      { I i; memcpy(&i, &a, sizeof i); return i; }
INLINE R from_bits(I i) { R a; memcpy(&a, &i, sizeof a); return a; }

#define SIGN     (UINT64_C(1) << 63)
#define MANTISSA ((UINT64_C(1) << 52) - 1)

#define INFINITE  rep(__builtin_inf())
#define UNDEFINED rep(__builtin_nan(""))

INLINE int any_of(M m)
{
#if defined TACHO_TICK
    return m != 0;
#elif defined __clang__
    return __builtin_reduce_or(m) != 0;
#else
    return (m[0] | m[1] | m[2] | m[3] | m[4] | m[5] | m[6] | m[7]) != 0;
#endif
}

/* a with its sign turned over where b is negative, -0 included. */
INLINE R times_sign(R a, R b) { return from_bits(bits(a) ^ (bits(b) & SIGN)); }

/* -- tools ------------------------------------------------------------------ */

#define LN2_HI 0x1.62e42fefa3800p-1     /* 42 bits: its product with an exponent is exact     */
#define LN2_LO 0x1.ef35793c76730p-45
#define PI_HI  0x1.921fb54442d18p+1
#define PI_LO  0x1.1a62633145c07p-53

/* Added to a number below 2^51, this rounds it to a whole one, which stands in the sum's low bits. */
#define ROUND 0x1.8p52

INLINE R to_whole(R a) { return (a + ROUND) - ROUND; }

/* 2^n, for whole n from -1022 to 1023. */
INLINE R two_to(R n) { return from_bits((bits(n + ROUND) + 1023) << 52); }

/* y 2^n, where 2^n itself may be out of range. */
INLINE R times_two_to(R y, R n)
{
    R half = to_whole(n * 0.5);
    return y * two_to(half) * two_to(n - half);
}

/* c[0] + c[1] x + ... + c[n-1] x^(n-1), n even: two short chains instead of a long one, even + x odd. */
typedef struct { R even, odd; } chains;
INLINE chains chains_(const K *c, size_t n, R square)
{
    R even = rep(c[n - 2]), odd = rep(c[n - 1]);

#pragma GCC unroll 8
    for (size_t i = n - 2; i > 0; i -= 2) {
        even = even * square + c[i - 2];
        odd  = odd  * square + c[i - 1];
    }
    return (chains){ even, odd };
}
INLINE R polynomial_(const K *c, size_t n, R x)
{
    chains y = chains_(c, n, x * x);
    return y.even + x * y.odd;
}
#define polynomial(c, x)   polynomial_(c, sizeof(c) / sizeof *(c), x)

/* a + b and a b, rounded, and what rounding lost (Knuth, Dekker).  The first is for |a| >= |b| or a = 0. */
INLINE R rest_of_sum(R sum, R a, R b)  { return (a - sum) + b; }
INLINE R rest_of_any_sum(R sum, R a, R b)
{
    R part = sum - a;
    return (a - (sum - part)) + (b - part);
}
INLINE R upper_half(R a) { return from_bits(bits(a) & ~UINT64_C(0) << 27); }       /* its square is exact */
INLINE R rest_of_product(R product, R a, R b)
{
    R ah = upper_half(a), al = a - ah;
    R bh = upper_half(b), bl = b - bh;
    return (((ah * bh - product) + ah * bl) + al * bh) + al * bl;
}

/* (p + dp) / (q + dq), rounded once, or nearly. */
INLINE R quotient(R p, R dp, R q, R dq)
{
    R num = p + dp, num_rest = rest_of_sum(num, p, dp);
    R den = q + dq, den_rest = rest_of_sum(den, q, dq);
    R y = num / den, back = y * den;
    R rest = (((num - back) - rest_of_product(back, y, den)) + num_rest - y * den_rest) / den;
    return y + rest;
}

/* A NaN is always the same one; numbers stay what they are. */
INLINE R one_nan(R y) { return sel(y == y, y, UNDEFINED); }

/* -- exp, log, pow ---------------------------------------------------------- */

static const K exp_tail[] __attribute__((unused)) = {                       /* 2^-60.6 */
    0x1.555555555555bp-3,  0x1.555555555555ap-5,  0x1.111111110ebf7p-7,  0x1.6c16c16c14153p-10,
    0x1.a01a01b3a5abdp-13, 0x1.a01a01b1fe182p-16, 0x1.71ddefc0d49dcp-19, 0x1.27e4c2c0ef6abp-22,
    0x1.af6c890326124p-26, 0x1.1f99be978db06p-29 };

/* Of x + more, |more| < 2^-40; for any x but NaN.
 * x = n ln 2 + r + rest, |r| < 0.347;  exp x = 2^n (1 + r + rest + r^2/2 + r^3 P(r)), P being exp_tail.
 * Above 709.78 it is infinite; below -708.4 it loses bits gradually, below -745.13 it is 0. */
INLINE R exp_of(R x, R more)
{
    R a = lesser(greater(x, rep(-746)), rep(710));
    R n = to_whole(a * 0x1.71547652b82fep+0);
    R b = a - n * LN2_HI, c = n * LN2_LO - more;
    R r = b - c, rest = rest_of_sum(r, b, -c);

    R sum = 1.0 + r;
    R y   = sum + (rest_of_sum(sum, rep(1), r) + (rest + r * r * (0.5 + r * polynomial(exp_tail, r))));

    return times_two_to(y, n);
}

INLINE R exp_(R x) { return sel(x == x, exp_of(x, rep(0)), UNDEFINED); }

/* x > 0 is 2^n (1 + f), 1 + f from sqrt 1/2 to sqrt 2; f is exact. */
typedef struct { R n, f; } scaled;

INLINE scaled scaled_of(R x)
{
    const uint64_t one = UINT64_C(0x3ff) << 52, two52 = UINT64_C(0x433) << 52;
    const uint64_t least = UINT64_C(0x3fe6a09e667f3bcd);                    /* sqrt 1/2 */

    M subnormal = x < rep(0x1p-1022);
    I i = bits(sel(subnormal, x * 0x1p54, x)) + (one - least);
    R n = from_bits((i >> 52) | two52) - sel(subnormal, rep(0x1p52 + 1023 + 54), rep(0x1p52 + 1023));
    return (scaled){ n, from_bits((i & MANTISSA) + least) - 1.0 };
}

/* With s = f / (2 + f), log (1 + f) is 2 artanh s = 2 s + s^3 P(s^2).  As 2 s = f - s f, that is
 * f - f^2/2 + s (f^2/2 + s^2 P(s^2)), which begins with an exact term; what follows it is the sum of these two. */
typedef struct { R more, half_square; } log_tail;
INLINE log_tail log_tail_of(R f)
{
    static const K P[] = {                                                  /* 2^-61.6 */
        0x1.5555555555555p-1, 0x1.9999999999dffp-2, 0x1.249249242b414p-2, 0x1.c71c7258fdb1bp-3,
        0x1.745cde359ab8ap-3, 0x1.3b20ab90b3523p-3, 0x1.0f5cc8e352855p-3, 0x1.0f631352b2c68p-3 };

    R s = f / (2.0 + f), z = s * s, h = 0.5 * f * f;
    return (log_tail){ s * (h + z * polynomial(P, z)), h };
}

/* y where the logarithm of x is a number. */
INLINE R log_or(R y, R x)
{
    y = sel(x < INFINITE, y, x);
    y = sel(x == rep(0), -INFINITE, y);
    return sel(x >= rep(0), y, UNDEFINED);
}

INLINE R log_(R x)
{
    scaled u = scaled_of(x);
    log_tail c = log_tail_of(u.f);
    R a = u.n * LN2_HI, sum = a + u.f;
    return log_or(sum + (rest_of_sum(sum, a, u.f) + ((c.more + u.n * LN2_LO) - c.half_square)), x);
}

/* The same times log10 e.  That rounds once more, so g = f - f^2/2 is kept whole, and its product too; of powers
 * of ten come whole numbers. */
INLINE R log10_(R x)
{
    const R e = rep(0x1.bcb7b1526e50ep-2);              /* and 0x1.95355baaafad3p-57 of log10 e */
    scaled u = scaled_of(x);
    R fh = upper_half(u.f), h = 0.5 * fh * fh, g = u.f - h;
    R c = (log_tail_of(u.f).more - 0.5 * (u.f - fh) * (u.f + fh)) + rest_of_sum(g, u.f, -h);
    R b = g * e, lost = rest_of_product(b, g, e) + g * 0x1.95355baaafad3p-57;
    R a = u.n * 0x1.34413509f7800p-2, sum = a + b;      /* log10 2: 42 bits, and the others below */
    return log_or(sum + (rest_of_sum(sum, a, b) + (c * e + (lost + u.n * 0x1.fef311f12b358p-46))), x);
}

/* log x for x > 0 as a sum of two, good to 2^-65 of itself: 2 s + 2/3 s^3 + s^5 Q(s^2), every operation
 * but those of Q with its rest. */
INLINE R log_of(R x, R *rest)
{
    static const K Q[] = {                                                  /* 2^-66.3 */
        0x1.9999999999996p-2, 0x1.2492492493036p-2, 0x1.c71c71c58047fp-3, 0x1.745d1832623a6p-3,
        0x1.3b1362b1f3512p-3, 0x1.1120b63d681c1p-3, 0x1.de335832f5a71p-4, 0x1.eb11eb64897d1p-4 };
    const R two_thirds = rep(0x1.5555555555555p-1);     /* and 2^-54 of itself */

    scaled u = scaled_of(x);
    R d = 2.0 + u.f, s = u.f / d, back = s * d;
    R s1 = (((u.f - back) - rest_of_product(back, s, d)) - s * rest_of_sum(d, rep(2), u.f)) / d;
    R z = s * s, z1 = rest_of_product(z, s, s) + 2.0 * s * s1;
    R c = s * z, c1 = rest_of_product(c, s, z) + (s * z1 + s1 * z);
    R e = c * two_thirds, e1 = rest_of_product(e, c, two_thirds) + (c * 0x1p-54 + c1) * two_thirds;
    R g = c * z, g1 = rest_of_product(g, c, z) + (c * z1 + c1 * z);
    R q = polynomial(Q, z), h = g * q, h1 = rest_of_product(h, g, q) + g1 * q;

    R a = u.n * LN2_HI, b = 2.0 * s, ab = a + b, abe = ab + e, sum = abe + h;
    R low = rest_of_sum(ab, a, b) + rest_of_sum(abe, ab, e) + rest_of_sum(sum, abe, h);
    low = low + (u.n * LN2_LO + (2.0 * s1 + (e1 + h1)));

    R y = sum + low;
    *rest = rest_of_sum(y, sum, low);
    return y;
}

INLINE M is_whole(R x)
{
    R a = mag(x);
    M large = a >= rep(0x1p52), same = (a + 0x1p52) - 0x1p52 == a;
    return large | same;
}

INLINE R pow_(R x, R y)
{
    R a = mag(x), rest, l = log_of(a, &rest);
    l = sel(a < INFINITE, l, INFINITE);
    l = sel(a == rep(0), -INFINITE, l);

    R product = y * l, more = rest_of_product(product, y, l) + y * rest;
    R power = exp_of(product, sel(mag(product) < rep(1000), more, rep(0)));

    M left = times_sign(rep(1), x) < rep(0), below = x < rep(0), finite = a < INFINITE;
    M whole_y = is_whole(y), odd = whole_y & not(is_whole(0.5 * y));
    power = sel(left & odd, -power, power);
    power = sel(below & finite & not(whole_y), UNDEFINED, power);
    power = sel(x == x, power, UNDEFINED);
    power = sel(y == y, power, UNDEFINED);

    M one = x == rep(1), minus = x == rep(-1), zero = y == rep(0), endless = mag(y) == INFINITE;
    return sel(one | zero | (minus & endless), rep(1), power);
}

/* -- sin, cos, tan ---------------------------------------------------------- */

typedef struct { R hi, lo; I quarter; } reduced;     /* hi + lo, |hi| < 0.786, and quarter turns */

/* Beyond 2^30, lane by lane (Payne and Hanek).  x = m 2^e with m whole; multiples of 4 in x times 2/pi
 * do not count, so of the digits of 2/pi we take 192 that begin where 2^e times a digit is worth 2.
 * Of the product with m, modulo 2^192, two bits are quarter turns, the rest a fraction of one. */
static __attribute__((noinline, unused)) void reduce_far(bars x, bars *hi, bars *lo, bars *quarter)
{
    static const uint64_t digits[] = {              /* of 2/pi, after one word of zeros */
        0, 0xa2f9836e4e441529, 0xfc2757d1f534ddc0, 0xdb6295993c439041, 0xfe5163abdebbc561,
        0xb7246e3a424dd2e0, 0x06492eea09d1921c, 0xfe1deb1cb129a73e, 0xe88235f52ebb4484,
        0xe99c7026b45f7e41, 0x3991d639835339f4, 0x9c845f8bbdf9283b, 0x1ff897ffde05980f,
        0xef2f118b5a0a6d1f, 0x6d367ecf27cb09b7, 0x4f463f669e5fea2d, 0x7527bac7ebe5f17b,
        0x3d0739f78a5292ea, 0x6bfb5fb11f8d5d08, 0x56033046fc7b6bab };
    const uint64_t half_pi = 0xc90fdaa22168c235;    /* times 2^63 */
    __extension__ typedef unsigned __int128 wide;

    for (each_bar(k)) {
        if (!(x.at[k] > 0x1p30 && x.at[k] < __builtin_inf())) continue;
        uint64_t b;
        memcpy(&b, &x.at[k], sizeof b);
        uint64_t m = (b & MANTISSA) | (MANTISSA + 1), first = (b >> 52) - 1013, w[3];
        for (uint64_t i = 0; i < 3; i++) {
            const uint64_t *d = digits + first / 64 + i;
            w[i] = d[0] << first % 64 | d[1] >> 1 >> (63 - first % 64);
        }
        wide mid = (wide)m * w[1] + (uint64_t)((wide)m * w[2] >> 64);
        wide all = ((wide)(m * w[0]) << 64) + mid;

        uint64_t turns = (uint64_t)(all >> 125) + 1;            /* in eighths, to be halved */
        wide rest = all << 2;
        int negative = rest >> 127 != 0;
        if (negative) rest = -rest;
        int zeros = __builtin_clzll((uint64_t)(rest >> 64));    /* of no double above 61 */
        uint64_t r = (uint64_t)((wide)(uint64_t)(rest << zeros >> 64) * half_pi >> 64);

        uint64_t unit = (uint64_t)(1023 - 63 - zeros) << 52 | (negative ? SIGN : 0);
        K scale;
        memcpy(&scale, &unit, sizeof scale);
        hi->at[k] = (K)(int64_t)(r >> 11) * 2048 * scale;
        lo->at[k] = (K)(int64_t)(r & 2047) * scale;
        quarter->at[k] = ROUND + (K)(int64_t)(turns / 2 & 3);
    }
}

/* x >= 0 less its quarter turns n.  pi/2 in pieces of 23 bits: their products with n < 2^30 are exact, the
 * first two differences as well (Cody and Waite); of the next two the rest is kept. */
INLINE reduced reduced_of(R x)
{
    R turns = x * 0x1.45f306dc9c883p-1 + ROUND;
    R n = turns - ROUND;
    R a = (x - n * 0x1.921fb4p+0) - n * 0x1.4442dp-24;
    R c = n * -0x1.84698p-48, b = a + c;
    R d = n * -0x1.3198ap-69, e = b + d;
    R rest = rest_of_any_sum(b, a, c) + rest_of_any_sum(e, b, d) - n * 0x1.701b839a25205p-92;
    R hi = e + rest, lo = rest_of_sum(hi, e, rest);

    if (rarely(any_of(x > rep(0x1p30)))) {
        bars at[3] = { spread(hi), spread(lo), spread(turns) };
        reduce_far(spread(x), &at[0], &at[1], &at[2]);
        hi = gather(at[0]);
        lo = gather(at[1]);
        turns = gather(at[2]);
    }
    return (reduced){ hi, lo, bits(turns) };
}

/* Sine and cosine of hi + lo are *first + the result, yet to be added. */
INLINE R sine_of(reduced a, R *first)
{
    static const K P[] = {                                                  /* 2^-57.2 */
        -0x1.5555555555549p-3,  0x1.111111110f87dp-7,  -0x1.a01a019c1202cp-13,
         0x1.71de357815fb1p-19, -0x1.ae5e66881fe29p-26, 0x1.5d931840d4e84p-33 };
    R z = a.hi * a.hi;
    *first = a.hi;
    return a.hi * z * polynomial(P, z) + a.lo * (1.0 - 0.5 * z);
}

INLINE R cosine_of(reduced a, R *first)
{
    static const K P[] = {                                                  /* 2^-59.9 */
         0x1.555555555554cp-5,  -0x1.6c16c16c15181p-10, 0x1.a01a019cb216dp-16,
        -0x1.27e4f80a33d74p-22,  0x1.1ee9ec18aca97p-29, -0x1.8faeb5f1f954dp-37 };
    R z = a.hi * a.hi, h = 0.5 * z;
    *first = 1.0 - h;
    return ((1.0 - *first) - h) + (z * z * polynomial(P, z) - a.hi * a.lo);
}

/* The sine so many quarter turns on. */
INLINE R sine_after(R x, uint64_t quarters)
{
    reduced a = reduced_of(x);
    R s, c, ds = sine_of(a, &s), dc = cosine_of(a, &c);
    I quarter = a.quarter + quarters;
    R y = sel((quarter & UINT64_C(1)) == UINT64_C(0), s + ds, c + dc);
    return sel(x < INFINITE, from_bits(bits(y) ^ ((quarter & UINT64_C(2)) << 62)), UNDEFINED);
}

INLINE R sin_(R x) { R y = sine_after(mag(x), 0); return sel(y == y, times_sign(y, x), y); }
INLINE R cos_(R x) { return sine_after(mag(x), 1); }

INLINE R tan_(R x)
{
    reduced a = reduced_of(mag(x));
    R s, c, ds = sine_of(a, &s), dc = cosine_of(a, &c);
    R lost = rest_of_product(a.hi * a.hi, a.hi, a.hi);      /* of the square; a quotient shows it */
    ds = ds - a.hi * lost * (1 / 6.0);
    dc = dc - 0.5 * lost;
    M odd = (a.quarter & UINT64_C(1)) != UINT64_C(0);
    R p = sel(odd, -c, s), dp = sel(odd, -dc, ds);
    R q = sel(odd,  s, c), dq = sel(odd,  ds, dc);

    return sel(mag(x) < INFINITE, times_sign(quotient(p, dp, q, dq), x), UNDEFINED);
}

/* -- atan, atan2 ------------------------------------------------------------ */

/* The direction of (x, y), x and y >= 0, or of (-x, y) where `left`.  Of the directions 0, 1/2, 1, 2
 * and infinity the near one, plus atan t = t + t^3 P(t^2), |t| <= 3/8; t is small wherever its last bit
 * counts.  `rest` is 1 to correct t for its own rounding: needed where x is not 1. */
INLINE R direction_of(R y, R x, M left, int rest)
{
    static const K P[] = {                                                  /* 2^-58.8 */
        -0x1.5555555555555p-2, 0x1.999999999992bp-3, -0x1.249249248da8cp-3, 0x1.c71c71c40401dp-4,
        -0x1.745d16aa3cdeep-4, 0x1.3b139dbd79e57p-4, -0x1.110f6ed25e747p-4, 0x1.e1b1c882b0e4ap-5,
        -0x1.ad3f04b8997d4p-5, 0x1.78c51d3dbb28bp-5, -0x1.2657e3e910c4ap-5, 0x1.262a57556ac1bp-6 };

    M half = y > 0.375 * x, one = y > 0.71875 * x, two = y > 1.375 * x, steep = y > 2.75 * x;
    R slope = sel(two, rep(2), sel(one, rep(1), sel(half, rep(0.5), rep(0))));
    R hi = sel(half, rep(0x1.dac670561bb4fp-2), rep(0)), lo = sel(half, rep(0x1.a2b7f222f65e2p-56), rep(0));
    hi = sel(one,   rep(PI_HI / 4), hi);            lo = sel(one,   rep(PI_LO / 4), lo);
    hi = sel(two,   rep(0x1.1b6e192ebbe44p+0), hi); lo = sel(two,   rep(0x1.b1b466a88828ep-54), lo);
    hi = sel(steep, rep(PI_HI / 2), hi);            lo = sel(steep, rep(PI_LO / 2), lo);

    R a = slope * x, b = slope * y;
    R num = sel(steep, -x, y - a);
    R den = sel(steep,  y, x + b);
    R t = num / den;
    if (rest) {
        R back = t * den, lost = sel(steep, rep(0), rest_of_any_sum(den, x, b));
        R more = (((num - back) - rest_of_product(back, t, den)) - t * lost) / den;
        lo = lo + sel(mag(t) > rep(0x1p-30), more, rep(0));
    }

    R other = PI_HI - hi;
    lo = sel(left, (rest_of_sum(other, rep(PI_HI), -hi) + PI_LO) - lo, lo);
    hi = sel(left, other, hi);
    t  = sel(left, -t, t);

    R z = t * t, sum = hi + t;
    return sum + (rest_of_sum(sum, hi, t) + (lo + t * z * polynomial(P, z)));
}

INLINE R atan_(R x)
{
    return sel(x == x, times_sign(direction_of(mag(x), rep(1), rep(0) > rep(0), 0), x), UNDEFINED);
}

INLINE R atan2_(R y, R x)
{
    R b = mag(y), a = mag(x), size = greater(a, b);
    M left = times_sign(rep(1), x) < rep(0);            /* -0 is left, too */
    M nowhere = size == rep(0), endless = a == INFINITE;

    R unit = sel(size > rep(0x1p1000), rep(0x1p-10), sel(size < rep(0x1p-400), rep(0x1p600), rep(1)));
    b = sel(endless, sel(b == INFINITE, rep(1), rep(0)), b * unit);
    a = sel(endless | nowhere, rep(1), a * unit);
    R angle = direction_of(b, a, left, 1);
    return sel(x == x, sel(y == y, times_sign(angle, y), UNDEFINED), UNDEFINED);
}

/* -- asin, acos --------------------------------------------------------------- */

/* asin s + rest = s + more, for s = |x| up to 1/2; beyond it s is the sine of half the arc from |x| to 1, a root.
 * asin t = t + t^3 P(t^2). */
typedef struct { R s, more; M far; } arc;

INLINE arc arc_of(R a)
{
    static const K P[] = {                                                  /* 2^-59.4 */
        0x1.5555555555553p-3, 0x1.3333333333a3bp-4, 0x1.6db6db6d48bd9p-5,  0x1.f1c71ca8327d7p-6,
        0x1.6e8b9af34a68bp-6, 0x1.1c4f854e78f3ap-6, 0x1.c980e68702d4ap-7,  0x1.7ba3f5206da53p-7,
        0x1.36c4dca8471aep-7, 0x1.47ffb0537dea3p-7, 0x1.65dac97293a7bp-11, 0x1.96bc4650c38d9p-6,
       -0x1.ac66dba2cc86fp-6, 0x1.13998e01c0b73p-5 };

    M far = a > rep(0.5);
    R z = sel(far, 0.5 - 0.5 * a, a * a), s = sel(far, root(z), a), square = s * s;
    R rest = over((z - square) - rest_of_product(square, s, s), 2.0 * s, 0);
    return (arc){ s, sel(far, rest, rep(0)) + s * z * polynomial(P, z), far };
}

/* hi + lo + w (s + more), w being +-1 or +-2. */
INLINE R arc_from(R hi, R lo, R w, arc y)
{
    R b = w * y.s, sum = hi + b;
    return sum + (rest_of_sum(sum, hi, b) + (lo + w * y.more));
}

INLINE R asin_(R x)
{
    arc y = arc_of(mag(x));
    R hi = sel(y.far, rep(PI_HI / 2), rep(0)), lo = sel(y.far, rep(PI_LO / 2), rep(0));
    R angle = arc_from(hi, lo, sel(y.far, rep(-2), rep(1)), y);
    return sel(mag(x) <= rep(1), times_sign(angle, x), UNDEFINED);
}

INLINE R acos_(R x)
{
    arc y = arc_of(mag(x));
    M left = x < rep(0);
    R half_turns = sel(y.far, sel(left, rep(1), rep(0)), rep(0.5));
    R angle = arc_from(half_turns * PI_HI, half_turns * PI_LO, times_sign(sel(y.far, rep(2), rep(-1)), x), y);
    return sel(mag(x) <= rep(1), angle, UNDEFINED);
}

/* -- sinh, cosh, tanh --------------------------------------------------------- */

/* a >= 0 is n ln 2 + r + rest, as in exp_of, which has the sinh and the cosh of r in one polynomial: r + odd and
 * 1 + even.  k is 2^-2n. */
typedef struct { R n, k, r, even, odd; } halves;

INLINE halves halves_of(R a)
{
    R n = to_whole(a * 0x1.71547652b82fep+0);
    R b = a - n * LN2_HI, c = n * LN2_LO;
    R r = b - c, rest = rest_of_sum(r, b, -c), z = r * r;
    chains tail = chains_(exp_tail, sizeof exp_tail / sizeof *exp_tail, z);
    return (halves){ n, two_to(-2.0 * lesser(n, rep(100))), r, z * (0.5 + z * tail.odd) + r * rest, r * z * tail.even + rest };
}

/* (2^n exp r + 2^-n exp -r) / 2^n, which is (1 + k) (1 + even) + (1 - k) (r + odd); or with -k their difference:
 * the result and *more, yet to be added. */
INLINE R sum_of_halves(halves y, R k, R *more)
{
    R one = 1.0 + k, b = one + y.r, c = k * y.r, sum = b - c;
    *more = (rest_of_sum(one, rep(1), k) + rest_of_sum(b, one, y.r)) + (rest_of_sum(sum, b, -c) + (one * y.even + (1.0 - k) * y.odd));
    return sum;
}

INLINE R sinh_(R x)
{
    halves y = halves_of(lesser(mag(x), rep(711)));
    R more, first = sum_of_halves(y, -y.k, &more);
    return sel(x == x, times_sign(times_two_to(first + more, y.n - 1), x), UNDEFINED);
}

INLINE R cosh_(R x)
{
    halves y = halves_of(lesser(mag(x), rep(711)));
    R more, first = sum_of_halves(y, y.k, &more);
    return sel(x == x, times_two_to(first + more, y.n - 1), UNDEFINED);
}

INLINE R tanh_(R x)
{
    if (!some(below(mag(x), rep(20)) | not(same(x, x)))) return times_sign(rep(1), x);
    halves y = halves_of(lesser(mag(x), rep(30)));
    R s, c, ds, dc;
    s = sum_of_halves(y, -y.k, &ds);
    c = sum_of_halves(y, y.k, &dc);
    return sel(x == x, times_sign(quotient(s, ds, c, dc), x), UNDEFINED);
}

/* -- floor, ceil --------------------------------------------------------------- */

/* Exact.  Where the machine has no instruction for them: below 2^52 a sum with that rounds to a whole number, at most
 * one too far; the sign is x's, a zero's too. */
#if defined __has_builtin && (defined __SSE4_1__ || defined __aarch64__)
#if __has_builtin(__builtin_elementwise_floor) && !defined TACHO_TICK
#define FLOOR __builtin_elementwise_floor
#define CEIL  __builtin_elementwise_ceil
#endif
#endif
#ifdef FLOOR
INLINE R floor_(R x) { return one_nan(FLOOR(x)); }
INLINE R ceil_(R x)  { return one_nan(CEIL(x)); }
#undef FLOOR
#undef CEIL
#else
INLINE R near_whole(R x)       { return times_sign((mag(x) + 0x1p52) - 0x1p52, x); }
INLINE R whole_or(R y, R x)    { return one_nan(sel(mag(x) < rep(0x1p52), times_sign(mag(y), x), x)); }
INLINE R floor_(R x)           { R y = near_whole(x); return whole_or(y - sel(y > x, rep(1), rep(0)), x); }
INLINE R ceil_(R x)            { R y = near_whole(x); return whole_or(y + sel(y < x, rep(1), rep(0)), x); }
#endif

/* -- the same for K --------------------------------------------------------- */

INLINE K any_lane(R a)     { K k; memcpy(&k, &a, sizeof k); return k; }

INLINE K exp_k(K x)        { return any_lane(exp_(rep(x))); }
INLINE K log_k(K x)        { return any_lane(log_(rep(x))); }
INLINE K log10_k(K x)      { return any_lane(log10_(rep(x))); }
INLINE K pow_k(K x, K y)   { return any_lane(pow_(rep(x), rep(y))); }
INLINE K sin_k(K x)        { return any_lane(sin_(rep(x))); }
INLINE K cos_k(K x)        { return any_lane(cos_(rep(x))); }
INLINE K tan_k(K x)        { return any_lane(tan_(rep(x))); }
INLINE K atan_k(K x)       { return any_lane(atan_(rep(x))); }
INLINE K asin_k(K x)       { return any_lane(asin_(rep(x))); }
INLINE K acos_k(K x)       { return any_lane(acos_(rep(x))); }
INLINE K sinh_k(K x)       { return any_lane(sinh_(rep(x))); }
INLINE K cosh_k(K x)       { return any_lane(cosh_(rep(x))); }
INLINE K tanh_k(K x)       { return any_lane(tanh_(rep(x))); }
INLINE K floor_k(K x)      { return any_lane(floor_(rep(x))); }
INLINE K ceil_k(K x)       { return any_lane(ceil_(rep(x))); }
INLINE K atan2_k(K y, K x) { return any_lane(atan2_(rep(y), rep(x))); }

#undef SIGN
#undef MANTISSA
#undef INFINITE
#undef UNDEFINED
#undef LN2_HI
#undef LN2_LO
#undef PI_HI
#undef PI_LO
#undef ROUND
#undef polynomial

#endif
