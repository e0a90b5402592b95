/* oracle.h -- what the right values are: each indicator once more, from its definition alone.
 *
 * An oracle computes all bars in a number type of about 34 digits (__float128 on x86, long double
 * where that is IEEE quad), bar by bar, each window anew, without any cleverness: what it says is
 * the real number, as far as a test of double precision can tell.  Oracles share no code with the
 * library; they were written from the catalogue and the literature, not from indicators/.
 *
 *     ORACLE(sma, 4)                          bound: |library - oracle| <= 4 u scale, u = 2^-53
 *     {
 *         int n = whole(c, "period");
 *         for (int64_t i = n - 1; i < c->n; i++) {
 *             L s = 0;
 *             for (int k = 0; k < n; k++) s += c->in[0][i - k];
 *             c->out[0][i] = s / n;
 *         }
 *     }
 *
 * The file registers itself: a new indicator needs an ORACLE in some file of tests/oracle/ and
 * nothing else.  Outputs are NaN-filled; input series have no missing bars.
 *
 * The scale of an error (tests/properties/accuracy.c) follows from the output's unit, with m the
 * indicator's memory (all bars so far if it is infinite), unless the oracle sets it bar by bar:
 *     PRICE, STOP     the largest |price| within m: a mean of prices can not be better
 *     MOVE            the spread, largest less smallest price, within m: differences of prices are
 *                     exact or nearly so, and what is made of them does not know the level
 *     SQUARE          the square of the spread
 *     VOLUME          the largest |volume| within m
 *     MONEY           the largest |price| times the largest volume within m
 *     RATIO, BARS     1 or |value|, PERCENT, ANGLE 100 or |value|, whichever is larger
 *     FLAG            0: flags are right or wrong
 * A scale of INFINITY says that the value is decided by rounding at this bar, and any will do.
 */
#ifndef ORACLE_H
#define ORACLE_H

#include "tacho.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#if defined __SIZEOF_FLOAT128__ && (defined __x86_64__ || defined __i386__)
__extension__ typedef __float128 L;
static inline L absolute(L x) { return __builtin_fabsf128(x); }      /* one instruction: comparing would be a call */
#else
typedef long double L;
static inline L absolute(L x) { return fabsl(x); }
#endif
static inline L more(L a, L b) { return a > b ? a : b; }
static inline L less(L a, L b) { return a < b ? a : b; }

struct oracle;
typedef struct call {
    const struct oracle *self;
    const tacho_indicator *is;
    const double *p;
    int64_t n;
    const L *const *in;             /* by the catalogue's order                               */
    L *const *out;                  /* NaN-filled                                             */
    L *const *scale;                /* NaN-filled: NaN means by the unit                      */
    double *widen;                  /* 1: a factor on all scales, `fading` for recursions     */
} call;

typedef struct oracle {
    const char *name;
    void (*run)(const call *);
    double bound;                   /* in units of u times scale                              */
    bool total;                     /* remembers its first bar undiminished: a running total  */
    struct oracle *next;
} oracle;

const oracle *oracle_find(const char *name);            /* NULL: none                         */
void oracle_register(oracle *);

#define ORACLE_(id, limit, whole_series)                                                        \
    static void run_##id(const call *);                                                         \
    static oracle oracle_##id = { #id, run_##id, limit, whole_series, NULL };                   \
    __attribute__((constructor)) static void register_##id(void) { oracle_register(&oracle_##id); } \
    static void run_##id(const call *c)
#define ORACLE(id, limit)       ORACLE_(id, limit, false)
#define ORACLE_TOTAL(id, limit) ORACLE_(id, limit, true)

/* Judge values of the library: run the oracle on bars `skip`..n-1 (a series remembers nothing older,
 * or next to nothing), and compare from bar `from` on.  `worst` is the largest error of each
 * output in units of u times scale; `bar` is -1 if all is well, else the first bar at fault. */
typedef struct verdict {
    double  worst[9];
    int64_t bar;
    int     output;
    double  got, want, scale;
} verdict;
verdict oracle_judge(const oracle *, const tacho_indicator *, const double *p, int64_t n, const double *const *in,
                     double *const *out, int64_t skip, int64_t from);

/* The oracle's own values, as doubles (of n bars). */
void oracle_values(const oracle *, const tacho_indicator *, const double *p, int64_t n, const double *const *in, double *const *out);

/* Parameters by name; no such parameter is a failure of the test.  `chosen`: does this choice
 * have that name?  An option the catalogue does not have is not chosen. */
double real(const call *, const char *parameter);
int    whole(const call *, const char *parameter);
bool   chosen(const call *, const char *parameter, const char *name);

/* The moving average that the parameter (of type TACHO_AVERAGE) names, with its `period` set and
 * its other parameters at their defaults, of x from its first value on.  What it may be off by is
 * added to what the caller may.  An average of one value is the value, whichever average it is. */
void average(const call *, const char *parameter, int period, const L *x, L *y);

L *series(const call *);            /* c->n times NaN; series_free frees all there are       */
void series_free(void);
L  nothing(void);                   /* NaN                                                    */
L  root(L);
static inline bool is_nan(L x) { return x != x; }

/* A recursion rounds at every bar, and forgets a rounding as it forgets a bar.  About n/4 roundings
 * are there at a time where y += 2/(n + 1) (x - y), and they add up as a random walk does, so errors
 * grow as the root of n once n is large: sqrt(1 + n/32). */
double fading(int n);

/* Building stones of definitions, plainly written; they begin at the first value of x. */
void plain_mean(int64_t count, const L *x, int n, L *y);                  /* of n values             */
void smoothed(int64_t count, const L *x, int n, L alpha, L *y);           /* y += alpha (x - y), seeded with the mean of n values at the n-th */
void rises_and_falls(const call *, const L *x, int n, L *u, L *d);         /* Wilder's means of both, from bar n on */
void window_max(int64_t count, const L *x, int n, L *y);
void window_min(int64_t count, const L *x, int n, L *y);
int64_t first_of(int64_t count, const L *x);                              /* index of the first value */
L    mean_of(const L *last, int n), deviation_of(const L *last, int n);   /* of the window that ends at *last; population */
L    median_of(const L *last, int n);

#endif
