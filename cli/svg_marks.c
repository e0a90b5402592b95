/* svg_marks.c -- what lies on the axes of a picture: candles, lines, columns, dots, arrows, bands.
 *
 * Each is one path, whatever the number of rows, so that the file stays small.
 */
#include "cli.h"
#include "svg.h"

#include <math.h>

/* Is the row up?  Against its open, else against the row before. */
static bool is_up(const chart *c, size_t i)
{
    if (c->open != NULL)
        return c->close[i] >= c->open[i];
    return i == 0 || !(c->line[i] < c->line[i - 1]);
}

/* Where there are more rows than half pixels, those of half a pixel are drawn as one: it looks the same. */
static size_t group_of(const picture *p)
{
    return p->slot < 0.5 ? (size_t)(0.5 / p->slot) : 1;
}

/* A box within a path, about the middle of a row. */
static void put_box(const picture *p, size_t row, double width, double y, double height)
{
    fprintf(p->out, "M%.1f %.1fh%.1fv%.1fh-%.1fz", x_of(p, (double)row) - width / 2, y, width, height, width);
}

static double most_of(const double *values, size_t from, size_t end)
{
    double most = 0;
    for (size_t i = from; i < end; i++)
        most = isfinite(values[i]) ? fmax(most, values[i]) : most;
    return most;
}

void svg_volume(const picture *p, const pane *at)
{
    const chart *c = p->chart;
    double most = c->volume != NULL ? most_of(c->volume, 0, c->rows) : 0, width = fmax(p->slot * 0.7, 0.6);
    size_t group = group_of(p);
    for (int up = 0; up < 2 && most > 0; up++) {
        fprintf(p->out, "<path class=\"volume %s\" d=\"", up ? "up" : "down");
        for (size_t i = 0; i < c->rows; i += group)
            if (is_up(c, i) == up) {
                size_t end = i + group < c->rows ? i + group : c->rows;
                double height = most_of(c->volume, i, end) / most * 0.17 * (at->bottom - at->top);
                if (height > 0)
                    put_box(p, i, width, at->bottom - height, height);
            }
        fputs("\"/>\n", p->out);
    }
}

void svg_candles(const picture *p, const pane *at)
{
    const chart *c = p->chart;
    double width = fmax(p->slot * 0.7, 1);
    for (int up = 0; up < 2; up++) {
        for (int body = 0; body < 2; body++) {
            fprintf(p->out, "<path class=\"%s%s\" d=\"", body ? "" : "wick ", up ? "up" : "down");
            for (size_t i = 0; i < c->rows; i++) {
                double open = y_of(at, c->open[i]), close = y_of(at, c->close[i]);
                if (!isfinite(open) || !isfinite(close) || is_up(c, i) != up)
                    continue;
                if (body)
                    put_box(p, i, width, fmin(open, close), fmax(fabs(open - close), 0.8));
                else if (isfinite(c->high[i]) && isfinite(c->low[i]))
                    fprintf(p->out, "M%.1f %.1fV%.1f", x_of(p, (double)i), y_of(at, c->high[i]), y_of(at, c->low[i]));
            }
            fputs("\"/>\n", p->out);
        }
    }
}

/* The points of a line: of each group only the least and the most. */
static void put_points(const picture *p, const pane *at, const double *values)
{
    size_t rows = p->chart->rows, group = group_of(p);
    bool   drawing = false;
    for (size_t i = 0; i < rows; i += group) {
        size_t least = rows, most = rows, end = i + group < rows ? i + group : rows;
        for (size_t k = i; k < end; k++)
            if (isfinite(values[k])) {
                least = least == rows || values[k] < values[least] ? k : least;
                most  = most == rows || values[k] > values[most] ? k : most;
            }
        if (least == rows) {
            drawing = false;
            continue;
        }
        size_t first = least < most ? least : most, second = least < most ? most : least;
        fprintf(p->out, "%c%.1f %.1f", drawing ? 'L' : 'M', x_of(p, (double)first), y_of(at, values[first]));
        if (second != first)
            fprintf(p->out, "L%.1f %.1f", x_of(p, (double)second), y_of(at, values[second]));
        drawing = true;
    }
}

void svg_line(const picture *p, const pane *at, const double *values, const char *class, int colour)
{
    fprintf(p->out, "<path class=\"line %s", class);
    if (colour >= 0)
        fprintf(p->out, " s%d", colour);
    fputs("\" d=\"", p->out);
    put_points(p, at, values);
    fputs("\"/>\n", p->out);
}

void svg_columns(const picture *p, const pane *at, const double *values)
{
    double width = fmax(p->slot * 0.7, 0.6), zero = y_of(at, fmin(fmax(0, at->least), at->most));
    for (int up = 0; up < 2; up++) {
        fprintf(p->out, "<path class=\"column %s\" d=\"", up ? "up" : "down");
        for (size_t i = 0; i < p->chart->rows; i++)
            if (isfinite(values[i]) && (values[i] >= 0) == up)
                put_box(p, i, width, zero, y_of(at, values[i]) - zero);
        fputs("\"/>\n", p->out);
    }
}

void svg_dots(const picture *p, const pane *at, const double *values, int colour)
{
    double size = fmin(fmax(p->slot * 0.4, 1.2), 3);
    fprintf(p->out, "<path class=\"f%d\" d=\"", colour);
    for (size_t i = 0; i < p->chart->rows; i++)
        if (isfinite(values[i]))
            put_box(p, i, size, y_of(at, values[i]) - size / 2, size);
    fputs("\"/>\n", p->out);
}

/* An event: an arrow below the bar where it is positive, above where it is negative. */
void svg_flags(const picture *p, const pane *at, const double *values, int colour)
{
    const chart  *c = p->chart;
    const double *high = c->high != NULL ? c->high : c->line, *low = c->low != NULL ? c->low : c->line;
    fprintf(p->out, "<path class=\"f%d\" d=\"", colour);
    for (size_t i = 0; i < c->rows; i++) {
        if (!isfinite(values[i]) || values[i] == 0 || !isfinite(high[i]) || !isfinite(low[i]))
            continue;
        bool   up = values[i] > 0;
        double y = up ? y_of(at, low[i]) + 5 : y_of(at, high[i]) - 5;
        fprintf(p->out, "M%.1f %.1fl4 %dh-8z", x_of(p, (double)i), y, up ? 7 : -7);
    }
    fputs("\"/>\n", p->out);
}

/* The area between an upper and a lower band. */
void svg_band(const picture *p, const pane *at, const double *upper, const double *lower, int colour)
{
    size_t rows = p->chart->rows, group = group_of(p);
    fprintf(p->out, "<path class=\"band f%d\" d=\"", colour);
    for (size_t start = 0; start < rows; start++) {
        if (!isfinite(upper[start]) || !isfinite(lower[start]))
            continue;
        size_t end = start;
        for (; end < rows && isfinite(upper[end]) && isfinite(lower[end]); end++)
            if ((end - start) % group == 0)
                fprintf(p->out, "%c%.1f %.1f", end == start ? 'M' : 'L', x_of(p, (double)end), y_of(at, upper[end]));
        for (size_t i = end; i-- > start;)
            if ((i - start) % group == 0)
                fprintf(p->out, "L%.1f %.1f", x_of(p, (double)i), y_of(at, lower[i]));
        fputc('z', p->out);
        start = end;
    }
    fputs("\"/>\n", p->out);
}
