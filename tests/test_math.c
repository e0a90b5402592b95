/* The functions of kernel/math.h: error against long double, special values, and a pinned hash of
 * the results' bits.  The hash is the same for every compiler, level and reading (-DTACHO_TICK): building
 * this file with other flags and running it proves the same bits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "kernel/math.h"

#define HASH UINT64_C(0x22d0509008ab9f9e)

static void require(int so, const char *what, double x, double y)
{
    if (!so) fail_msg("%s: %a gives %a", what, x, y);
}

/* -- the functions, over arrays; a length is a multiple of 8 ---------------- */

typedef void map(const K *x, const K *x2, K *y, int n);

#define MAP1(f)                                                                                          \
    static void map_##f(const K *x, const K *x2, K *y, int n)                                            \
    {                                                                                                    \
        (void)x2;                                                                                        \
        for (int i = 0; i < n; i += LANES) {                                                             \
            R a;                                                                                         \
            memcpy(&a, x + i, sizeof a);                                                                 \
            a = f##_(a);                                                                                 \
            memcpy(y + i, &a, sizeof a);                                                                 \
        }                                                                                                \
    }
MAP1(exp) MAP1(log) MAP1(sin) MAP1(cos) MAP1(tan) MAP1(atan)
MAP1(log10) MAP1(asin) MAP1(acos) MAP1(sinh) MAP1(cosh) MAP1(tanh) MAP1(floor) MAP1(ceil)

#define MAP2(f)                                                                                          \
    static void map_##f(const K *x, const K *x2, K *y, int n)                                            \
    {                                                                                                    \
        for (int i = 0; i < n; i += LANES) {                                                             \
            R a, b;                                                                                      \
            memcpy(&a, x + i, sizeof a);                                                                 \
            memcpy(&b, x2 + i, sizeof b);                                                                \
            a = f##_(a, b);                                                                              \
            memcpy(y + i, &a, sizeof a);                                                                 \
        }                                                                                                \
    }
MAP2(atan2) MAP2(pow)

#define OF(f) static long double of_##f(long double x, long double y) { (void)y; return f##l(x); }
OF(exp) OF(log) OF(sin) OF(cos) OF(tan) OF(atan)
OF(log10) OF(asin) OF(acos) OF(sinh) OF(cosh) OF(tanh) OF(floor) OF(ceil)

static const struct {
    const char *name;
    map *ours;
    long double (*theirs)(long double, long double);
} functions[] = {
    { "exp",   map_exp,   of_exp },
    { "log",   map_log,   of_log },
    { "sin",   map_sin,   of_sin },
    { "cos",   map_cos,   of_cos },
    { "tan",   map_tan,   of_tan },
    { "atan",  map_atan,  of_atan },
    { "log10", map_log10, of_log10 },
    { "asin",  map_asin,  of_asin },
    { "acos",  map_acos,  of_acos },
    { "sinh",  map_sinh,  of_sinh },
    { "cosh",  map_cosh,  of_cosh },
    { "tanh",  map_tanh,  of_tanh },
    { "floor", map_floor, of_floor },
    { "ceil",  map_ceil,  of_ceil },
    { "atan2", map_atan2, atan2l },
    { "pow",   map_pow,   powl },
};
enum { FUNCTIONS = sizeof functions / sizeof *functions, OF_TWO = 2 };

/* -- arguments, the same everywhere ----------------------------------------- */

static uint64_t seed;

static uint64_t draw(void)                                          /* splitmix64 */
{
    uint64_t z = seed += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

static K of_bits(uint64_t b) { K x; memcpy(&x, &b, sizeof x); return x; }
static uint64_t bits_of(K x) { uint64_t b; memcpy(&b, &x, sizeof b); return b; }

static K unit(void)          { return (K)(int64_t)(draw() >> 11) * 0x1p-52 - 1; }   /* -1 to 1 */
static K power(int n)        { return of_bits((uint64_t)(1023 + n) << 52); }
static int chance(int n)      { return (int)(draw() % (uint64_t)n); }

/* -1 to 1 times 2^lowest to 2^most.  No expression draws twice: C does not say which comes first. */
static K spread_out(int lowest, int most)
{
    K u = unit();
    return u * power(lowest + chance(most - lowest + 1));
}

static K argument(void)
{
    static const K edges[] = { 709.782712893384, -708.396418532264, -745.133219101941, -744.4400719213812,
                               0.375, 0.71875, 1.375, 2.75, 0x1p30, 0x1.6a09e667f3bcdp-1,
                               0.5, 1, 0x1.633ce8fb9f87dp+9, 0x1p52 };
    int kind = chance(8), shift = chance(52);
    uint64_t whole = draw();
    K edge = edges[chance(sizeof edges / sizeof *edges)];

    switch (kind) {
    case 0:  return of_bits(whole);                                 /* anything, NaN included */
    case 1:  return 750 * unit();
    case 2:  return 8 * unit();
    case 3:  return 1 + spread_out(-53, 0);                         /* near 1 */
    case 4:  edge = (K)(int64_t)(whole >> 12 >> shift) * 0x1.921fb54442d18p+0;
             return of_bits(bits_of(edge) + draw() % 5);            /* near a quarter turn */
    case 5:  return spread_out(-40, 40);
    case 6:  return of_bits(whole >> 12 >> shift);                  /* subnormal */
    default: return edge * (1 + spread_out(-52, -13));
    }
}

enum { BATCH = 1 << 14 };
static K X[BATCH], X2[BATCH], Y[BATCH];

static void draw_batch(void)
{
    for (int i = 0; i < BATCH; i++) {
        X[i]  = argument();
        switch (chance(3)) {
        case 0:  X2[i] = argument(); break;
        case 1:  X2[i] = X[i] * spread_out(-4, 3); break;
        default: X2[i] = 2000 * unit();
        }
    }
}

/* -- tests ------------------------------------------------------------------- */

static double ulps(K ours, long double right)
{
    int exponent = ilogbl(right) < -1022 ? -1022 : ilogbl(right);
    return (double)(fabsl(ours - right) / ldexpl(1, exponent - 52));
}

/* Within one ulp; zeros, infinities and NaN to the bit. */
static int agree(K ours, long double right)
{
    if (isnan(right)) return bits_of(ours) == bits_of(__builtin_nan(""));
    if (right == 0 || isinf((K)right) || isinf(ours)) return bits_of(ours) == bits_of((K)right);
    return ulps(ours, right) <= 1;
}

static void errors_are_below_one_ulp(void **state)
{
    (void)state;
#if LDBL_MANT_DIG < 64
    skip();
#endif
    const char *batches = getenv("MATH_BATCHES");
    double worst[FUNCTIONS] = { 0 }, at[FUNCTIONS] = { 0 }, at2[FUNCTIONS] = { 0 };

    seed = 1;
    for (int batch = batches ? atoi(batches) : 16; batch > 0; batch--) {
        draw_batch();
        for (int f = 0; f < FUNCTIONS; f++) {
            functions[f].ours(X, X2, Y, BATCH);
            for (int i = 0; i < BATCH; i++) {
                long double right = functions[f].theirs(X[i], X2[i]);
                require(agree(Y[i], right), functions[f].name, X[i], Y[i]);
                if (isnan(right) || right == 0 || isinf((K)right)) continue;
                double error = ulps(Y[i], right);
                if (!(error <= worst[f])) worst[f] = error, at[f] = X[i], at2[f] = X2[i];
            }
        }
    }
    for (int f = 0; f < FUNCTIONS; f++)
        print_message("%-6s %.4f ulp at %a %a\n", functions[f].name, worst[f], at[f], at2[f]);
}

/* The doubles nearest to a multiple of pi/2: of all, and of those below 2^30. */
static void hardest_reductions_are_right(void **state)
{
    (void)state;
#if LDBL_MANT_DIG < 64
    skip();
#endif
    static const K hard[] = { 0x1.6ac5b262ca1ffp+849, 0x1.6ac5b262ca1ffp+850, 0x1.504cac51f1eafp+131,
                              0x1.6c6cbc45dc8dep+5, 0x1.6c6cbc45dc8dep+6, 0x1.b951f1572eba5p+23 };
    for (size_t i = 0; i < sizeof hard / sizeof *hard; i++) {
        K x = hard[i];
        require(agree(sin_k(x), sinl(x)), "sin", x, sin_k(x));
        require(agree(cos_k(x), cosl(x)), "cos", x, cos_k(x));
        require(agree(tan_k(x), tanl(x)), "tan", x, tan_k(x));
    }
}

static void special_values(void **state)
{
    (void)state;
    const K inf = INFINITY, pi = 0x1.921fb54442d18p+1, nan = of_bits(UINT64_C(0xfff8000000001234));
    const struct { const char *name; K (*f)(K); K x, y; } cases[] = {
#define IS(f, x, y) { #f, f##_k, x, y }
        IS(exp, 0.0, 1), IS(exp, -0.0, 1), IS(exp, inf, inf), IS(exp, -inf, 0),
        IS(exp, 0x1.62e42fefa39efp+9, 0x1.fffffffffff2ap+1023), IS(exp, 0x1.62e42fefa39f0p+9, inf),
        IS(exp, -0x1.74910d52d3051p+9, 0x1p-1074), IS(exp, -0x1.74910d52d3052p+9, 0), IS(exp, nan, NAN),
        IS(log, 1, 0.0), IS(log, 0.0, -inf), IS(log, -0.0, -inf), IS(log, -1, NAN), IS(log, -inf, NAN),
        IS(log, inf, inf), IS(log, nan, NAN), IS(log, -0x1p-1074, NAN),
        IS(sin, 0.0, 0.0), IS(sin, -0.0, -0.0), IS(sin, inf, NAN), IS(sin, -inf, NAN), IS(sin, nan, NAN),
        IS(sin, -0x1p-1074, -0x1p-1074), IS(cos, 0.0, 1), IS(cos, -0.0, 1), IS(cos, inf, NAN), IS(cos, -inf, NAN),
        IS(cos, nan, NAN), IS(tan, 0.0, 0.0), IS(tan, -0.0, -0.0), IS(tan, inf, NAN), IS(tan, nan, NAN),
        IS(tan, 0x1p-1074, 0x1p-1074), IS(atan, 0.0, 0.0), IS(atan, -0.0, -0.0), IS(atan, inf, pi / 2),
        IS(atan, -inf, -pi / 2), IS(atan, 1, pi / 4), IS(atan, nan, NAN), IS(atan, -0x1p-1074, -0x1p-1074),
        IS(log10, 1, 0.0), IS(log10, 0.0, -inf), IS(log10, -0.0, -inf), IS(log10, -1, NAN), IS(log10, inf, inf), IS(log10, -inf, NAN),
        IS(log10, nan, NAN), IS(asin, 0.0, 0.0), IS(asin, -0.0, -0.0), IS(asin, 1, pi / 2), IS(asin, -1, -pi / 2),
        IS(asin, 0x1.0000000000001p0, NAN), IS(asin, -2, NAN), IS(asin, inf, NAN), IS(asin, nan, NAN), IS(asin, -0x1p-1074, -0x1p-1074),
        IS(acos, 1, 0.0), IS(acos, -1, pi), IS(acos, 0.0, pi / 2), IS(acos, -0.0, pi / 2), IS(acos, 0x1.0000000000001p0, NAN),
        IS(acos, -2, NAN), IS(acos, -inf, NAN), IS(acos, nan, NAN),
        IS(sinh, 0.0, 0.0), IS(sinh, -0.0, -0.0), IS(sinh, inf, inf), IS(sinh, -inf, -inf), IS(sinh, nan, NAN), IS(sinh, -0x1p-1074, -0x1p-1074),
        IS(sinh, 0x1.633ce8fb9f87ep+9, inf), IS(cosh, 0.0, 1), IS(cosh, -0.0, 1), IS(cosh, inf, inf), IS(cosh, -inf, inf), IS(cosh, nan, NAN),
        IS(cosh, -0x1.633ce8fb9f87ep+9, inf), IS(tanh, 0.0, 0.0), IS(tanh, -0.0, -0.0), IS(tanh, inf, 1), IS(tanh, -inf, -1), IS(tanh, nan, NAN),
        IS(tanh, 0x1p-1074, 0x1p-1074), IS(tanh, 40, 1),
        IS(floor, 0.0, 0.0), IS(floor, -0.0, -0.0), IS(floor, inf, inf), IS(floor, -inf, -inf), IS(floor, nan, NAN), IS(floor, 0x1p-1074, 0.0),
        IS(floor, -0x1p-1074, -1), IS(floor, 0x1.fffffffffffffp-1, 0.0), IS(floor, -0.5, -1), IS(floor, 2.5, 2), IS(floor, -3, -3),
        IS(floor, 0x1.fffffffffffffp+51, 0x1.ffffffffffffep+51), IS(floor, -0x1.fffffffffffffp+51, -0x1p+52), IS(floor, 0x1.0000000000001p+52, 0x1.0000000000001p+52),
        IS(ceil, 0.0, 0.0), IS(ceil, -0.0, -0.0), IS(ceil, inf, inf), IS(ceil, -inf, -inf), IS(ceil, nan, NAN), IS(ceil, 0x1p-1074, 1),
        IS(ceil, -0x1p-1074, -0.0), IS(ceil, -0x1.fffffffffffffp-1, -0.0), IS(ceil, 0.5, 1), IS(ceil, -2.5, -2), IS(ceil, 3, 3),
        IS(ceil, 0x1.fffffffffffffp+51, 0x1p+52), IS(ceil, -0x1.fffffffffffffp+51, -0x1.ffffffffffffep+51), IS(ceil, -0x1.0000000000001p+52, -0x1.0000000000001p+52),
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        K y = cases[i].f(cases[i].x);
        require(bits_of(y) == bits_of(isnan(cases[i].y) ? __builtin_nan("") : cases[i].y), cases[i].name, cases[i].x, y);
    }

    static const K corners[] = { 0.0, -0.0, 1, -1, INFINITY, -INFINITY, 0x1p-1074, -0x1p-1074, DBL_MAX, -DBL_MAX,
                                 2, -2, 3, -3, 0.5, -0.5, 0x1.fffffffffffffp+52, 0x1p+53, -0x1.8p+51, NAN };
    for (size_t i = 0; i < 400; i++) {
        K x = corners[i / 20], y = corners[i % 20];
        require(agree(atan2_k(x, y), atan2l(x, y)), "atan2", x, y);
        require(agree(pow_k(x, y), powl(x, y)), "pow", x, y);
    }
    require(bits_of(atan2_k(nan, 1)) == bits_of(__builtin_nan("")), "atan2", nan, atan2_k(nan, 1));
    require(bits_of(atan2_k(1, nan)) == bits_of(__builtin_nan("")), "atan2", nan, atan2_k(1, nan));
}

static void whole_numbers_are_exact(void **state)
{
    (void)state;
    seed = 4;
    for (int batch = 0; batch < 16; batch++) {
        draw_batch();
        for (int i = 0; i < BATCH; i++) {
            if (isnan(X[i])) continue;
            require(bits_of(floor_k(X[i])) == bits_of(floor(X[i])), "floor", X[i], floor_k(X[i]));
            require(bits_of(ceil_k(X[i])) == bits_of(ceil(X[i])), "ceil", X[i], ceil_k(X[i]));
        }
    }
    K ten = 1;
    for (int n = 0; n <= 22; n++, ten *= 10) require(log10_k(ten) == n, "log10", ten, log10_k(ten));
}

/* A lane is worth the same in any company. */
static void lanes_are_alone(void **state)
{
    (void)state;
    static K (*const scalar[])(K) = { exp_k, log_k, sin_k, cos_k, tan_k, atan_k, log10_k, asin_k, acos_k, sinh_k, cosh_k, tanh_k,
                                      floor_k, ceil_k };
    seed = 3;
    draw_batch();
    for (int f = 0; f < FUNCTIONS - OF_TWO; f++) {
        functions[f].ours(X, X2, Y, BATCH);
        for (int i = 0; i < BATCH; i++)
            require(bits_of(scalar[f](X[i])) == bits_of(Y[i]), functions[f].name, X[i], Y[i]);
    }
}

static void bits_are_the_same_everywhere(void **state)
{
    (void)state;
    uint64_t hash = UINT64_C(0xcbf29ce484222325);                   /* FNV-1a */
    seed = 2;
    for (int batch = 0; batch < 8; batch++) {
        draw_batch();
        for (int f = 0; f < FUNCTIONS; f++) {
            functions[f].ours(X, X2, Y, BATCH);
            for (int i = 0; i < BATCH; i++)
                for (uint64_t b = bits_of(Y[i]), k = 0; k < 8; k++, b >>= 8)
                    hash = (hash ^ (b & 0xff)) * UINT64_C(0x100000001b3);
        }
    }
    if (hash != HASH) fail_msg("the hash is 0x%016llx", (unsigned long long)hash);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(errors_are_below_one_ulp),
        cmocka_unit_test(hardest_reductions_are_right),
        cmocka_unit_test(special_values),
        cmocka_unit_test(whole_numbers_are_exact),
        cmocka_unit_test(lanes_are_alone),
        cmocka_unit_test(bits_are_the_same_everywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
