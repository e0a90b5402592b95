/* real.h -- the two kinds of number an indicator is written in.
 *
 *     R   values that flow: bars of one series
 *     K   values that stay: parameters, coefficients, carried state
 *
 * Everything above this header is read twice by the compiler.  In the *block reading*, once per SIMD
 * level, R is eight consecutive bars, oldest first, on every machine; the compiler splits
 * them into the registers there are.  In the *tick reading* (TACHO_TICK), R is one bar: lane `t.lane` of
 * the block it belongs to.  Both do the same operations on a lane in the same order, on
 * the same state, so arrays and ticks give the same bits.  What differs between the readings is in this
 * header and in scan.h, nowhere else.
 *
 * Nothing here or above may fuse, re-associate or depend on the width of registers.
 */
#ifndef TACHO_KERNEL_REAL_H
#define TACHO_KERNEL_REAL_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define INLINE static inline __attribute__((always_inline, unused))
#define rarely(x) __builtin_expect(!!(x), 0)

typedef double K;

#ifdef TACHO_TICK

typedef double  R;
typedef int64_t M;                                  /* what comparisons of R give: 0 or 1     */
enum { LANES = 1 };

INLINE R   rep(K a)           { return a; }
INLINE R   sel(M m, R a, R b) { return m ? a : b; }
INLINE R   mag(R a)           { return __builtin_fabs(a); }
INLINE R   root(R a)          { return __builtin_sqrt(a); }
INLINE M   not(M m)           { return !m; }

#else

enum { LANES = 8 };

#ifdef __clang__
typedef double  R __attribute__((ext_vector_type(8)));
typedef int64_t M __attribute__((ext_vector_type(8)));      /* 0 or -1                        */
#define PICK(a, b, ...) __builtin_shufflevector(a, b, __VA_ARGS__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wconversion"     /* m is no truth value here, whatever clang 14 thinks */
INLINE R sel(M m, R a, R b) { return m ? a : b; }
#pragma clang diagnostic pop
#else                                               /* gcc has no ?: on vectors in C          */
typedef double  R __attribute__((vector_size(64)));
typedef int64_t M __attribute__((vector_size(64)));
#define PICK(a, b, ...) __builtin_shuffle(a, b, (M){ __VA_ARGS__ })
INLINE R sel(M m, R a, R b) { return (R)((m & (M)a) | (~m & (M)b)); }
#endif

INLINE R rep(K a)    { return (R){ a, a, a, a, a, a, a, a }; }
INLINE R mag(R a)    { return (R)((M)a & INT64_MAX); }
INLINE M not(M m)    { return ~m; }

/* The square root is correctly rounded everywhere, but compilers want it spelt per machine: from a
 * loop over the lanes clang 14 makes eight scalar roots. */
#ifdef __has_builtin
#if __has_builtin(__builtin_elementwise_sqrt)           /* clang 17 and later */
#define ROOT(a) __builtin_elementwise_sqrt(a)
#endif
#endif
#if defined ROOT
INLINE R root(R a) { return ROOT(a); }
#elif defined __AVX512F__ && defined __clang__
INLINE R root(R a) { return (R)__builtin_ia32_sqrtpd512(a, 4); }
#elif defined __SSE2__
#ifdef __AVX__
typedef double part __attribute__((vector_size(32)));
#define PART_ROOT __builtin_ia32_sqrtpd256
#else
typedef double part __attribute__((vector_size(16)));
#define PART_ROOT __builtin_ia32_sqrtpd
#endif
INLINE R root(R a)
{
    enum { PARTS = sizeof(R) / sizeof(part) };
    union { R whole; part at[PARTS]; } u = { a };
    for (int k = 0; k < PARTS; k++) u.at[k] = PART_ROOT(u.at[k]);
    return u.whole;
}
#else
INLINE R root(R a) { for (int k = 0; k < 8; k++) a[k] = __builtin_sqrt(a[k]); return a; }
#endif
#endif

/* Which lanes hold: bit k for lane k. */
#ifdef TACHO_TICK
INLINE uint64_t lanes_of(M m) { return (uint64_t)m; }
#else
INLINE uint64_t lanes_of(M m)
{
#if defined __AVX512DQ__
    return __builtin_ia32_cvtq2mask512((__attribute__((vector_size(64))) long long)m);
#elif defined __AVX__
    typedef double four __attribute__((vector_size(32)));
    union { M m; four at[2]; } u = { m };
    return (uint64_t)__builtin_ia32_movmskpd256(u.at[0]) | (uint64_t)__builtin_ia32_movmskpd256(u.at[1]) << 4;
#elif defined __SSE2__
    typedef double pair __attribute__((vector_size(16)));
    union { M m; pair at[4]; } u = { m };
    return (uint64_t)__builtin_ia32_movmskpd(u.at[0])      | (uint64_t)__builtin_ia32_movmskpd(u.at[1]) << 2
         | (uint64_t)__builtin_ia32_movmskpd(u.at[2]) << 4 | (uint64_t)__builtin_ia32_movmskpd(u.at[3]) << 6;
#else
    m &= (M){ 1, 2, 4, 8, 16, 32, 64, 128 };
    return (uint64_t)(((m[0] | m[1]) | (m[2] | m[3])) | ((m[4] | m[5]) | (m[6] | m[7])));
#endif
}
#endif
INLINE int some(M m) { return lanes_of(m) != 0; }

/* Whole numbers of bars, from R and to R. */
#ifdef TACHO_TICK
INLINE M whole_of(R a)   { return (M)a; }
INLINE R number_of(M a)  { return (R)a; }
#else
INLINE M whole_of(R a)   { return __builtin_convertvector(a, M); }
INLINE R number_of(M a)  { return __builtin_convertvector(a, R); }
#endif

/* Is there a NaN or an infinity among the numbers of x and of `others`, which came from here? */
#ifndef TACHO_TICK
#if defined __AVX512DQ__ && defined __clang__
typedef unsigned char oddities;
INLINE oddities odd(R x)                   { return __builtin_ia32_fpclasspd512_mask(x, 0x99, 0xff); }
INLINE oddities odder(oddities others, R x) { return others | odd(x); }
INLINE int any_odd(oddities o)             { return o != 0; }
#else
typedef R oddities;                                 /* x - x is 0 for every other number      */
INLINE oddities odd(R x)                   { return x - x; }
INLINE oddities odder(oddities others, R x) { return others + (x - x); }
INLINE int any_odd(oddities o)
{
    typedef double four __attribute__((vector_size(32)));
    typedef double pair __attribute__((vector_size(16), unused));
    four f = __builtin_shufflevector(o, o, 0, 1, 2, 3) + __builtin_shufflevector(o, o, 4, 5, 6, 7);
#if defined __AVX__
    return __builtin_ia32_movmskpd256((four)(f != f)) != 0;
#else
    pair p = __builtin_shufflevector(f, f, 0, 1) + __builtin_shufflevector(f, f, 2, 3);
#if defined __SSE2__
    return __builtin_ia32_movmskpd((pair)(p != p)) != 0;
#else
    K sum = p[0] + p[1];
    return sum != sum;
#endif
#endif
}
#endif
#endif

/* Comparisons, for where the operators would stand between calls (clang warns of `f(a) > b & c`). */
INLINE M above(R a, R b)             { return a > b; }
INLINE M below(R a, R b)             { return a < b; }
INLINE M at_least(R a, R b)          { return a >= b; }
INLINE M at_most(R a, R b)           { return a <= b; }
INLINE M same(R a, R b)              { return a == b; }

INLINE R greater(R a, R b)           { return sel(a > b, a, b); }
INLINE R lesser(R a, R b)            { return sel(a < b, a, b); }
INLINE R over(R a, R b, K otherwise) { return sel(b != rep(0), a / b, rep(otherwise)); }
INLINE K most(K a, K b)              { return a > b ? a : b; }
INLINE K least(K a, K b)             { return a < b ? a : b; }

/* -- the bar in hand -------------------------------------------------------- */

/* What a step knows besides its inputs; always called `t`. */
typedef struct {
    char   *home;       /* where the state's offsets start                                    */
    int64_t block;      /* number of the block                                                */
    int64_t origin;     /* bar at which the series begins (an average inside another may      */
    R       i;          /*   begin late); numbers of the bars, counted from there             */
    int     lane;       /* tick reading: the lane that is read                                */
    int     warm;       /* constant: 1 until the lookback is over, then 0                     */
    int     keep;       /* tick reading: 0 if only peeking: memory that a second              */
} tick;                 /*   reading of this bar would not write over must stay as it is      */

/* -- past: a block of bars in the state -------------------------------------- *
 *
 * The block reading finds the whole block before; the tick reading overwrites it lane by lane, so
 * that lanes below `t.lane` are this block's and the others still those of the block before.
 */
#ifdef TACHO_TICK
typedef struct { K at[8] __attribute__((aligned(64))); } past;

#define recall(p)     ((p).at[t.lane])              /* the same lane, one block ago           */
#define keep(p, x)    ((p).at[t.lane] = (x))
#define lag1(p, x)    ((p).at[(t.lane - 1) & 7])    /* `x` one bar ago, x not yet kept        */
#define lag2(p, x)    ((p).at[(t.lane - 2) & 7])
#define lag3(p, x)    ((p).at[(t.lane - 3) & 7])
#define lag4(p, x)    ((p).at[(t.lane - 4) & 7])
#define lag5(p, x)    ((p).at[(t.lane - 5) & 7])
#define lag6(p, x)    ((p).at[(t.lane - 6) & 7])
#define lag7(p, x)    ((p).at[(t.lane - 7) & 7])
#define lag(p, x, n)  ((n) ? (p).at[(t.lane - (n)) & 7] : (x))      /* n from 0 to 7      */

/* `n` bars ago, 0 to 7, between two blocks of a ring that stand next to each other in time. */
#define slide(old, new, n) ((n) <= t.lane ? (new).at[t.lane - (n)] : (old).at[t.lane - (n) + 8])

INLINE R    load(const K *p)     { return *p; }     /* the bars of a row, and into it         */
INLINE void store(K *p, R x)     { *p = x; }

/* Bars one by one, for indicators that depend on the path: for (each_bar(k)) use high.at[k] ... */
typedef struct { K at[1]; } bars;
INLINE bars spread(R x)    { return (bars){ { x } }; }
INLINE R    gather(bars b) { return b.at[0]; }
INLINE K    last(R x)      { return x; }            /* the newest bar there is                */
INLINE R    places(void)   { return 0; }            /* 0, 1, 2 ... LANES - 1                  */

#else
typedef struct { R at __attribute__((aligned(64))); } past;    /* some ABIs align R to less */

#define recall(p)     ((p).at)
#define keep(p, x)    ((p).at = (x))
#define lag1(p, x)    PICK((p).at, x, 7, 8, 9, 10, 11, 12, 13, 14)
#define lag2(p, x)    PICK((p).at, x, 6, 7, 8, 9, 10, 11, 12, 13)
#define lag3(p, x)    PICK((p).at, x, 5, 6, 7, 8, 9, 10, 11, 12)
#define lag4(p, x)    PICK((p).at, x, 4, 5, 6, 7, 8, 9, 10, 11)
#define lag5(p, x)    PICK((p).at, x, 3, 4, 5, 6, 7, 8, 9, 10)
#define lag6(p, x)    PICK((p).at, x, 2, 3, 4, 5, 6, 7, 8, 9)
#define lag7(p, x)    PICK((p).at, x, 1, 2, 3, 4, 5, 6, 7, 8)
#define lag(p, x, n)  slide_((p).at, x, n)
#define slide(old, new, n) slide_((old).at, (new).at, n)

INLINE R slide_(R p, R v, int64_t n)
{
#if defined __AVX512F__ && defined __clang__
    M at = (M){ 8, 9, 10, 11, 12, 13, 14, 15 } - (M){ n, n, n, n, n, n, n, n };
    return (R)__builtin_ia32_vpermi2varpd512(p, at, v);
#else
    const past before = { p };
    switch (n) {
    case 1:  return lag1(before, v);
    case 2:  return lag2(before, v);
    case 3:  return lag3(before, v);
    case 4:  return lag4(before, v);
    case 5:  return lag5(before, v);
    case 6:  return lag6(before, v);
    case 7:  return lag7(before, v);
    default: return v;
    }
#endif
}

INLINE R    load(const K *p)     { R x; memcpy(&x, p, sizeof x); return x; }
INLINE void store(K *p, R x)     { memcpy(p, &x, sizeof x); }

/* Writing one lane of R at run time is slow: through memory, then. */
typedef struct { K at[8]; } bars;
INLINE bars spread(R x)    { bars b; memcpy(&b, &x, sizeof b); return b; }
INLINE R    gather(bars b) { R x; memcpy(&x, &b, sizeof x); return x; }
INLINE K    last(R x)      { return x[7]; }
INLINE R    places(void)   { return (R){ 0, 1, 2, 3, 4, 5, 6, 7 }; }

#endif

/* From a ring of mask + 1 blocks, the newest of which is in it: the value n bars ago, n another for each bar, less than `most`. */
INLINE R each_ago(const past *ring, int64_t mask, tick t, M n, __attribute__((unused)) int64_t most)
{
#ifdef TACHO_TICK
    return ((const K *)ring)[(8 * t.block + t.lane - n) & (8 * mask + 7)];
#else
#define AGO(blocks) ring[(t.block - (blocks)) & mask].at
#if defined __AVX512F__ && defined __clang__
    if (most <= 16) {
        const M lanes = (M){ 8, 9, 10, 11, 12, 13, 14, 15 } - n;
        R near = (R)__builtin_ia32_vpermi2varpd512(AGO(1), lanes, AGO(0));
        return most <= 8 ? near : sel(n < 8, near, (R)__builtin_ia32_vpermi2varpd512(AGO(1), lanes, AGO(2)));
    }
#endif
#undef AGO
    R y;
    K at[8];
    int64_t ago[8];
    memcpy(ago, &n, sizeof ago);
    for (int k = 0; k < 8; k++) at[k] = ((const K *)ring)[(8 * t.block + k - ago[k]) & (8 * mask + 7)];
    memcpy(&y, at, sizeof y);
    return y;
#endif
}

/* lag_held(n, p, x): lag1 ... lag5, for where both blocks are in registers.  clang 14 takes a table for it, and a copy; the
 * instruction that needs neither costs those who have a block in memory a load. */
#if defined __AVX512F__ && defined __clang__ && !defined TACHO_TICK
#define LAG_(n, by) INLINE R lag_##n(R p, R x) { R y; __asm__("valignq $" #by ", %2, %1, %0" : "=v"(y) : "v"(x), "v"(p)); return y; }
LAG_(1, 7) LAG_(2, 6) LAG_(3, 5) LAG_(5, 3)
INLINE R lag_4(R p, R x) { return PICK(p, x, 4, 5, 6, 7, 8, 9, 10, 11); }
#define lag_held(n, p, x) lag_##n((p).at, x)
#else
#define lag_held(n, p, x) lag##n(p, x)
#endif

#define each_bar(k) int k = 0; k < LANES; k++

#endif
