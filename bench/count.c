/* count.c -- instructions of each indicator, level and kind of call.  bench/check.py runs it and compares.
 *
 *     count                       the compiler, then the names of all indicators
 *     count callgrind [NAME...]   under callgrind --collect-atstart=no: a dump for each case, named "sma avx2 array 4096"
 *     count LEVEL [NAME...]       arrays at a level that valgrind cannot run, by single steps: prints "sma avx512 array 128 1234"
 *
 * Each case has run once before it is counted.  Only instructions of this program are: libc chooses its functions by
 * the machine's processor.  That is why the prices here do without libm too.
 */
#define _GNU_SOURCE
#include "tacho.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>
#include <valgrind/callgrind.h>
#include <x86intrin.h>

enum { ARRAY = 4096, TICKS = 512, PEEKS = 64, SETS = 4, SET_BARS = 1024, SERIES = 16, SERIES_BARS = 256 };
enum { CANNOT = 77 };                          /* exit status: no such level here, or no single steps */
enum { FIRST = 2048, MOST = 16 };              /* bars that a stream has had before it is counted; inputs, outputs, parameters */

typedef struct subject {
    const tacho_indicator *is;
    tacho_options options;
    tacho_stream *stream;
    const double *in[MOST];
    double *out[MOST], bar[TICKS][MOST];
    size_t bars;                                /* for feed and panel */
} subject;

static void check(tacho_status status, const tacho_error *error)
{
    if (status) fprintf(stderr, "%s\n", error->message), exit(status == TACHO_BAD_LEVEL ? CANNOT : 1);
}

/* -- the kinds of call -- */

static void array(subject *s)
{
    tacho_error e;
    check(tacho_run(s->is, NULL, &s->options, ARRAY, s->in, s->out, &e), &e);
}
static void feed(subject *s)
{
    tacho_error e;
    check(tacho_stream_feed(s->stream, s->bars, s->in, s->out, &e), &e);
}
static void ticks(subject *s)
{
    double value[MOST];
    for (size_t i = 0; i < TICKS; i++) tacho_stream_update(s->stream, s->bar[i], value, NULL);
}
static void peeks(subject *s)
{
    double value[MOST];
    for (size_t i = 0; i < PEEKS; i++) tacho_stream_peek(s->stream, s->bar[i], value, NULL);
}

static int first_integer(const tacho_indicator *is)
{
    for (int k = 0; k < is->parameters; k++) if (tacho_parameter_at(is, k)->type == TACHO_INTEGER) return k;
    return -1;
}
static tacho_batch batch(subject *s)
{
    tacho_batch b = TACHO_BATCH;
    b.indicator = s->is, b.options = s->options, b.inputs = s->in, b.outputs = s->out, b.threads = 1;
    return b;
}
static void sweep(subject *s)                   /* the default of the first integer parameter, and the next ones */
{
    double sets[SETS][MOST] = { { 0 } }, *row = sets[0];
    size_t width = (size_t)s->is->parameters;
    for (size_t k = 0; k < SETS; k++, row += width)
        tacho_defaults(s->is, row, width), row[first_integer(s->is)] += (double)k;
    tacho_batch b = batch(s);
    b.sets = sets[0], b.set_count = SETS, b.bars = SET_BARS;
    tacho_error e;
    check(tacho_batch_run(&b, &e), &e);
}
static void panel(subject *s)                   /* matrices in time order */
{
    tacho_batch b = batch(s);
    b.series_count = SERIES, b.bars = s->bars;
    b.series_stride = b.out_series_stride = 1, b.bar_stride = b.out_bar_stride = SERIES;
    tacho_error e;
    check(tacho_batch_run(&b, &e), &e);
}

/* -- counting with callgrind -- */

static void dump(subject *s, const char *level, const char *call, size_t values, void (*work)(subject *))
{
    char label[100];
    snprintf(label, sizeof label, "%s %s %s %zu", s->is->name, level, call, values);
    work(s);
    CALLGRIND_TOGGLE_COLLECT;
    work(s);
    CALLGRIND_TOGGLE_COLLECT;
    CALLGRIND_DUMP_STATS_AT(label);
}

/* -- counting single steps: after each instruction the processor traps -- */

extern const char __executable_start, etext;
enum { TRAP_FLAG = 0x100 };
static volatile long steps;

static void on_step(int number, siginfo_t *info, void *context)
{
    (void)number, (void)info;
    const char *at = (const char *)((ucontext_t *)context)->uc_mcontext.gregs[REG_RIP];
    steps += at >= &__executable_start && at < &etext;
}

static long steps_of(subject *s, size_t bars, void (*work)(subject *))
{
    s->bars = bars;
    struct sigaction action = { .sa_sigaction = on_step, .sa_flags = SA_SIGINFO };
    sigaction(SIGTRAP, &action, NULL);
    work(s);
    steps = 0;
    __writeeflags(__readeflags() | TRAP_FLAG);
    work(s);
    __writeeflags(__readeflags() & ~(unsigned long long)TRAP_FLAG);
    if (!steps) exit(CANNOT);
    return steps;
}

/* -- which -- */

static double *series(void)
{
    double *x = aligned_alloc(64, ARRAY * sizeof *x);
    if (!x) fputs("no memory\n", stderr), exit(1);
    return memset(x, 0, ARRAY * sizeof *x);
}
static double between(double least, double most)
{
    static uint64_t state = 1;
    state = state * 6364136223846793005u + 1442695040888963407u;
    return least + (most - least) * (double)(state >> 11) / 0x1p53;
}
static void fill(double *const x[5])           /* open, high, low, close, volume */
{
    double level = 10;
    for (size_t i = 0; i < ARRAY; i++) {
        double open = level * level, close, above = between(1, 1.005), below = between(.995, 1);
        level = 10 + .999 * (level - 10) + between(-.1, .1);
        close = level * level;
        x[0][i] = open, x[3][i] = close;
        x[1][i] = (open > close ? open : close) * above, x[2][i] = (open < close ? open : close) * below;
        x[4][i] = between(0, 1000);
    }
}

static void open_stream(subject *s)
{
    tacho_error e;
    s->stream = tacho_stream_new(s->is, NULL, &s->options, &e);
    check(s->stream ? TACHO_OK : e.status, &e);
    check(tacho_stream_feed(s->stream, FIRST, s->in, s->out, &e), &e);
    for (size_t i = 0; i < TICKS; i++) for (int k = 0; k < s->is->inputs; k++) s->bar[i][k] = s->in[k][i];
}

static void with_callgrind(subject *s)
{
    s->options.level = tacho_level_at(0);       /* ticks are the same code at all levels */
    open_stream(s);
    dump(s, "any", "tick", TICKS, ticks);
    dump(s, "any", "peek", PEEKS, peeks);
    tacho_stream_free(s->stream);
    for (size_t k = 0; (s->options.level = tacho_level_at(k)); k++) {
        dump(s, s->options.level, "array", ARRAY, array);
        if (first_integer(s->is) >= 0) dump(s, s->options.level, "sweep", SETS * SET_BARS, sweep);
        s->bars = SERIES_BARS, dump(s, s->options.level, "panel", SERIES * SERIES_BARS, panel);
    }
}

/* A step takes 15 us: few bars, the call itself and the opening left out, and one panel for all. */
static void with_steps(subject *s)
{
    enum { BLOCK = 8, BARS = 128, PANEL_BARS = 64 };
    open_stream(s);
    long call = steps_of(s, BLOCK, feed);
    printf("%s %s array %d %ld\n", s->is->name, s->options.level, BARS, steps_of(s, BLOCK + BARS, feed) - call);
    tacho_stream_free(s->stream);
    if (s->is == tacho_at(0))
        printf("%s %s panel %d %ld\n", s->is->name, s->options.level, SERIES * PANEL_BARS, steps_of(s, PANEL_BARS, panel));
}

static int is_wanted(const char *name, int count, char **names)
{
    for (int k = 0; k < count; k++) if (!strcmp(name, names[k])) return 1;
    return count == 0;
}

int main(int count, char **argument)
{
    static const char *const names[] = { "open", "high", "low", "close", "volume" };
    double *x[5], *out[MOST];
    for (int k = 0; k < 5; k++) x[k] = series();
    for (int k = 0; k < MOST; k++) out[k] = series();
    fill(x);
    if (count < 2) puts(__VERSION__);
    const tacho_indicator *is;
    for (size_t n = 0; (is = tacho_at(n)); n++) {
        if (count < 2) { puts(is->name); continue; }
        if (!is_wanted(is->name, count - 2, argument + 2)) continue;
        static subject s;
        s = (subject){ .is = is, .options = TACHO_OPTIONS };
        memcpy(s.out, out, sizeof out);
        for (int k = 0; k < is->inputs; k++) {
            s.in[k] = x[strcmp(tacho_input_name(is, k), "real2") ? 3 : 0];
            for (int j = 0; j < 5; j++) if (!strcmp(tacho_input_name(is, k), names[j])) s.in[k] = x[j];
        }
        if (!strcmp(argument[1], "callgrind")) with_callgrind(&s);
        else s.options.level = argument[1], with_steps(&s);
    }
    return 0;
}
