/* indicator.h -- included by an indicator once it has named itself, its inputs, outputs and
 * parameters; makes the types and words that the rest of it is written in.  See docs/adding-an-indicator.md.
 *
 *     #define TITLE "Moving Average Convergence/Divergence"
 *     #define INPUTS(I)   I(real)
 *     #define OUTPUTS(O)  O(macd, MOVE) O(signal, MOVE) O(hist, MOVE)
 *     #define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(fast_period, 12, 2, 100000, "...") ...
 *     #define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) ...   by name only; PARAMS and OPTIONS may be left out
 *     #define ALIASES "other names"                        likewise
 *     #define LENGTH "length"                              of an average: which parameter says how long it is, if not `period`
 */
#ifndef PARAMS
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)
#endif
#ifndef OPTIONS
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)
#endif
#ifndef ALIASES
#define ALIASES ""
#endif
#ifndef LENGTH
#define LENGTH "period"
#endif
#include "average.h"
#include "math.h"

#define EACH_1(f, id, a)        f(id, a)
#define EACH_2(f, id, a, ...)   f(id, a) EACH_1(f, id, __VA_ARGS__)
#define EACH_3(f, id, a, ...)   f(id, a) EACH_2(f, id, __VA_ARGS__)
#define EACH_4(f, id, a, ...)   f(id, a) EACH_3(f, id, __VA_ARGS__)
#define EACH_5(f, id, a, ...)   f(id, a) EACH_4(f, id, __VA_ARGS__)
#define EACH_6(f, id, a, ...)   f(id, a) EACH_5(f, id, __VA_ARGS__)
#define EACH_7(f, id, a, ...)   f(id, a) EACH_6(f, id, __VA_ARGS__)
#define EACH_8(f, id, a, ...)   f(id, a) EACH_7(f, id, __VA_ARGS__)
#define COUNT_(a, b, c, d, e, f, g, h, n, ...) n
#define COUNT(...)              COUNT_(__VA_ARGS__, 8, 7, 6, 5, 4, 3, 2, 1, 0)
#define PASTE_(a, b)            a##b
#define PASTE(a, b)             PASTE_(a, b)
#define EACH(f, id, ...)        PASTE(EACH_, COUNT(__VA_ARGS__))(f, id, __VA_ARGS__)

/* What STEP is given: the bars themselves; or, if BAR_BY_BAR is defined, where they stand, and where results are wanted, each
 * LANES in a row: in.high[k], load(in.high), out->sar[k] = ..., store(out->sar, ...).  A result may be written over the
 * inputs of its own bar. */
#define FIELD_R(id, ...)  R id;
#define FIELD_K(id, ...)  K id;
#ifdef BAR_BY_BAR
#define FIELD_IN(id, ...) const K *id;
#define FIELD_OUT(id, ...) K *id;
#else
#define FIELD_IN  FIELD_R
#define FIELD_OUT FIELD_R
#endif
typedef struct { INPUTS(FIELD_IN)   } inputs;
typedef struct { OUTPUTS(FIELD_OUT) } outputs;
typedef struct {
    PARAMS(FIELD_K, FIELD_K, FIELD_K, FIELD_K)
    OPTIONS(FIELD_K, FIELD_K, FIELD_K, FIELD_K)
    char none[0];
} params;

/* A choice's values are seed_price, seed_previous ...; an output's number is output_macd ... */
#define CHOICE_NUMBER(id, choice)      id##_##choice,
#define CHOICE_NUMBERS(id, doc, ...)   enum { EACH(CHOICE_NUMBER, id, __VA_ARGS__) };
#define OUTPUT_NUMBER(id, ...)         output_##id,
#define NO_NUMBERS(...)
PARAMS(NO_NUMBERS, NO_NUMBERS, CHOICE_NUMBERS, NO_NUMBERS)
OPTIONS(NO_NUMBERS, NO_NUMBERS, CHOICE_NUMBERS, NO_NUMBERS)
enum { OUTPUTS(OUTPUT_NUMBER) };

/* An indicator is these five.  LOOKBACK: bars before output number `output` has its first value.  MEMORY: how
 * many bars back an output can remember, or FOREVER. */
#define MAYBE    __attribute__((unused))
#define STATE    typedef struct state state; struct state
#define LOOKBACK static MAYBE int64_t lookback(MAYBE const params *p, MAYBE int output)
#define MEMORY   static MAYBE int64_t memory(MAYBE const params *p)
#define START    static MAYBE void start(MAYBE state *s, MAYBE arena *m, MAYBE const params *p)
#define STEP     INLINE void step(MAYBE state *s, MAYBE tick t, MAYBE inputs in, outputs *out)
#define FOREVER  INT64_MAX
