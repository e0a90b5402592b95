/* spec.h -- indicators as they are named on the command line: [LABEL=]NAME[:PARAMETER=VALUE,...] */
#ifndef TACHO_CLI_SPEC_H
#define TACHO_CLI_SPEC_H

#include <stdbool.h>

#include "tacho.h"

typedef struct spec {
    const tacho_indicator *indicator;
    double     *parameters;
    const char *label;          /* LABEL, or the indicator's name */
    bool        labelled;
    const char *given;          /* the parameters that were given, such as ":period=10", or "" */
} spec;

/* The indicator that a text names, or NULL: it may be a file then. */
const tacho_indicator *spec_indicator(const char *text);

/* Exits with EXIT_USAGE if a parameter is unknown or out of range. */
spec spec_parse(const char *text);

/* The pieces of spec_parse, for who takes other values too: the indicator and its label, the parameters being the defaults... */
spec spec_begin(const char *text, const char **rest);

/* ... the index of the next parameter in `rest`, which moves on, and its value, a copy to be freed; -1 at the end ... */
int spec_next(const spec *, const char **rest, int place, char **value);

/* ... and the parameter set to that value. */
void spec_set(spec *, int parameter, const char *value);

/* As it is told in messages: "ema:period=10". */
char *spec_text(const spec *);

/* The name of a column of the output: "fast" or "fast.upper" if labelled, else "ema", "ema:period=10",
 * "bbands.upper" or "bbands.upper:period=10". */
char *spec_column(const spec *, int output);

/* For people, such as "BBANDS(20, 2, 2)": all parameters that have no name of their own in calls. */
char *spec_title(const spec *);

#endif
