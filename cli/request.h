/* request.h -- what run, sweep, stream and plot have in common on the command line. */
#ifndef TACHO_CLI_REQUEST_H
#define TACHO_CLI_REQUEST_H

#include <argp.h>

#include "grid.h"
#include "spec.h"

typedef struct binding {        /* --input [SCOPE.]INPUT=COLUMN */
    const char *scope;          /* an indicator's name or label, or NULL: all */
    const char *input, *column;
} binding;

typedef struct request {
    spec         *specs;
    size_t        count;
    const char   *file;         /* NULL: standard input */
    binding      *bindings;
    size_t        bound;
    grid         *grid;         /* where the ranges of the one indicator go, or NULL: no ranges */
    bool          may_be_none;  /* no indicator is fine too */
    const char   *columns;      /* --columns: names instead of a header line, or NULL */
    tacho_options options;
} request;

/* A child parser; its input is a request, zeroed but for `options`. */
extern const struct argp request_argp;
extern const char request_arguments[];

/* "," ";" "|" "tab" ...; exits if it is none. */
char delimiter_named(const char *text);

/* The number after an option such as --threads; exits if it is none. */
size_t count_named(const char *option, const char *text);

/* Exits if the options cannot be had here, such as a level. */
void request_check(const request *);

#endif
