/* tulip.c -- Tulip Indicators, through its table. */
#include "peer.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

/* What we use of Tulip's indicators.h. */
typedef struct {
    const char *name, *full_name;
    int (*start)(const double *options);
    int (*indicator)(int size, const double *const *inputs, const double *options, double *const *outputs);
    int type, inputs, options, outputs;
    const char *input_names[10], *option_names[10], *output_names[10];
} indicator_info;

static const indicator_info *(*find_indicator)(const char *);

bool tulip_load(const char *file, char *text, size_t size)
{
    void *library = dlopen(file, RTLD_NOW), *at;
    if (!library) { snprintf(text, size, "%s", dlerror()); return false; }
    const char *(*version)(void);
    at = dlsym(library, "ti_find_indicator"), memcpy(&find_indicator, &at, sizeof at);
    at = dlsym(library, "ti_version"), memcpy(&version, &at, sizeof at);
    if (!find_indicator || !version) { snprintf(text, size, "%s lacks Tulip's functions", file); return false; }
    snprintf(text, size, "%s", version());
    return true;
}

static bool run(way *w)
{
    const indicator_info *t = w->own;
    return t->indicator((int)w->market->bars, w->input, w->cell.parameter, w->output) == 0;
}

int tulip_ways(way *w)
{
    const indicator_info *t = find_indicator(w->cell.name);
    if (!t || w->call != ARRAY || t->outputs > MOST_OUTPUTS || t->inputs > MOST_INPUTS || t->options > w->cell.parameters) return 0;
    int reals = 0, real = 0;
    for (int k = 0; k < t->inputs; k++) reals += !strcmp(t->input_names[k], "real");
    for (int k = 0; k < t->inputs; k++)
        w->input[k] = market_series(w->market, !strcmp(t->input_names[k], "real") && real++ ? "real2" : t->input_names[k], reals == 2);
    w->run = run, w->peer = "tulip", w->own = (void *)(size_t)t, w->outputs = t->outputs, w->stride = 1;
    w->first = (size_t)t->start(w->cell.parameter);
    for (int k = 0; k < w->outputs; k++) w->value[k] = w->output[k], w->form[k] = 'd';
    return 1;
}
