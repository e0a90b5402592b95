/* talib.c -- TA-Lib's shared object, as its Python package brings it.
 *
 * TA_Abstract tells what a function takes; then the function itself is called, as a C program would do it.  Its type is only known
 * at run time: both calling conventions of Linux that we know (x86-64, aarch64) put integers and pointers into one row of registers, then on the
 * stack, and doubles into another, in their order, so a call with all of either that there may be suits every function.
 */
#include "peer.h"

#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What we use of ta_abstract.h. */
typedef struct { const char *name, *group, *hint; int flags; unsigned inputs, options, outputs; } function_info;
typedef struct { int type; const char *name; int flags; } value_info;           /* an input or an output */
typedef struct { int type; const char *name; int flags; const char *display; const void *set; double preset; const char *hint, *help; } option_info;
enum { INPUT_PRICE = 0, INPUT_REAL = 1, OPTION_INTEGER = 2, OUTPUT_INTEGER = 1 };

static void *library;
static int (*function_handle)(const char *, const void **);
static int (*get_function)(const void *, const function_info **);
static int (*get_input)(const void *, unsigned, const value_info **);
static int (*get_option)(const void *, unsigned, const option_info **);
static int (*get_output)(const void *, unsigned, const value_info **);

/* Function pointers come as void *. */
static bool find(void *pointer, const char *name, const char *suffix)
{
    char symbol[NAME + 24];
    snprintf(symbol, sizeof symbol, "TA_%s%s", name, suffix);
    void *at = dlsym(library, symbol);
    memcpy(pointer, &at, sizeof at);
    return at != NULL;
}

bool talib_load(const char *file, char *text, size_t size)
{
    int (*initialize)(void);
    const char *(*version)(void);
    library = dlopen(file, RTLD_NOW);
    if (!library) { snprintf(text, size, "%s", dlerror()); return false; }
    if (!find(&initialize, "Initialize", "") || !find(&version, "GetVersionString", "") || !find(&function_handle, "GetFuncHandle", "")
        || !find(&get_function, "GetFuncInfo", "") || !find(&get_input, "GetInputParameterInfo", "")
        || !find(&get_option, "GetOptInputParameterInfo", "") || !find(&get_output, "GetOutputParameterInfo", "") || initialize()) {
        snprintf(text, size, "%s lacks TA-Lib's functions", file);
        return false;
    }
    snprintf(text, size, "%s", version());
    return true;
}

/* -- calling anything ------------------------------------------------------ */

enum { WHOLE = 20, REAL = 8 };
typedef int any(uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t,
                uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, double, double, double, double, double, double, double, double);
typedef struct arguments { uint64_t whole[WHOLE]; double real[REAL]; int wholes, reals; } arguments;

static int call_any(any *f, const arguments *a)
{
    const uint64_t *w = a->whole;
    const double *r = a->real;
    return f(w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7], w[8], w[9], w[10], w[11], w[12], w[13], w[14], w[15], w[16], w[17], w[18], w[19],
             r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[7]);
}
static void add_whole(arguments *a, int64_t x)       { a->whole[a->wholes++] = (uint64_t)x; }
static void add_pointer(arguments *a, const void *p) { a->whole[a->wholes++] = (uint64_t)(uintptr_t)p; }

typedef struct talib {
    any      *array, *open, *update, *close;
    arguments all, opening;
    void     *stream;
    int       inputs, begin, count, lookback;
    int       last[MOST_OUTPUTS];               /* integer results of opening */
} talib;

static bool run_array(way *w)
{
    talib *t = w->own;
    return call_any(t->array, &t->all) == 0 && t->count >= 0;
}

/* -- ticks ----------------------------------------------------------------- */

/* A loop for each number of inputs and outputs. */
#define IN1 double
#define IN2 double, double
#define IN3 double, double, double
#define IN4 double, double, double, double
#define X1 x[0][i]
#define X2 X1, x[1][i]
#define X3 X2, x[2][i]
#define X4 X3, x[3][i]
#define OUT1 void *
#define OUT2 void *, void *
#define OUT3 void *, void *, void *
#define Y1 y[0] + i * width[0]
#define Y2 Y1, y[1] + i * width[1]
#define Y3 Y2, y[2] + i * width[2]
#define SHAPE(I, O) case I * 10 + O: for (; i < bars; i++) ((int (*)(void *, IN##I, OUT##O))(void (*)(void))t->update)(t->stream, X##I, Y##O); break;
#define SHAPES(O) SHAPE(1, O) SHAPE(2, O) SHAPE(3, O) SHAPE(4, O)

static bool run_ticks(way *w)
{
    talib *t = w->own;
    if (call_any(t->open, &t->opening)) return false;
    size_t i = (size_t)t->lookback + 1, bars = w->market->bars, width[MOST_OUTPUTS];
    const double *const *x = w->input;
    char *y[MOST_OUTPUTS];
    for (int k = 0; k < w->outputs; k++) {
        width[k] = w->form[k] == 'i' ? sizeof(int) : sizeof(double), y[k] = (char *)w->output[k];
        if (w->form[k] == 'i') memcpy(y[k] + (size_t)t->lookback * sizeof(int), &t->last[k], sizeof(int));
    }
    switch (t->inputs * 10 + w->outputs) { SHAPES(1) SHAPES(2) SHAPES(3) default: return false; }
    arguments closing = { .whole = { (uint64_t)(uintptr_t)t->stream } };
    return call_any(t->close, &closing) == 0;
}

/* -- making a way ---------------------------------------------------------- */

static void end(way *w) { free(w->own); }

int talib_ways(way *w)
{
    static const char *const prices[] = { "open", "high", "low", "close", "volume" };
    const void *handle;
    const function_info *f;
    talib *t = calloc(1, sizeof *t);
    w->own = t, w->end = end, w->peer = "talib";
    if (!t || w->call == SWEEP || function_handle(w->cell.name, &handle) || get_function(handle, &f) || !find(&t->array, w->cell.name, "")
        || f->outputs > MOST_OUTPUTS || f->options > MOST_PARAMETERS) { free(t); return 0; }

    int reals = 0, real = 0;
    const value_info *v;
    for (unsigned k = 0; k < f->inputs; k++) if (!get_input(handle, k, &v)) reals += v->type == INPUT_REAL;
    for (unsigned k = 0; k < f->inputs; k++) {
        get_input(handle, k, &v);
        if (v->type == INPUT_REAL) w->input[t->inputs++] = market_series(w->market, real++ ? "real2" : "real", reals == 2);
        else for (int p = 0; p < 5; p++) if (v->flags & 1 << p) w->input[t->inputs++] = market_series(w->market, prices[p], false);
    }
    w->outputs = (int)f->outputs, w->stride = 1;

    arguments options = { 0 };
    for (unsigned k = 0; k < f->options; k++) {
        const option_info *o;
        get_option(handle, k, &o);
        double value = (int)k < w->cell.parameters ? w->cell.parameter[k] : o->preset;
        if (o->type >= OPTION_INTEGER) add_whole(&options, (int64_t)value);
        else options.real[options.reals++] = value;
    }
    any *lookback;
    if (!find(&lookback, w->cell.name, "_Lookback")) { free(t); return 0; }
    t->lookback = call_any(lookback, &options);
    if ((size_t)t->lookback + 2 > w->market->bars) { free(t); return 0; }

    arguments *all = w->call == ARRAY ? &t->all : &t->opening;
    if (w->call == ARRAY) add_whole(all, 0), add_whole(all, (int64_t)w->market->bars - 1);
    else add_pointer(all, &t->stream);
    for (int k = 0; k < t->inputs; k++) add_pointer(all, w->input[k]);
    if (w->call == TICK) add_whole(all, t->lookback + 1);
    for (int k = 0; k < options.wholes; k++) all->whole[all->wholes++] = options.whole[k];
    memcpy(all->real, options.real, sizeof options.real);
    if (w->call == ARRAY) add_pointer(all, &t->begin), add_pointer(all, &t->count);
    for (int k = 0; k < w->outputs; k++) {
        get_output(handle, (unsigned)k, &v);
        w->value[k] = w->output[k], w->form[k] = v->type == OUTPUT_INTEGER ? 'i' : 'd';
        if (w->call == ARRAY) add_pointer(all, w->output[k]);
        else if (w->form[k] == 'i') add_pointer(all, &t->last[k]);
        else add_pointer(all, w->output[k] + t->lookback);
    }
    w->first = w->call == ARRAY ? (size_t)t->lookback : 0;
    w->run = w->call == ARRAY ? run_array : run_ticks;
    bool streams = find(&t->open, w->cell.name, "_Open") && find(&t->update, w->cell.name, "_Update") && find(&t->close, w->cell.name, "_Close");
    if (w->call == TICK && !streams) { free(t); return 0; }
    return 1;
}
