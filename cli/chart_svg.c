/* chart_svg.c -- a chart as one static picture.
 *
 * The panes lie one below the other over a common axis of rows (so weekends take no room).  Colours
 * are classes, so that one style sheet holds the light and the dark ones.
 */
#include "cli.h"
#include "svg.h"
#include "times.h"

#include <math.h>
#include <string.h>

static const char style[] =
    "<style>\n"
    "  text { font: 12px system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; }\n"
    "  .paper { fill: #fff } .ink { fill: #1b2130 } .faint { fill: #6b7280 } .title { font-size: 18px; font-weight: 600 }\n"
    "  .grid { stroke: #e8eaef } .frame { stroke: #d5d9e1 } .level { stroke: #9aa2b1; stroke-dasharray: 2 4 }\n"
    "  .grid, .frame, .level, .wick, .line { fill: none; shape-rendering: auto }\n"
    "  .line { stroke-width: 1.6; stroke-linejoin: round; stroke-linecap: round } .price { stroke: #1b2130 }\n"
    "  .up { fill: #1f9d7a } .down { fill: #d8504d }\n"
    "  .wick.up { fill: none; stroke: #1f9d7a } .wick.down { fill: none; stroke: #d8504d }\n"
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
    static const struct { double from, scale; const char *letter; } scales[] = {
        { 1e12, 1e12, "T" }, { 1e9, 1e9, "B" }, { 1e6, 1e6, "M" }, { 1e4, 1e3, "k" },
    };
    double      scale = 1;
    const char *letter = "";
    for (size_t i = 0; i < sizeof scales / sizeof *scales && scale == 1; i++)
        if (fabs(value) >= scales[i].from && step >= scales[i].scale / 1e3)
            scale = scales[i].scale, letter = scales[i].letter;
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
    double height = at->bottom - at->top, steps = height / (height > 200 ? 44 : 32);
    double step = at->percent ? height < 130 ? 50 : 20 : round_step(at->most - at->least, fmax(steps, 2));
    for (double tick = ceil(at->least / step) * step; tick <= at->most; tick += step) {
        double y = round(y_of(at, tick)) + 0.5;
        if (y > at->bottom - 4 || y < at->top + 4)
            continue;
        fprintf(p->out, "<path class=\"grid\" d=\"M%d %.1fH%d\"/>", LEFT, y, WIDTH - RIGHT);
        fprintf(p->out, "<text class=\"faint\" x=\"%d\" y=\"%.1f\">", WIDTH - RIGHT + 8, y + 4);
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
    int    bottom = p->height - BOTTOM;
    fprintf(p->out, "<path class=\"grid\" d=\"M%.1f %dV%d\"/>", x, TOP, bottom);
    fprintf(p->out, "<text class=\"%s\" text-anchor=\"middle\" x=\"%.1f\" y=\"%d\">%s</text>\n", strong ? "ink" : "faint", x,
            bottom + 20, text);
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
        svg_band(p, at, s->values, lower->values, colour);
    if (s->unit == TACHO_FLAG)
        svg_flags(p, at, s->values, colour);
    else if (strcasestr(s->name, "hist") != NULL)
        svg_columns(p, at, s->values);
    else if (s->unit == TACHO_STOP)
        svg_dots(p, at, s->values, colour);
    else
        svg_line(p, at, s->values, upper != NULL && lower != NULL && s != upper && s != lower ? "middle" : "", colour);
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
        fprintf(p->out, "<tspan dx=\"%d\" class=\"", before == NULL ? 0 : follows ? 8 : 22);
        fprintf(p->out, columns ? "faint\">" : "f%d\">", colour_of(c, s));
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
            svg_volume(&p, &at);
            if (c->open != NULL && p.slot >= 1.5)
                svg_candles(&p, &at);
            else
                svg_line(&p, &at, c->open != NULL ? c->close : c->line, "price", -1);
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
