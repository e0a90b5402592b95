/* table.h -- the whole input in memory. */
#ifndef TACHO_CLI_TABLE_H
#define TACHO_CLI_TABLE_H

#include "columns.h"

typedef struct cell { size_t begin, length; bool quoted; } cell;

typedef struct table {
    columns  columns;           /* found by the caller before table_read */
    size_t   rows, room;
    double **column;            /* [place in columns.used][row] */
    cell    *cells;             /* [row * columns.carries + i]: fields that go through to the output */
    char    *text;              /* of all cells */
    size_t   used, size;
} table;

/* Read all rows; exits if one is wrong (with `refuse`, if a value is missing). */
void table_read(table *, csv_reader *, bool refuse);

/* A row's i-th carried field. */
static inline csv_field table_field(const table *t, size_t row, size_t i)
{
    cell c = t->cells[row * t->columns.carries + i];
    return (csv_field){ t->text + c.begin, c.length, c.quoted };
}

#endif
