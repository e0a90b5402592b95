/* tacho.c -- Tacho's own ways, and the limits of the machine beside them. */
#include "own.h"

#include <stdlib.h>
#include <string.h>

typedef struct own {
    const line   *line;
    tacho_options options;
    void         *stream;
    size_t        stream_size;
    double       *sets;
} own;

static bool run_array(way *w)
{
    own *o = w->own;
    return tacho_run(o->line->is, o->line->parameters, &o->options, w->market->bars, w->input, w->output, NULL) == TACHO_OK;
}

static bool run_ticks(way *w)
{
    own *o = w->own;
    int inputs = o->line->is->inputs, outputs = w->outputs;
    if (tacho_stream_open(o->stream, o->stream_size, o->line->is, o->line->parameters, &o->options, NULL)) return false;
    for (size_t i = 0; i < w->market->bars; i++) {
        double bar[MOST_INPUTS], value[MOST_OUTPUTS];
        if (inputs > 1) for (int k = 0; k < inputs; k++) bar[k] = w->input[k][i];
        if (tacho_stream_update(o->stream, inputs > 1 ? bar : &w->input[0][i], outputs > 1 ? value : &w->output[0][i], NULL)) return false;
        if (outputs > 1) for (int k = 0; k < outputs; k++) w->output[k][i] = value[k];
    }
    return true;
}

static bool run_sweep(way *w)
{
    own *o = w->own;
    tacho_batch b = TACHO_BATCH;
    b.indicator = o->line->is, b.options = o->options, b.sets = o->sets, b.set_count = w->sweep.rows, b.bars = w->market->bars;
    b.inputs = w->input, b.outputs = w->output, b.threads = 1;
    return tacho_batch_run(&b, NULL) == TACHO_OK;
}

static void end(way *w)
{
    own *o = w->own;
    free(o->stream), free(o->sets), free(o);
}

bool tacho_way(way *w, const line *l, const char *level)
{
    own *o = calloc(1, sizeof *o);
    if (!o) return false;
    *o = (own){ .line = l, .options = TACHO_OPTIONS };
    o->options.level = level;
    const char *second = l->is->inputs == 2 ? tacho_input_name(l->is, 1) : "";
    bool pair = !strcmp(second, "real2") || !strcmp(second, "periods");
    for (int k = 0; k < l->is->inputs; k++) w->input[k] = market_series(w->market, tacho_input_name(l->is, k), pair);
    w->peer = "tacho", w->own = o, w->end = end, w->outputs = l->is->outputs, w->stride = 1;
    strcpy(w->kernel, level);
    for (int k = 0; k < w->outputs; k++) w->value[k] = w->output[k], w->form[k] = 'd';
    switch (w->call) {
    case ARRAY: w->run = run_array; break;
    case TICK:
        o->stream_size = tacho_stream_size(l->is, l->parameters);
        o->stream = aligned_alloc(TACHO_ALIGNMENT, (o->stream_size + TACHO_ALIGNMENT - 1) / TACHO_ALIGNMENT * TACHO_ALIGNMENT);
        w->run = run_ticks;
        break;
    default: {
        size_t width = (size_t)l->is->parameters;
        o->sets = malloc(w->sweep.rows * width * sizeof(double));
        for (size_t row = 0; o->sets && row < w->sweep.rows; row++) {
            memcpy(o->sets + row * width, l->parameters, width * sizeof(double));
            o->sets[row * width] = (double)(w->sweep.first + row * w->sweep.step);
        }
        w->run = run_sweep;
    } }
    return true;
}

/* -- limits ---------------------------------------------------------------- */

static bool run_copy(way *w)
{
    memcpy(w->output[0], w->market->series[CLOSE], w->market->bars * sizeof(double));
    __asm__ volatile("" : : "r"(w->output[0]) : "memory");
    return true;
}

static bool run_write(way *w)
{
    memset(w->output[0], 0, w->market->bars * sizeof(double));
    __asm__ volatile("" : : "r"(w->output[0]) : "memory");
    return true;
}

typedef double lanes __attribute__((vector_size(64), aligned(64)));

/* Past the cache, where the compiler offers that (clang). */
static bool run_write_past(way *w)
{
#if __has_builtin(__builtin_nontemporal_store)
    lanes *to = (lanes *)w->output[0], zero = { 0 };
    for (size_t i = 0; i < w->market->bars / 8; i++) __builtin_nontemporal_store(zero, &to[i]);
    return true;
#else
    return run_write(w);
#endif
}

void limit_way(way *w, limit kind)
{
    static const char *const names[] = { "memcpy", "write", "write_past_cache" };
    w->peer = names[kind], w->run = kind == COPY ? run_copy : kind == WRITE ? run_write : run_write_past;
}
