/* common.h -- what the registry tests share: trials, tables of series, random data, complaints.
 *
 * The tests know no indicator: they walk the catalogue.  A test is a body that is called for each
 * indicator and each draw with a `trial`: the indicator, parameters (draw 0: the defaults; then
 * random ones) and a random generator of its own, seeded by the names of the property and the
 * indicator and by the draw, so that any one case can be had again alone:
 *
 *     TACHO_SEED=n      another seed (default 1)
 *     TACHO_DRAWS=x     x times as many draws as usual (0.2: quick; 20: a night)
 *     TACHO_ONLY=a,b    these indicators only
 *     TACHO_PART=1/4    the first of four parts of the catalogue: every fourth indicator
 */
#ifndef COMMON_H
#define COMMON_H

#include "tacho.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

enum { COLUMNS = 9, PARAMETERS = 32, BARS = 10 };

/* -- random numbers (the same on every machine) ---------------------------- */

typedef struct rng { uint64_t s; } rng;

uint64_t rng_next(rng *);
double   uniform(rng *);                        /* [0, 1), a multiple of 2^-32                */
int64_t  below(rng *, int64_t n);               /* 0 .. n - 1                                 */
bool     chance(rng *, double probability);
double   times(double a, double b);             /* a product that is never fused with a sum   */

/* -- tables: some series of one length ------------------------------------- */

typedef struct table { int columns; size_t bars; double *column[COLUMNS]; } table;

table table_new(int columns, size_t bars);      /* each column of its own, exactly as long, NaN-filled */
table table_copy(const table *);
void  table_free(table *);
bool  same_bits(double a, double b);            /* NaN is like NaN                            */

typedef double *const       *out_arrays;
typedef const double *const *in_arrays;
#define INS(t)  ((const double *const *)(t).column)
#define OUTS(t) ((double *const *)(t).column)

/* -- data ------------------------------------------------------------------ */

typedef enum kind {
    WALK,           /* a generic random walk from 100, ~1 % a bar: no ties, positive volume  */
    GRID,           /* the same rounded to 0.25: ties, flat bars, bars without volume         */
    JUMPS,          /* a walk with jumps, flat stretches and stretches without volume         */
    NOISE,          /* 1e6 with noise of 1e-3                                                 */
    TINY,           /* prices of 1e-5                                                         */
    CONSTANT, ZERO, UP, DOWN, ALTERNATING,
    KINDS
} kind;
extern const char *const kind_name[KINDS];

/* The inputs of an indicator: a table with a column for each. */
table make_data(const tacho_indicator *, kind, rng *, size_t bars);
table make_all(kind, rng *, size_t bars);                       /* every input there is; and */
table pick_data(const tacho_indicator *, const table *all);     /* views of those it takes    */
kind  any_kind(rng *);                          /* WALK most often; never a degenerate one     */
void  make_holes(rng *, table *, double rate, size_t from);
bool  is_missing(const table *, size_t bar);
bool  is_volume(const tacho_indicator *, int input);

/* -- trials ---------------------------------------------------------------- */

typedef struct trial {
    const char *property;
    const tacho_indicator *is;
    double  p[PARAMETERS];
    int64_t lookback, memory;                   /* for these parameters                       */
    int     draw;
    rng     r;
    char    what[1000];                         /* how to name the case in a complaint        */
} trial;

/* Call `body` for every indicator, `draws` times; assert that there was no complaint.  With
 * `window` > 0 integer parameters are drawn up to about that (mostly small); 0: defaults only. */
void each(const char *property, int draws, int window, void (*body)(trial *));
void complain(const trial *, const char *format, ...) __attribute__((format(printf, 2, 3)));
int  complaints(void);
void set_parameters(trial *, const double *);   /* and what follows from them                 */
void random_parameters(trial *, int window);
int  scaled_draws(int draws);
bool selected(const tacho_indicator *);         /* by TACHO_ONLY and TACHO_PART               */
uint64_t base_seed(void);
rng  rng_for(uint64_t seed, const char *a, const char *b, int c);

/* -- running --------------------------------------------------------------- */

int levels(void);                               /* how many this machine can run              */
tacho_options options(const char *level, tacho_missing);

/* tacho_run, complaining if it fails.  The table is NaN-filled before. */
bool run_table(trial *, const char *level, tacho_missing, const table *in, table *out);

/* Complain if two tables differ in [from, to); true if they are the same. */
bool same_tables(const trial *, const char *what, const table *want, const table *got, size_t from, size_t to);

void *stream_memory(size_t size);               /* aligned, exactly as large                  */

/* Does the indicator's text speak of NaN?  Only then may a value after the lookback be NaN. */
bool documents_nan(const tacho_indicator *);
bool comes_and_goes(const tacho_indicator *);   /* "NaN while": so may any                    */
bool documents_infinity(const tacho_indicator *);

#endif
