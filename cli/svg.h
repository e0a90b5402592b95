/* svg.h -- a picture being drawn: where its panes are, and what can be drawn on them. */
#ifndef TACHO_CLI_SVG_H
#define TACHO_CLI_SVG_H

#include "chart.h"

enum {                          /* pixels, but for the counts */
    WIDTH = 1200, HEIGHT = 700, LEFT = 16, RIGHT = 74, TOP = 56, BOTTOM = 34, GAP = 14, LEGEND = 20,
    COLOURS = 8, MANY_PANES = 3, MORE_HEIGHT = 130      /* for each pane below the price after the third */
};

typedef struct pane {
    double top, bottom;         /* pixels */
    double least, most;         /* values */
    bool   percent;             /* all of it lies between 0 and 100: an oscillator */
} pane;

typedef struct picture {
    FILE        *out;
    const chart *chart;
    double       slot;          /* pixels for each row */
    int          height;
} picture;

static inline double x_of(const picture *p, double row)
{
    return LEFT + (row + 0.5) * p->slot;
}

static inline double y_of(const pane *at, double value)
{
    return at->bottom - (value - at->least) / (at->most - at->least) * (at->bottom - at->top);
}

/* Colours are numbers below COLOURS; a line may have a class instead, and colour -1. */
void svg_candles(const picture *, const pane *);
void svg_volume(const picture *, const pane *);
void svg_line(const picture *, const pane *, const double *values, const char *class, int colour);
void svg_columns(const picture *, const pane *, const double *values);
void svg_dots(const picture *, const pane *, const double *values, int colour);
void svg_flags(const picture *, const pane *, const double *values, int colour);     /* arrows where not 0 */
void svg_band(const picture *, const pane *, const double *upper, const double *lower, int colour);

#endif
