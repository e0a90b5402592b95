/* chart.h -- a chart as data, and the files it can be drawn into. */
#ifndef TACHO_CLI_CHART_H
#define TACHO_CLI_CHART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "tacho.h"

typedef struct chart_series {
    char         *name;         /* for the legend: "RSI(14)", or "BBANDS(20, 2, 2) upper" */
    const char   *output;       /* the output's own name: "upper" */
    size_t        indicator;    /* which of the chart's indicators it belongs to */
    int           pane;         /* 0: over the prices; else a pane of its own */
    tacho_unit    unit;
    const double *values;       /* NaN where there is none */
} chart_series;

typedef struct chart {
    const char    *title;
    size_t         rows;
    char         **time;        /* each row's as it is in the input, or NULL: there is none */
    const int64_t *seconds;     /* the same as seconds since 1970 where all rows have one and they rise, else NULL */
    bool           clock;       /* the times of day matter */
    const double  *open, *high, *low, *close;   /* all four, or none: `line` then */
    const double  *line;
    const double  *volume;      /* or NULL */
    chart_series  *series;
    size_t         count;
    int            panes;       /* price and others */
} chart;

void chart_html(FILE *, const chart *);     /* one page that opens without network */
void chart_svg(FILE *, const chart *);      /* one static picture */

/* Made by CMake (tools/embed.cmake) from cli/chart.html and cli/vendor/lightweight-charts. */
extern const char tacho_chart_template[];
extern const char tacho_chart_library[];

#endif
