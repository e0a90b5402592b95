/* chart_svg.c -- a chart as one static picture.
 *
 * The panes lie one below the other over a common axis of rows (so weekends take no room).  Colours
 * are classes, so that one style sheet holds the light and the dark ones.
 */
#include "cli.h"
#include "chart.h"
#include "times.h"

#include <math.h>
#include <string.h>

enum { WIDTH = 1200, HEIGHT = 700, LEFT = 16, RIGHT = 74, TOP = 56, BOTTOM = 34, GAP = 14, COLOURS = 8, MANY_PANES = 3,
       MORE_HEIGHT = 130, LEGEND = 20 };

static const char style[] =
    "<style>\n"
    "  text { font: 12px system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; }\n"
    "  .paper { fill: #fff } .ink { fill: #1b2130 } .faint { fill: #6b7280 } .title { font-size: 18px; font-weight: 600 }\n"
    "  .grid { stroke: #e8eaef } .frame { stroke: #d5d9e1 } .level { stroke: #9aa2b1; stroke-dasharray: 2 4 }\n"
    "  .grid, .frame, .level, .wick, .line { fill: none; shape-rendering: auto }\n"
    "  .line { stroke-width: 1.6; stroke-linejoin: round; stroke-linecap: round } .price { stroke: #1b2130 }\n"
    "  .up { fill: #1f9d7a } .down { fill: #d8504d } .wick.up { fill: none; stroke: #1f9d7a } .wick.down { fill: none; stroke: #d8504d }\n"
    "  .legend { paint-order: stroke; stroke: #fff; stroke-width: 4px; stroke-linejoin: round }\n"
    "  .volume { opacity: .3 } .column { opacity: .65 } .band { opacity: .09 } .middle { stroke-dasharray: 5 4 }\n"
    "  .s0 { stroke: #2563eb } .s1 { stroke: #e07b00 } .s2 { stroke: #8b3fd1 } .s3 { stroke: #0e8f9e }\n"
    "  .s4 { stroke: #c2257a } .s5 { stroke: #7a6a00 } .s6 { stroke: #4d5b70 } .s7 { stroke: #8a4b2a }\n"
    "  .f0 { fill: #2563eb } .f1 { fill: #e07b00 } .f2 { fill: #8b3fd1 } .f3 { fill: #0e8f9e }\n"
    "  .f4 { fill: #c2257a } .f5 { fill: #7a6a00 } .f6 { fill: #4d5b70 } .f7 { fill: #8a4b2a }\n"
    "  @media (prefers-color-scheme: dark) {\n"
    "    .paper { fill: #14171f } .ink { fill: #dfe3ea } .faint { fill: #8b93a3 }\n"
    "    .grid { stroke: #232833 } .frame { stroke: #343a47 } .level { stroke: #6b7280 } .price { stroke: #dfe3ea }\n"
    "    .band { opacity: .14 } .legend { stroke: #14171f }\n"
    "    .s0 { stroke: #6aa2ff } .s1 { stroke: #ffb454 } .s2 { stroke: #c792ff } .s3 { stroke: #4fd1dd }\n"
    "    .s4 { stroke: #ff7ab8 } .s5 { stroke: #d9c94a } .s6 { stroke: #a8b5c8 } .s7 { stroke: #d59b78 }\n"
    "    .f0 { fill: #6aa2ff } .f1 { fill: #ffb454 } .f2 { fill: #c792ff } .f3 { fill: #4fd1dd }\n"
    "    .f4 { fill: #ff7ab8 } .f5 { fill: #d9c94a } .f6 { fill: #a8b5c8 } .f7 { fill: #d59b78 }\n"
    "  }\n"
    "</style>\n";

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

static double x_of(const picture *p, double row)
{
    return LEFT + (row + 0.5) * p->slot;
}

static double y_of(const pane *at, double value)
{
    return at->bottom - (value - at->least) / (at->most - at->least) * (at->bottom - at->top);
}

static void put_text(FILE *out, const char *text)
{
    for (; *text != '\0'; text++)
        switch (*text) {
        case '<': fputs("&lt;", out); break;
        case '>': fputs("&gt;", out); break;
        case '&': fputs("&amp;", out); break;
        default:  fputc((unsigned char)*text < ' ' ? ' ' : *text, out);
        }
}

/* -- numbers on axes and in legends ---------------------------------------- */

/* 1, 2 or 5 times a power of ten: the least that makes at most `most` steps. */
static double round_step(double range, double most)
{
    double power = pow(10, floor(log10(range / most))), times = range / most / power;
    return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
}

/* As many decimals as a step needs; thousands and more as 1.5k, 20M, 3B. */
static void put_value(FILE *out, double value, double step)
{
    static const struct { double size; const char *letter; } scales[] = { { 1e12, "T" }, { 1e9, "B" }, { 1e6, "M" }, { 1e4, "k" } };
    double      scale = 1;
    const char *letter = "";
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++)
        if (fabs(value) >= scales[i].size && step >= scales[i].size / (i == 3 ? 1e1 : 1e3)) {
            scale = scales[i].size == 1e4 ? 1e3 : scales[i].size, letter = scales[i].letter;
            break;
        }
    double digits = ceil(-log10(step / scale) - 1e-9);
    double shown = fabs(value) < step * 1e-6 ? 0 : value / scale;
    fprintf(out, "%s%.*f%s", shown < 0 ? "\u2212" : "", digits < 0 ? 0 : digits > 10 ? 10 : (int)digits, fabs(shown), letter);
}

static void widen(pane *at, const double *values, size_t rows)
{
    for (size_t i = 0; values != NULL && i < rows; i++)
        if (isfinite(values[i])) {
            at->least = fmin(at->least, values[i]);
            at->most  = fmax(at->most, values[i]);
        }
}

static void set_range(const chart *c, pane *at, int which)
{
    at->least = INFINITY, at->most = -INFINITY, at->percent = which > 0;
    if (which == 0) {
        const double *bars[] = { c->high, c->low, c->line };
        for (size_t i = 0; i < 3; i++)
            widen(at, bars[i], c->rows);
    }
    for (size_t i = 0; i < c->count; i++)
        if (c->series[i].pane == which && c->series[i].unit != TACHO_FLAG) {
            widen(at, c->series[i].values, c->rows);
            at->percent &= c->series[i].unit == TACHO_PERCENT;
        }
    at->percent &= at->least >= 0 && at->most <= 100;
    if (at->percent)
        at->least = 0, at->most = 100;
    if (!(at->least <= at->most))
        at->least = 0, at->most = 1;
    double room = at->most > at->least ? (at->most - at->least) * 0.06 : fmax(fabs(at->most) * 0.01, 1e-9);
    at->least -= which == 0 && c->volume != NULL ? 3 * room : room;     /* the volume stands there */
    at->most  += room + (at->most + room - at->least) * LEGEND / (at->bottom - at->top - LEGEND);
}

/* -- axes ------------------------------------------------------------------ */

static void draw_values(const picture *p, const pane *at)
{
    double step = at->percent ? 20 : round_step(at->most - at->least, fmax((at->bottom - at->top) / (at->top == TOP ? 44 : 32), 2));
    if (at->percent && at->bottom - at->top < 130)
        step = 50;
    for (double tick = ceil(at->least / step) * step; tick <= at->most; tick += step) {
        double y = round(y_of(at, tick)) + 0.5;
        if (y > at->bottom - 4 || y < at->top + 4)
            continue;
        fprintf(p->out, "<path class=\"grid\" d=\"M%d %.1fH%d\"/><text class=\"faint\" x=\"%d\" y=\"%.1f\">", LEFT, y, WIDTH - RIGHT,
                WIDTH - RIGHT + 8, y + 4);
        put_value(p->out, tick, step);
        fputs("</text>\n", p->out);
    }
    for (int level = 30; at->percent && level <= 70; level += 40)
        fprintf(p->out, "<path class=\"level\" d=\"M%d %.1fH%d\"/>\n", LEFT, round(y_of(at, level)) + 0.5, WIDTH - RIGHT);
    if (at->least < 0 && at->most > 0 && !at->percent)
        fprintf(p->out, "<path class=\"level\" d=\"M%d %.1fH%d\"/>\n", LEFT, round(y_of(at, 0)) + 0.5, WIDTH - RIGHT);
}

static void draw_mark(const picture *p, size_t row, const char *text, bool strong)
{
    double x = round(x_of(p, (double)row)) + 0.5;
    fprintf(p->out, "<path class=\"grid\" d=\"M%.1f %dV%d\"/><text class=\"%s\" text-anchor=\"middle\" x=\"%.1f\" y=\"%d\">%s</text>\n",
            x, TOP, p->height - BOTTOM, strong ? "ink" : "faint", x, p->height - BOTTOM + 20, text);
}

static void draw_times(const picture *p)
{
    const chart *c = p->chart;
    char   text[TIME_ROOM];
    double last = LEFT - 30, width = WIDTH - LEFT - RIGHT;
    if (c->seconds == NULL) {
        double step = fmax(round_step((double)c->rows, width / 90), 1);
        for (double row = step; row <= (double)c->rows; row += step) {
            snprintf(text, sizeof text, "%.0f", row);
            draw_mark(p, (size_t)row - 1, text, false);
        }
        return;
    }
    const time_step *step = time_step_for(c->seconds, c->rows, (size_t)(width / 78));
    for (size_t i = 1; i < c->rows; i++) {
        double x = x_of(p, (double)i);
        if (!time_begins(step, c->seconds[i - 1], c->seconds[i]) || x < last + 46 || x > WIDTH - RIGHT - 12)
            continue;
        time_mark(step, c->seconds[i - 1], c->seconds[i], text);
        draw_mark(p, i, text, strlen(text) == 4 && strchr(text, ' ') == NULL);
        last = x;
    }
}

/* -- what lies on them ----------------------------------------------------- */

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

static double most_of(const double *values, size_t from, size_t end)
{
    double most = 0;
    for (size_t i = from; i < end; i++)
        most = isfinite(values[i]) ? fmax(most, values[i]) : most;
    return most;
}

static void draw_volume(const picture *p, const pane *at)
{
    const chart *c = p->chart;
    double most = c->volume != NULL ? most_of(c->volume, 0, c->rows) : 0, width = fmax(p->slot * 0.7, 0.6);
    size_t group = group_of(p);
    for (int up = 0; up < 2 && most > 0; up++) {
        fprintf(p->out, "<path class=\"volume %s\" d=\"", up ? "up" : "down");
        for (size_t i = 0; i < c->rows; i += group)
            if (is_up(c, i) == up) {
                double height = most_of(c->volume, i, i + group < c->rows ? i + group : c->rows) / most * (at->bottom - at->top) * 0.17;
                if (height > 0)
                    fprintf(p->out, "M%.1f %.1fh%.1fv%.1fh-%.1fz", x_of(p, (double)i) - width / 2, at->bottom - height, width, height, width);
            }
        fputs("\"/>\n", p->out);
    }
}

static void draw_candles(const picture *p, const pane *at)
{
    const chart *c = p->chart;
    double width = fmax(p->slot * 0.7, 1);
    for (int up = 0; up < 2; up++) {
        for (int body = 0; body < 2; body++) {
            fprintf(p->out, "<path class=\"%s%s\" d=\"", body ? "" : "wick ", up ? "up" : "down");
            for (size_t i = 0; i < c->rows; i++) {
                double x = x_of(p, (double)i), open = y_of(at, c->open[i]), close = y_of(at, c->close[i]);
                if (!isfinite(open) || !isfinite(close) || is_up(c, i) != up)
                    continue;
                if (body)
                    fprintf(p->out, "M%.1f %.1fh%.1fv%.1fh-%.1fz", x - width / 2, fmin(open, close), width,
                            fmax(fabs(open - close), 0.8), width);
                else if (isfinite(c->high[i]) && isfinite(c->low[i]))
                    fprintf(p->out, "M%.1f %.1fV%.1f", x, y_of(at, c->high[i]), y_of(at, c->low[i]));
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

static void draw_line(const picture *p, const pane *at, const double *values, const char *class, int colour)
{
    fprintf(p->out, "<path class=\"line %s", class);
    if (colour >= 0)
        fprintf(p->out, " s%d", colour);
    fputs("\" d=\"", p->out);
    put_points(p, at, values);
    fputs("\"/>\n", p->out);
}

static void draw_columns(const picture *p, const pane *at, const double *values)
{
    double width = fmax(p->slot * 0.7, 0.6), zero = y_of(at, fmin(fmax(0, at->least), at->most));
    for (int up = 0; up < 2; up++) {
        fprintf(p->out, "<path class=\"column %s\" d=\"", up ? "up" : "down");
        for (size_t i = 0; i < p->chart->rows; i++)
            if (isfinite(values[i]) && (values[i] >= 0) == up)
                fprintf(p->out, "M%.1f %.1fh%.1fV%.1fh-%.1fz", x_of(p, (double)i) - width / 2, zero, width, y_of(at, values[i]), width);
        fputs("\"/>\n", p->out);
    }
}

static void draw_dots(const picture *p, const pane *at, const double *values, int colour)
{
    double size = fmin(fmax(p->slot * 0.4, 1.2), 3);
    fprintf(p->out, "<path class=\"f%d\" d=\"", colour);
    for (size_t i = 0; i < p->chart->rows; i++)
        if (isfinite(values[i]))
            fprintf(p->out, "M%.1f %.1fh%.1fv%.1fh-%.1fz", x_of(p, (double)i) - size / 2, y_of(at, values[i]) - size / 2, size, size, size);
    fputs("\"/>\n", p->out);
}

/* An event: an arrow below the bar where it is positive, above where it is negative. */
static void draw_flags(const picture *p, const pane *at, const double *values, int colour)
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
static void draw_band(const picture *p, const pane *at, const double *upper, const double *lower, int colour)
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

/* -- the panes ------------------------------------------------------------- */

/* Another output of the same indicator, or NULL. */
static const chart_series *sibling(const chart *c, const chart_series *s, const char *output)
{
    for (size_t i = 0; i < c->count; i++)
        if (c->series[i].indicator == s->indicator && c->series[i].pane == s->pane && strcmp(c->series[i].output, output) == 0)
            return &c->series[i];
    return NULL;
}

/* Each series of a pane has its own colour, but bands and their middle share one. */
static int colour_of(const chart *c, const chart_series *s)
{
    int colour = 0;
    for (const chart_series *other = c->series; other < s; other++) {
        if (other->pane != s->pane)
            continue;
        bool banded = sibling(c, other, "upper") != NULL && sibling(c, other, "lower") != NULL;
        if (banded && other->indicator == s->indicator)
            return colour % COLOURS;
        if (!banded || other + 1 == s || other[1].indicator != other->indicator)
            colour++;
    }
    return colour % COLOURS;
}

static void draw_series(const picture *p, const pane *at, const chart_series *s)
{
    const chart *c = p->chart;
    int  colour = colour_of(c, s);
    const chart_series *upper = sibling(c, s, "upper"), *lower = sibling(c, s, "lower");
    if (upper == s && lower != NULL)
        draw_band(p, at, s->values, lower->values, colour);
    if (s->unit == TACHO_FLAG)
        draw_flags(p, at, s->values, colour);
    else if (strcasestr(s->name, "hist") != NULL)
        draw_columns(p, at, s->values);
    else if (strcasestr(s->name, "sar") != NULL && s->pane == 0)
        draw_dots(p, at, s->values, colour);
    else
        draw_line(p, at, s->values, upper != NULL && lower != NULL && s != upper && s != lower ? "middle" : "", colour);
}

static double last_value(const double *values, size_t rows)
{
    while (rows > 0 && !isfinite(values[rows - 1]))
        rows--;
    return rows > 0 ? values[rows - 1] : NAN;
}

/* The names with their last values; the outputs of one indicator after its name. */
static void draw_legend(const picture *p, const pane *at, int which)
{
    const chart *c = p->chart;
    const chart_series *before = NULL;
    double step = round_step(at->most - at->least, 5) / 1000;
    fprintf(p->out, "<text class=\"legend\" x=\"%d\" y=\"%.1f\">", LEFT + 8, at->top + 18);
    for (size_t i = 0; i < c->count; i++) {
        const chart_series *s = &c->series[i];
        if (s->pane != which)
            continue;
        bool   columns = strcasestr(s->name, "hist") != NULL;
        double value = last_value(s->values, c->rows);
        bool follows = before != NULL && before->indicator == s->indicator;
        fprintf(p->out, "<tspan class=\"f%d\" dx=\"%d\">", colour_of(c, s), before == NULL ? 0 : follows ? 8 : 22);
        put_text(p->out, follows ? s->output : s->name);
        before = s;
        if (isfinite(value) && s->unit != TACHO_FLAG) {
            fprintf(p->out, "</tspan><tspan class=\"%s\" dx=\"5\">", columns ? value < 0 ? "down" : "up" : "ink");
            put_value(p->out, value, step);
        }
        fputs("</tspan>", p->out);
    }
    fputs("</text>\n", p->out);
}

static void draw_title(const picture *p)
{
    const chart *c = p->chart;
    fprintf(p->out, "<text class=\"ink title\" x=\"%d\" y=\"36\">", LEFT);
    put_text(p->out, c->title);
    fprintf(p->out, "</text>\n<text class=\"faint\" text-anchor=\"end\" x=\"%d\" y=\"36\">", WIDTH - RIGHT);
    if (c->seconds != NULL) {
        char first[TIME_ROOM], last[TIME_ROOM];
        time_print(c->seconds[0], c->clock, first);
        time_print(c->seconds[c->rows - 1], c->clock, last);
        fprintf(p->out, "%s \u2013 %s, ", first, last);
    }
    fprintf(p->out, "%zu bars</text>\n", c->rows);
}

void chart_svg(FILE *out, const chart *c)
{
    int     height = HEIGHT + (c->panes - 1 > MANY_PANES ? (c->panes - 1 - MANY_PANES) * MORE_HEIGHT : 0);
    picture p = { out, c, (WIDTH - LEFT - RIGHT) / (double)c->rows, height };
    fprintf(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">\n%s"
                 "<rect class=\"paper\" width=\"%d\" height=\"%d\"/>\n", WIDTH, height, WIDTH, height, style, WIDTH, height);
    draw_title(&p);
    draw_times(&p);

    double share = (height - TOP - BOTTOM - GAP * (c->panes - 1)) / (1 + 0.34 * (c->panes - 1)), top = TOP;
    for (int which = 0; which < c->panes; which++) {
        pane at = { .top = top, .bottom = top + share * (which == 0 ? 1 : 0.34) };
        set_range(c, &at, which);
        fprintf(out, "<svg class=\"pane\">");
        draw_values(&p, &at);
        if (which == 0) {
            draw_volume(&p, &at);
            if (c->open != NULL && p.slot >= 1.5)
                draw_candles(&p, &at);
            else
                draw_line(&p, &at, c->open != NULL ? c->close : c->line, "price", -1);
        }
        for (size_t i = 0; i < c->count; i++)
            if (c->series[i].pane == which)
                draw_series(&p, &at, &c->series[i]);
        draw_legend(&p, &at, which);
        fprintf(out, "<path class=\"frame\" d=\"M%d %.1fH%dV%.1fH%d\"/></svg>\n", LEFT, round(at.top) + 0.5, WIDTH - RIGHT,
                round(at.bottom) + 0.5, LEFT);
        top = at.bottom + GAP;
    }
    fputs("</svg>\n", out);
}
