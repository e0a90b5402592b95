/* reduce.h -- what is kept of each set's outputs: --reduce last,mean,crossings=macd/signal,correlation=volume */
#ifndef TACHO_CLI_REDUCE_H
#define TACHO_CLI_REDUCE_H

#include "columns.h"

typedef struct reduce_item {
    tacho_reduce kind;
    const char  *text;          /* as it was given, and as the output's columns are named */
    const char  *what;          /* after its =, or NULL */
    int          target;        /* correlation: place in columns.used */
} reduce_item;

typedef struct reduce_list {
    reduce_item     *items;
    size_t           count;
    tacho_reduction *reductions;        /* one for each column of the output, once reduce_place was called */
    char           **names;             /* of those columns */
    size_t           columns;
} reduce_list;

void reduce_parse(reduce_list *, const char *text);

/* Find the outputs, inputs and columns that the items name, which the first indicator of the request has. */
void reduce_place(reduce_list *, const request *, columns *, const csv_reader *);

/* The column of the output that --sort names: its name, or what stands after a point in it. */
size_t reduce_column(const reduce_list *, const char *name);

#endif
