/* columns.h -- which column of the input is which input of which indicator. */
#ifndef TACHO_CLI_COLUMNS_H
#define TACHO_CLI_COLUMNS_H

#include "csv.h"
#include "request.h"

enum { NO_COLUMN = -1 };

typedef struct columns {
    size_t  count;
    char  **name;               /* of each column, as in the header line (or --columns) */
    bool   *is_time;            /* of each column */
    size_t *carried;            /* columns that go through to the output: those of the time, or all */
    size_t  carries;
    size_t *used;               /* columns that are read as numbers */
    size_t  uses;
    int   **slot;               /* [indicator][input]: place in `used` */
} columns;

/* Read the header line and place all inputs.  `known`: the names, one a line, for input that goes on
 * without a header line (from a saved state), or NULL.  False if there is no input at all, and `known`
 * was given. */
bool columns_find(columns *, const request *, csv_reader *, bool keep, const char *known);

/* The column that is called so (any case, synonyms of the usual inputs too), or NO_COLUMN. */
int columns_named(const columns *, const char *name);

/* Also read the column as numbers; returns its place in `used`. */
int columns_use(columns *, int column);

/* Let the column through to the output, after those that are let through already. */
void columns_carry(columns *, int column);

/* The column that an option names; exits if there is none. */
int columns_wanted(const columns *, const csv_reader *, const char *option, const char *name);

#endif
