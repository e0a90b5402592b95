/* derive.h -- included last by an indicator; makes the rest of it. */

#define ONE_MORE(id, ...) + 1
enum {
    N_IN  = 0 INPUTS(ONE_MORE),
    N_OUT = 0 OUTPUTS(ONE_MORE),
    N_PAR = sizeof(params) / sizeof(K)
};
_Static_assert((int)N_IN <= (int)MOST_INPUTS && (int)N_OUT <= (int)MOST_OUTPUTS && (int)N_PAR <= (int)MOST_PARAMETERS, "raise it in definition.h");
_Static_assert(sizeof(state) <= MOST_STATE, "raise it in definition.h");

#define SYMBOL__(what, name, level) tacho_##what##_##name##_##level
#define SYMBOL_(what, name, level)  SYMBOL__(what, name, level)
#define SYMBOL(what)                SYMBOL_(what, TACHO_NAME, TACHO_LEVEL)
#define TEXT_(a) #a
#define TEXT(a)  TEXT_(a)

#ifdef TACHO_IN_AVERAGES
static void step_inside(void *self, const void *in_hand, const void *in, void *out)
{
    tick t = *(const tick *)in_hand;
    if (t.warm) { t.warm = 1; step(self, t, *(const inputs *)in, out); }
    else        { t.warm = 0; step(self, t, *(const inputs *)in, out); }
}
#else
#define step_inside NULL
#endif

#ifdef BAR_BY_BAR
enum { IN_ROWS = 1 };
INLINE void name_rows(inputs *x, outputs *y, const double *const *in, double *const *out, size_t from)
{
    const double *is[N_IN];
    double *gives[N_OUT];
    for (int k = 0; k < N_IN; k++) is[k] = in[k] + from;
    for (int k = 0; k < N_OUT; k++) gives[k] = out[k] + from;
    memcpy(x, is, sizeof is), memcpy(y, gives, sizeof gives);
}
#else
enum { IN_ROWS = 0 };
INLINE void name_rows(inputs *x, outputs *y, const double *const *in, double *const *out, size_t from)
{
    (void)x, (void)y, (void)in, (void)out, (void)from;
}
#endif

#ifdef TACHO_TICK

INLINE void step_bar(char *home, state *s, int64_t bar, int warm, int keep, const double *in, double *out)
{
    const tick t = { .home = home, .block = bar >> 3, .i = (K)bar, .lane = (int)(bar & 7), .keep = keep, .warm = warm };
    inputs x;
    outputs y;
    const double *is[N_IN];
    double *gives[N_OUT];
    for (int k = 0; k < N_IN; k++) is[k] = in + k;
    for (int k = 0; k < N_OUT; k++) gives[k] = out + k;
    if (IN_ROWS) name_rows(&x, &y, is, gives, 0);
    else         memcpy(&x, in, sizeof x);
    step(s, t, x, &y);
    if (!IN_ROWS) memcpy(out, &y, sizeof y);
}

static void any_tick(char *home, int64_t bar, int warm, int keep, const double *in, double *out)
{
    state copy;
    if (!keep) copy = *(state *)home;
    state *s = keep ? (state *)home : &copy;
    if (warm) step_bar(home, s, bar, 1, keep, in, out);
    else      step_bar(home, s, bar, 0, keep, in, out);
}

static int tick_(char *home, int64_t bar, const double *in, double *out)
{
    double odd = in[0] - in[0];
    for (int k = 1; k < N_IN; k++) odd += in[k] - in[k];
    if (rarely(odd != 0)) return 0;
    step_bar(home, (state *)home, bar, 0, 1, in, out);
    return 1;
}

static size_t size_(const double *p)
{
    state s __attribute__((aligned(64)));
    arena m = { .used = sizeof s };
    memset(&s, 0, sizeof s);
    start(&s, &m, (const params *)p);
    return (m.used + 63) & ~(size_t)63;
}

static int64_t open_(char *home, const double *p, fixtures *fixed)
{
    arena m = { .home = home, .used = sizeof(state), .fixed = fixed };
    for (int k = 0; k < N_OUT; k++) needs_warm(&m, lookback((const params *)p, k));
    start((state *)home, &m, (const params *)p);
    return (m.warm >> 3) + 1;
}

static int64_t lookback_(const double *p, int output) { return lookback((const params *)p, output); }
static int64_t memory_(const double *p)               { return memory((const params *)p); }
static void start_(void *s, arena *m, const double *p) { start(s, m, (const params *)p); }

#define INPUT_ROW(id)                    #id,
#define OUTPUT_ROW(id, unit)             { #id, TACHO_##unit },
#define INT_ROW(id, preset, least, most, doc)   { #id, doc, TACHO_INTEGER, preset, least, most, OPTION, 0, NULL },
#define REAL_ROW(id, preset, least, most, doc)  { #id, doc, TACHO_REAL, preset, least, most, OPTION, 0, NULL },
#define CHOICE_ROW(id, doc, ...)         { #id, doc, TACHO_CHOICE, 0, 0, COUNT(__VA_ARGS__) - 1, OPTION, COUNT(__VA_ARGS__), names_of_##id },
#define AVERAGE_ROW(id, preset, doc)     { #id, doc, TACHO_AVERAGE, average_##preset, 0, averages - 1, OPTION, 0, NULL },
#define CHOICE_NAME(id, choice)          #choice,
#define CHOICE_NAMES(id, doc, ...)       static const char *const names_of_##id[] = { EACH(CHOICE_NAME, id, __VA_ARGS__) };

PARAMS(NO_NUMBERS, NO_NUMBERS, CHOICE_NAMES, NO_NUMBERS)
OPTIONS(NO_NUMBERS, NO_NUMBERS, CHOICE_NAMES, NO_NUMBERS)
enum { no_option, an_option };
static const char *const inputs_[] = { INPUTS(INPUT_ROW) };
static const tacho_output outputs_[] = { OUTPUTS(OUTPUT_ROW) };
static const tacho_parameter parameters_[] = {
#define OPTION 0
    PARAMS(INT_ROW, REAL_ROW, CHOICE_ROW, AVERAGE_ROW)
#undef OPTION
#define OPTION 1
    OPTIONS(INT_ROW, REAL_ROW, CHOICE_ROW, AVERAGE_ROW)
    { 0 }
};

extern const size_t SYMBOL_(place, TACHO_NAME, all);
extern const definition SYMBOL_(definition, TACHO_NAME, all);
const definition SYMBOL_(definition, TACHO_NAME, all) = {
    { TEXT(TACHO_NAME), TITLE, TEXT(TACHO_GROUP), ALIASES,
#include TACHO_COMMENT
      , N_IN, N_OUT, N_PAR,
#ifdef TACHO_IN_AVERAGES
      TACHO_IS_AVERAGE
#else
      0
#endif
    },
    &SYMBOL_(place, TACHO_NAME, all),
    inputs_, outputs_, parameters_,
    lookback_, memory_, size_, open_, tick_, any_tick,
    LENGTH, sizeof(state), start_, step_inside,
};

#else

static __attribute__((noinline)) void step_warm(state *s, const tick *in_hand, const inputs *x, outputs *y)
{
    tick t = *in_hand;
    t.warm = 1;
    step(s, t, *x, y);
}

/* An output that would not fit into the caches anyway is written past them, which spares reading it first.
 * Only whole lines, and only one: by halves, or three at a time, it is slower than not at all. */
#if defined __SSE2__ && defined __clang__
enum { PAST_CACHES = 20 << 20 };
INLINE int goes_past(size_t bars, double *const *out)
{
    return !IN_ROWS && N_OUT == 1 && bars >= PAST_CACHES / (sizeof(double) * (N_IN + N_OUT)) && ((uintptr_t)out[0] & 63) == 0;
}
INLINE void store_past(double *p, R v) { __builtin_nontemporal_store(v, (R *)p); }
INLINE void settle_past(int past)      { if (past) __builtin_ia32_sfence(); }
#else
INLINE int goes_past(size_t bars, double *const *out) { (void)bars, (void)out; return 0; }
INLINE void store_past(double *p, R v) { store(p, v); }
INLINE void settle_past(int past)      { (void)past; }
#endif

#ifdef BAR_BY_BAR
typedef struct { inputs named;  R at[N_IN]; } bars_in;
typedef struct { outputs named; R at[N_OUT]; } bars_out;
#else
typedef union { inputs named;  R at[N_IN]; } bars_in;
typedef union { outputs named; R at[N_OUT]; } bars_out;
#endif

/* One question for all inputs, as questions are dear, but where there is little else: a NaN or an infinity among them makes one of
 * their differences.  So may numbers near the largest there is; then each is asked. */
#ifdef __AVX512F__
enum { DEAR = N_IN > 3 || (N_IN > 1 && sizeof(state) > 64) };
#else
enum { DEAR = N_IN > 1 };
#endif
INLINE R differences(const bars_in *x)
{
    enum { second = N_IN > 1, third = N_IN > 2 ? 2 : 0, fourth = N_IN > 3 ? 3 : 0 };
    if (N_IN == 1) return x->at[0];
    if (N_IN < 4)  return N_IN == 2 ? x->at[0] - x->at[second] : x->at[0] - x->at[second] - x->at[third];
    R y = (x->at[fourth] - x->at[0]) - (x->at[second] - x->at[third]);       /* a candle's body and range, which its patterns want too */
    for (int k = 4; k < N_IN; k++) y -= x->at[k];
    return y;
}
INLINE int all_there(const bars_in *x)
{
    oddities missing = odd(x->at[0]);
    for (int k = 1; k < N_IN; k++) missing = odder(missing, x->at[k]);
    return !any_odd(missing);
}
INLINE int gather_bars(bars_in *x, const double *const *in, size_t from)
{
    for (int k = 0; k < N_IN; k++) x->at[k] = load(in[k] + from);
    return DEAR && !rarely(any_odd(odd(differences(x)))) ? 1 : all_there(x);
}

INLINE tick bars_of_block(char *home, int64_t block, int warm)
{
    return (tick){ .home = home, .block = block, .i = (K)(8 * block) + places(), .keep = 1, .warm = warm };
}

/* AT_ONCE: two blocks a turn, as the loop's own instructions count, and where registers are many, so does what is moved between
 * turns; pages that are large only if nothing is asked in them.  USUAL: a loop for the default parameters, in which nothing is asked, for
 * arrays that are worth beginning it; what is little else than memory gains nothing by it, the largest pages as often lose, and a page may have
 * ASKED_ALREADY. */
#ifndef ASKED_ALREADY
#define ASKED_ALREADY 0
#endif
#if defined __AVX512F__ && defined __clang__ && !defined TACHO_TINY         /* where it was measured; a third of the time to compile */
enum { AT_ONCE = N_OUT <= 3 && !IN_ROWS ? 2 : 1, USUAL = sizeof(state) > 320 && sizeof(state) <= 3000 && N_OUT <= 3 && !IN_ROWS && !ASKED_ALREADY };
#else
enum { AT_ONCE = 1, USUAL = 0 };
#endif
enum { WORTH_IT = 1000 };

/* The fixtures of a state with the default parameters, which the compiler works out beforehand. */
#define PRESET_NUMBER(id, preset, ...)   preset,
#define FIRST_CHOICE(...)                0,
#define PRESET_AVERAGE(id, preset, doc)  average_##preset,
INLINE void settle_usual(state *s)
{
    const union { K at[N_PAR + 1]; params named; } presets = { {
        PARAMS(PRESET_NUMBER, PRESET_NUMBER, FIRST_CHOICE, PRESET_AVERAGE)
        OPTIONS(PRESET_NUMBER, PRESET_NUMBER, FIRST_CHOICE, PRESET_AVERAGE) 0 } };
    state begun, settled = *s;                      /* s itself would stay in memory, as START might tell others where it is */
    memset(&begun, 0, sizeof begun);
    arena m = { .used = sizeof begun, .begun = (char *)&begun, .usual = (char *)&settled };
    start(&begun, &m, &presets.named);
    *s = settled;
}

/* As many blocks as there are turns for. */
INLINE size_t run_turns(state *s, char *restrict home, int64_t block, size_t from, size_t bars, const double *const *in, double *const *out)
{
    bars_in x[AT_ONCE];
    bars_out y[AT_ONCE];
    for (; bars - from >= 8 * AT_ONCE; from += 8 * AT_ONCE, block += AT_ONCE) {
        for (size_t j = 0; j < AT_ONCE; j++) if (rarely(!gather_bars(&x[j], in, from + 8 * j))) return from;
        for (size_t j = 0; j < AT_ONCE; j++) step(s, bars_of_block(home, block + (int64_t)j, 0), x[j].named, &y[j].named);
        for (int k = 0; k < N_OUT; k++) for (size_t j = 0; j < AT_ONCE; j++) store(out[k] + from + 8 * j, y[j].at[k]);
    }
    return from;
}

static size_t run(char *restrict home, int64_t block, int64_t steady, int usual, size_t bars, const double *const *in_, double *const *out_)
{
    const double *in[N_IN];
    double *out[N_OUT];
    for (int k = 0; k < N_IN; k++) in[k] = in_[k];
    for (int k = 0; k < N_OUT; k++) out[k] = out_[k];

    size_t from = 0;
    int past = goes_past(bars, out);
    bars_in x;
    bars_out y;
    for (; block < steady; from += 8, block++) {
        if (bars - from < 8 || rarely(!gather_bars(&x, in, from))) return from;
        const tick t = bars_of_block(home, block, 1);
        name_rows(&x.named, &y.named, in, out, from);
        step_warm((state *)home, &t, &x.named, &y.named);
        if (!IN_ROWS) for (int k = 0; k < N_OUT; k++) store(out[k] + from, y.at[k]);
    }
    state s = *(state *)home;                       /* in registers, if it fits               */
    size_t begun = from;
    if (USUAL && usual && !past && bars >= WORTH_IT) {
        settle_usual(&s);
        from = run_turns(&s, home, block, from, bars, in, out);
    } else if (AT_ONCE > 1 && sizeof(state) <= 2000 && !past)
        from = run_turns(&s, home, block, from, bars, in, out);
    block += (int64_t)((from - begun) / 8);
    for (; bars - from >= 8; from += 8, block++) {
        if (rarely(!gather_bars(&x, in, from))) break;
        name_rows(&x.named, &y.named, in, out, from);
        step(&s, bars_of_block(home, block, 0), x.named, &y.named);
        if (IN_ROWS) continue;
        if (rarely(past)) store_past(out[0] + from, y.at[0]);
        else for (int k = 0; k < N_OUT; k++) store(out[k] + from, y.at[k]);
    }
    settle_past(past);
    *(state *)home = s;
    return from;
}

extern const kernel SYMBOL(kernel);
const kernel SYMBOL(kernel) = { run, step_inside };

#endif
