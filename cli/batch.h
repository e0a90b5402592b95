/* batch.h -- some rows of the input as arrays of numbers. */
#ifndef TACHO_CLI_BATCH_H
#define TACHO_CLI_BATCH_H

#include "columns.h"

enum { BATCH_ROWS = 4096 };

typedef struct batch {
    size_t     rows;
    double   **column;          /* [place in columns.used][row] */
    csv_field *carried;         /* [row * columns.carries + i] */
    csv_field *row;             /* the fields of one row */
    char      *fault;           /* what is wrong with the row after the last one, with file and line */
} batch;

typedef enum batch_status {
    BATCH_FULL,                 /* or not: there may be more in the reader's buffer  */
    BATCH_MORE,                 /* call csv_fill before the next; it moves the carried fields away */
    BATCH_END,
    BATCH_FAULT
} batch_status;

void batch_open(batch *, const columns *);
void batch_close(batch *, const columns *);

/* Take complete rows from the reader's buffer.  With `refuse`, a missing value is a fault. */
batch_status batch_take(batch *, const columns *, csv_reader *, bool refuse);

#endif
