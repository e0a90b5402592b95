/* bench.c -- tacho bench: nanoseconds per bar and per tick, and how many copies of the array that is.
 *
 * Each indicator is warmed up for at least 50 ms.  Then the four measurements (a short array, a long
 * one, and copies of both) and the ticks take turns, round after round, so that whatever else the machine
 * does falls on all of them alike; of each the median round counts.
 */
#include "cli.h"
#include "json.h"
#include "progress.h"

#include <argp.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SHORT = 20000, LONG = 1000000, TICKS = 2000, BEFORE_TICKS = 20000, INPUTS = 8 };
static const int64_t warm_up = 50000000, least_time = 1000000;         /* nanoseconds */

typedef struct bench {
    const tacho_indicator **chosen;
    size_t        count;
    int           rounds;
    bool          json;
    tacho_options options;
} bench;

/* -- data ------------------------------------------------------------------ */

typedef struct market { double *open, *high, *low, *close, *volume, *other, *time; } market;

static uint64_t random_state = UINT64_C(0x9e3779b97f4a7c15);

static double uniform(void)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (double)(random_state >> 11) * 0x1p-53;
}

static double gaussian(void)
{
    double sum = -6;
    for (int i = 0; i < 12; i++)
        sum += uniform();
    return sum;
}

/* A walk whose logarithm has mean zero, so that it stays in the range of prices. */
static void walk(double *x, size_t bars)
{
    double at = 0, mean = 0;
    for (size_t i = 0; i < bars; i++) {
        x[i] = at += 0.001 * gaussian();
        mean += at / (double)bars;
    }
    for (size_t i = 0; i < bars; i++)
        x[i] = 100 * exp(x[i] - mean);
}

static market market_of(size_t bars)
{
    double **series[7], *room = zeroed(7 * bars, sizeof *room);
    market m;
    series[0] = &m.open, series[1] = &m.high, series[2] = &m.low, series[3] = &m.close;
    series[4] = &m.volume, series[5] = &m.other, series[6] = &m.time;
    for (size_t i = 0; i < 7; i++)
        *series[i] = room + i * bars;
    walk(m.close, bars);
    walk(m.other, bars);
    for (size_t i = 0; i < bars; i++) {
        m.open[i] = i > 0 ? m.close[i - 1] : m.close[i];
        m.high[i] = fmax(m.open[i], m.close[i]) * (1 + 0.001 * uniform());
        m.low[i]  = fmin(m.open[i], m.close[i]) * (1 - 0.001 * uniform());
        m.volume[i] = floor(1000 * exp(gaussian()));
        m.time[i] = 60 * (double)i;
    }
    return m;
}

static const double *series_named(const market *m, const char *name)
{
    return strcmp(name, "open") == 0 ? m->open : strcmp(name, "high") == 0 ? m->high : strcmp(name, "low") == 0 ? m->low
         : strcmp(name, "volume") == 0 ? m->volume : strcmp(name, "time") == 0 ? m->time
         : strcmp(name, "close") == 0 || strcmp(name, "real") == 0 ? m->close : m->other;
}

/* -- measuring ------------------------------------------------------------- */

typedef struct task {
    const tacho_indicator *indicator;   /* NULL: copy an array */
    const tacho_options   *options;
    const double         **inputs;
    double               **outputs;
    tacho_stream          *stream;      /* ticks, not an array */
    size_t                 bars;
    int64_t                times;       /* in one measurement: at least a millisecond */
    double                *result;      /* nanoseconds per bar, of each round */
} task;

static void do_once(task *t)
{
    tacho_error  error = { .message = "" };
    tacho_status status = TACHO_OK;
    if (t->indicator == NULL) {
        memcpy(t->outputs[0], t->inputs[0], t->bars * sizeof(double));
        __asm__ volatile("" : : "r"(t->outputs[0]) : "memory");         /* the copy is wanted */
    } else if (t->stream == NULL) {
        status = tacho_run(t->indicator, NULL, t->options, t->bars, t->inputs, t->outputs, &error);
    } else {
        double input[INPUTS], *output = t->outputs[0];
        for (size_t i = 0; i < t->bars && status == TACHO_OK; i++) {
            for (int n = 0; n < t->indicator->inputs; n++)
                input[n] = t->inputs[n][i];
            status = tacho_stream_update(t->stream, input, output, &error);
        }
    }
    if (status != TACHO_OK)
        fail(code_of(status), "%s", error.message);
}

static int64_t time_of(task *t)
{
    int64_t start = nanoseconds();
    for (int64_t i = 0; i < t->times; i++)
        do_once(t);
    return nanoseconds() - start;
}

static void warm(task *t)
{
    int64_t start = nanoseconds(), done = 0;
    t->times = 1;
    for (; nanoseconds() - start < warm_up; done++)
        do_once(t);
    int64_t each = (nanoseconds() - start) / done + 1;
    t->times = least_time / each + 1;
}

static int in_order(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, int count)
{
    qsort(values, (size_t)count, sizeof *values, in_order);
    return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

enum { RUN_SHORT, RUN_LONG, COPY_SHORT, COPY_LONG, TICK, TASKS };

static void measure(const bench *b, const tacho_indicator *indicator, const market *m, double **outputs, double nanos[TASKS])
{
    static const size_t bars[TASKS] = { SHORT, LONG, SHORT, LONG, TICKS };
    const double *inputs[INPUTS];
    if (indicator->inputs > INPUTS)
        fail(EXIT_INTERNAL, "%s has too many inputs to be measured", indicator->name);
    for (int i = 0; i < indicator->inputs; i++)
        inputs[i] = series_named(m, tacho_input_name(indicator, i));

    tacho_error error = { .message = "" };
    tacho_stream *stream = tacho_stream_new(indicator, NULL, &b->options, &error);
    tacho_status  status = stream != NULL ? tacho_stream_feed(stream, BEFORE_TICKS, inputs, outputs, &error) : error.status;
    if (status != TACHO_OK)
        fail(code_of(status), "%s", error.message);

    task tasks[TASKS];
    for (int k = 0; k < TASKS; k++) {
        bool copy = k == COPY_SHORT || k == COPY_LONG;
        tasks[k] = (task){ copy ? NULL : indicator, &b->options, inputs, outputs, k == TICK ? stream : NULL, bars[k], 1,
                           zeroed((size_t)b->rounds, sizeof(double)) };
        warm(&tasks[k]);
    }
    for (int round = 0; round < b->rounds; round++)
        for (int k = 0; k < TASKS; k++)
            tasks[k].result[round] = (double)time_of(&tasks[k]) / ((double)tasks[k].times * (double)bars[k]);
    for (int k = 0; k < TASKS; k++) {
        nanos[k] = median(tasks[k].result, b->rounds);
        free(tasks[k].result);
    }
    tacho_stream_free(stream);
}

/* -- the command ----------------------------------------------------------- */

static void print_row(const bench *b, const tacho_indicator *indicator, const double nanos[TASKS], bool first)
{
    double short_ratio = nanos[RUN_SHORT] / nanos[COPY_SHORT], long_ratio = nanos[RUN_LONG] / nanos[COPY_LONG];
    if (b->json) {
        fputs(first ? "\n" : ",\n", stdout);
        printf("{\"name\":\"%s\",\"ns_per_bar\":{\"%d\":%.4g,\"%d\":%.4g},\"times_memcpy\":{\"%d\":%.4g,\"%d\":%.4g},"
               "\"ns_per_tick\":%.4g}", indicator->name, SHORT, nanos[RUN_SHORT], LONG, nanos[RUN_LONG],
               SHORT, short_ratio, LONG, long_ratio, nanos[TICK]);
    } else {
        printf("%-20s %10.3f %10.1f %13.3f %10.1f %10.1f\n", indicator->name, nanos[RUN_SHORT], short_ratio,
               nanos[RUN_LONG], long_ratio, nanos[TICK]);
    }
    fflush(stdout);
}

enum { JSON = 'j', LEVEL = 'l', ROUNDS = 'r' };

static error_t parse(int key, char *text, struct argp_state *state)
{
    bench *b = state->input;
    switch (key) {
    case JSON:  b->json = true; break;
    case LEVEL: b->options.level = text; break;
    case ROUNDS:
        b->rounds = atoi(text);
        if (b->rounds < 1 || b->rounds > 100000)
            argp_error(state, "--rounds %s: it has to be a number from 1 to 100000", text);
        break;
    case ARGP_KEY_ARG: {
        const tacho_indicator *indicator = tacho_find(text);
        if (indicator == NULL)
            fail(EXIT_USAGE, "unknown indicator \"%s\"%s", text, did_you_mean(text));
        b->chosen = resized(b->chosen, b->count + 1, sizeof *b->chosen);
        b->chosen[b->count++] = indicator;
        break;
    }
    default: return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

int bench_main(int argc, char **argv)
{
    static const struct argp_option options[] = {
        { "json",   JSON,   NULL,    0, "As JSON", 0 },
        { "level",  LEVEL,  "LEVEL", 0, "SIMD level: auto (the default), baseline, avx2, avx512, neon", 0 },
        { "rounds", ROUNDS, "COUNT", 0, "Rounds, of which the median counts (default: 15)", 0 },
        { 0 }
    };
    static const struct argp argp = { options, parse, "[INDICATOR...]",
        "Measure the named indicators, or all, at their default parameters: nanoseconds per bar for arrays of 20,000 and "
        "1,000,000 bars, how many times that is as long as memcpy of one array, and nanoseconds per tick of a stream.",
        NULL, NULL, NULL };
    bench b = { .rounds = 15, .options = TACHO_OPTIONS };
    argp_parse(&argp, argc, argv, 0, NULL, &b);
    if (b.count == 0)
        for (; b.count < tacho_count(); b.count++) {
            b.chosen = resized(b.chosen, b.count + 1, sizeof *b.chosen);
            b.chosen[b.count] = tacho_at(b.count);
        }

    int most = 1;
    for (size_t i = 0; i < b.count; i++)
        most = b.chosen[i]->outputs > most ? b.chosen[i]->outputs : most;
    double **outputs = zeroed((size_t)most, sizeof *outputs);
    for (int o = 0; o < most; o++)
        outputs[o] = zeroed(LONG, sizeof **outputs);
    market m = market_of(LONG);

    const char *level = b.options.level != NULL && strcmp(b.options.level, "auto") != 0 ? b.options.level : tacho_level();
    double nanos[TASKS];
    if (b.json) {
        printf("{\"version\":\"%s\",\"level\":", tacho_version());
        json_text(stdout, level);
        fputs(",\"indicators\":[", stdout);
    } else {
        printf("tacho %s, level %s; ns per bar, times memcpy, ns per tick\n%-20s %10s %10s %13s %10s %10s\n", tacho_version(),
               level, "", "20,000", "x memcpy", "1,000,000", "x memcpy", "tick");
    }
    for (size_t i = 0; i < b.count; i++) {
        measure(&b, b.chosen[i], &m, outputs, nanos);
        print_row(&b, b.chosen[i], nanos, i == 0);
    }
    fputs(b.json ? "\n]}\n" : "", stdout);
    return EXIT_FINE;
}
