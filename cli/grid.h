/* grid.h -- an indicator whose parameters have several values: [LABEL=]NAME[:PARAMETER=VALUES,...]
 *
 * VALUES is a value, a range a..b or a..b/step with both ends included, or several of these with | between
 * them.  The grid has all combinations; the last parameter (as `tacho info` names them) varies fastest.
 */
#ifndef TACHO_CLI_GRID_H
#define TACHO_CLI_GRID_H

#include "spec.h"

typedef struct span {           /* first, first + step ... */
    double first, step;
    size_t count;
    int    decimals;            /* that the values have as they were written */
} span;

typedef struct axis {           /* the values of one parameter */
    bool   given, swept;
    span  *spans;
    size_t span_count, count;
} axis;

typedef struct grid {
    const tacho_indicator *indicator;
    const char *label;
    axis   *axes;               /* one for each parameter */
    int    *order;              /* the parameters that were given, in that order */
    int     given;
    double *table;              /* [row][parameter], made by grid_make */
    size_t  rows;
} grid;

/* Exits with EXIT_USAGE if a parameter is unknown or a range is none. */
spec grid_parse(grid *, const char *text);

/* Make the table, without the rows that are there already.  Tells of rows that are out of range, and exits, or with
 * `skip_invalid` leaves them out. */
void grid_make(grid *, bool skip_invalid);

/* A row's values as spec.given has them, ":period=5,slow=30"; one of them. */
char *grid_given(const grid *, const double *row);
char *grid_value(const grid *, const double *row, int parameter);

#endif
