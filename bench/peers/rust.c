/* rust.c -- VectorTA and wickra, through src/lib.rs. */
#include "peer.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

/* `Function` of src/lib.rs. */
typedef struct peer_function {
    const char *library, *kernels, *name, *inputs;
    int outputs, form, ticks, sweep;
} peer_function;

static int (*describe)(size_t, peer_function *);
static int (*array)(size_t, size_t, size_t, const double *const *, const double *, size_t, double *const *);
static int (*ticks)(size_t, size_t, const double *const *, const double *, size_t, double *const *);
static int (*sweeping)(size_t, size_t, size_t, const double *, size_t, size_t, size_t, double *);
static const double *(*candles)(size_t, const double *const *);
static const double *(*held)(size_t);
static void (*forget)(void);

bool rust_load(const char *file, char *text, size_t size)
{
    static const struct { void *function; const char *name; } symbols[] = {
        { &describe, "peer_describe" }, { &array, "peer_array" }, { &ticks, "peer_ticks" }, { &sweeping, "peer_sweep" },
        { &candles, "peer_candles" }, { &held, "peer_held" }, { &forget, "peer_forget" },
    };
    static bool loaded;
    if (loaded) return true;
    void *library = dlopen(file, RTLD_NOW);
    if (!library) { snprintf(text, size, "%s", dlerror()); return false; }
    for (size_t k = 0; k < sizeof symbols / sizeof *symbols; k++) {
        void *at = dlsym(library, symbols[k].name);
        if (!at) { snprintf(text, size, "%s lacks %s", file, symbols[k].name); return false; }
        memcpy(symbols[k].function, &at, sizeof at);
    }
    return loaded = true;
}

static bool run(way *w)
{
    size_t function = (size_t)w->function, kernel = (size_t)w->kernel_number, bars = w->market->bars, count = (size_t)w->cell.parameters;
    switch (w->call) {
    case ARRAY: return array(function, kernel, bars, w->input, w->cell.parameter, count, w->output);
    case TICK:  return ticks(function, bars, w->input, w->cell.parameter, count, w->output);
    default:    return sweeping(function, kernel, bars, w->input[0], w->sweep.first, w->sweep.last, w->sweep.step, w->output[0]);
    }
}

/* Functions that return memory of their own: the values are there, if the last run was one of them. */
static bool run_and_look(way *w)
{
    forget();
    bool done = run(w);
    for (int k = 0; k < w->outputs; k++) {
        const double *own = held((size_t)k);
        w->value[k] = own ? own : w->output[w->offset ? 0 : k];
    }
    w->run = run;
    return done;
}

static bool has_word(const char *words, const char *word) { return strstr(words, word) != NULL; }

static int ways(way *first, const char *library)
{
    peer_function f;
    int function = 0;
    for (;; function++) {
        if (!describe((size_t)function, &f)) return 0;
        if (!strcmp(f.library, library) && !strcmp(f.name, first->cell.name)) break;
    }
    if ((first->call == TICK && !f.ticks) || (first->call == SWEEP && !f.sweep)) return 0;

    char inputs[80];
    int input = 0;
    snprintf(inputs, sizeof inputs, "%s", f.inputs);
    for (char *name = strtok(inputs, " "); name; name = strtok(NULL, " ")) {
        market *m = (market *)(size_t)first->market;
        if (!strcmp(name, "candle")) {
            if (!m->candles) m->candles = candles(m->bars, (const double *const *)m->series);
            first->input[input++] = m->candles;
        } else first->input[input++] = market_series(m, name, has_word(f.inputs, "real2"));
    }
    if (has_word(f.inputs, "hl2")) first->remark = "is given the median price, ready";
    if (has_word(f.inputs, "hlc3")) first->remark = "is given the typical price, ready";
    if (has_word(f.inputs, "candle")) first->remark = "is given bars as structs, ready";
    first->run = run_and_look, first->function = function, first->outputs = f.outputs, first->stride = 1;
    for (int k = 0; k < MOST_OUTPUTS; k++) first->form[k] = f.form == 'b' ? 'b' : 'd';
    if (first->call == ARRAY && f.form == 'r') first->stride = (size_t)f.outputs, first->offset = 1;

    int count = 0;
    char kernels[80];
    snprintf(kernels, sizeof kernels, "%s", f.kernels);
    for (char *name = strtok(kernels, " "); name && count < MOST_KERNELS; name = strtok(NULL, " "), count++) {
        way *w = &first[count];
        *w = *first, w->kernel_number = count;
        snprintf(w->kernel, sizeof w->kernel, "%s", first->call == TICK ? "" : name);
        if (first->call == TICK) return 1;
    }
    return count;
}

int vectorta_ways(way *w)
{
    w->peer = "vectorta";
    return ways(w, "vectorta");
}

/* Its two batches count as two peers. */
int wickra_ways(way *w)
{
    w->peer = "wickra";
    int count = ways(w, "wickra");
    for (int k = 0; k < count; k++)
        if (w->call != TICK) w[k].peer = k ? "wickra_fast" : "wickra_exact", *w[k].kernel = 0;
    return count;
}
