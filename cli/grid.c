/* grid.c -- an indicator whose parameters have several values. */
#include "cli.h"
#include "grid.h"
#include "number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_DECIMALS = 40, MOST_TOLD = 10 };

/* -- values ---------------------------------------------------------------- */

/* How many digits stand behind the point: 2 in 0.25, 3 in 1e-3. */
static int decimals_of(const char *text)
{
    size_t      mantissa = strcspn(text, "eE");
    const char *point = memchr(text, '.', mantissa);
    long digits = point != NULL ? (long)(text + mantissa - point - 1) : 0;
    if (text[mantissa] != '\0')
        digits -= strtol(text + mantissa + 1, NULL, 10);
    return digits < 0 ? 0 : digits > MOST_DECIMALS ? MOST_DECIMALS : (int)digits;
}

static double number_of(const tacho_indicator *indicator, int parameter, const char *text)
{
    double value;
    if (!number_parse(text, strlen(text), &value) || !isfinite(value))
        fail(EXIT_USAGE, "%s: %s: \"%s\" is not a number", indicator->name, tacho_parameter_at(indicator, parameter)->name, text);
    return value;
}

/* How many values the range has; the library knows, and what is wrong with it. */
static size_t count_range(const tacho_indicator *indicator, int parameter, double first, double last, double step)
{
    tacho_range *ranges = zeroed((size_t)indicator->parameters, sizeof *ranges);
    tacho_error  error = { .message = "" };
    ranges[parameter] = (tacho_range){ first, last, step };
    size_t count = tacho_grid_count(indicator, ranges, &error);
    if (count == 0)
        fail(code_of(error.status), "%s", error.message);
    free(ranges);
    return count;
}

/* a..b, a..b/step: `text` is a, `points` the first of the points. */
static span range_of(const tacho_indicator *indicator, int parameter, char *text, char *points)
{
    const tacho_parameter *p = tacho_parameter_at(indicator, parameter);
    if (p->type == TACHO_CHOICE || p->type == TACHO_AVERAGE)
        fail(EXIT_USAGE, "%s: %s has names, which make no range (`tacho info %s' tells them): join them with |", indicator->name, p->name,
             indicator->name);
    char *all = text_of("%s", text), *end = points + 2, *slash = strchr(end, '/');
    *points = '\0';
    if (slash != NULL)
        *slash++ = '\0';
    double first = number_of(indicator, parameter, text), last = number_of(indicator, parameter, end);
    double step  = slash != NULL ? number_of(indicator, parameter, slash) : 1;
    if (slash == NULL && (first != floor(first) || last != floor(last)))
        fail(EXIT_USAGE, "%s: %s: %s needs a step, as in %s/0.1", indicator->name, p->name, all, all);
    if (step == 0)
        fail(EXIT_USAGE, "%s: %s: the step of %s is 0", indicator->name, p->name, all);
    int a = decimals_of(text), b = slash != NULL ? decimals_of(slash) : 0;
    free(all);
    return (span){ first, step, count_range(indicator, parameter, first, last, step), a > b ? a : b };
}

static span values_of(spec *s, int parameter, char *text)
{
    char *points = strstr(text, "..");
    if (points != NULL)
        return range_of(s->indicator, parameter, text, points);
    spec_set(s, parameter, text);
    return (span){ .first = s->parameters[parameter], .count = 1 };
}

static axis axis_of(spec *s, int parameter, char *text)
{
    axis a = { .given = true, .swept = strstr(text, "..") != NULL || strchr(text, '|') != NULL };
    for (char *one; (one = strsep(&text, "|")) != NULL;) {
        a.spans = resized(a.spans, a.span_count + 1, sizeof *a.spans);
        a.spans[a.span_count] = values_of(s, parameter, one);
        a.count += a.spans[a.span_count++].count;
    }
    return a;
}

/* Where the text has decimals the value is the double nearest to the decimal number: 0.1..0.9/0.1 has 0.3, which
 * 0.1 + 2 x 0.1 is not. */
static double value_at(const axis *a, size_t index)
{
    const span *s = a->spans;
    while (index >= s->count)
        index -= s++->count;
    double value = s->first + (double)index * s->step;
    if (s->decimals == 0 || index == 0)
        return value;
    char *text = text_of("%.*f", s->decimals, value);
    number_parse(text, strlen(text), &value);
    free(text);
    return value;
}

spec grid_parse(grid *g, const char *text)
{
    const char *rest;
    spec s = spec_begin(text, &rest);
    size_t parameters = (size_t)s.indicator->parameters;
    *g = (grid){ .indicator = s.indicator, .label = s.label };
    g->axes  = zeroed(parameters, sizeof *g->axes);
    g->order = zeroed(parameters, sizeof *g->order);
    char *value;
    for (int place = 0, k; (k = spec_next(&s, &rest, place, &value)) >= 0; place++) {
        if (g->axes[k].given)
            fail(EXIT_USAGE, "%s: %s is given twice", s.indicator->name, tacho_parameter_at(s.indicator, k)->name);
        g->axes[k] = axis_of(&s, k, value);
        g->order[g->given++] = k;
        free(value);
    }
    for (size_t k = 0; k < parameters; k++)
        if (!g->axes[k].given) {
            g->axes[k].spans  = zeroed(1, sizeof *g->axes[k].spans);
            *g->axes[k].spans = (span){ .first = s.parameters[k], .count = 1 };
            g->axes[k].count  = g->axes[k].span_count = 1;
        }
    return s;
}

char *grid_value(const grid *g, const double *row, int parameter)
{
    char text[128];
    if (tacho_show(g->indicator, parameter, row[parameter], text, sizeof text) != TACHO_OK)
        text[number_print(row[parameter], text)] = '\0';
    return text_of("%s", text);
}

char *grid_given(const grid *g, const double *row)
{
    char *given = copy_of("", 0);
    for (int i = 0; i < g->given; i++) {
        char *value = grid_value(g, row, g->order[i]);
        char *longer = text_of("%s%c%s=%s", given, i == 0 ? ':' : ',', tacho_parameter_at(g->indicator, g->order[i])->name, value);
        free(value);
        free(given);
        given = longer;
    }
    return given;
}

/* -- the table ------------------------------------------------------------- */

/* The library's grid is one of indices, which are then replaced by the values they stand for. */
static void fill(grid *g)
{
    size_t width = (size_t)g->indicator->parameters;
    tacho_range *indices = zeroed(width, sizeof *indices);
    for (size_t k = 0; k < width; k++)
        indices[k] = (tacho_range){ 0, (double)(g->axes[k].count - 1), 1 };
    tacho_error error = { .message = "" };
    g->rows = tacho_grid_count(g->indicator, indices, &error);
    if (g->rows == 0)
        fail(code_of(error.status), "%s", error.message);

    char *what = text_of("%s: a grid of %zu rows", g->indicator->name, g->rows);
    g->table = much_memory(g->rows * width * sizeof *g->table, what);
    tacho_status status = tacho_grid_fill(g->indicator, indices, g->table, g->rows, &error);
    if (status != TACHO_OK)
        fail(code_of(status), "%s", error.message);
    for (size_t i = 0; i < g->rows * width; i++)
        g->table[i] = value_at(&g->axes[i % width], (size_t)g->table[i]);
    free(what);
    free(indices);
}

static void tell_invalid(const grid *g, size_t row)
{
    const double *values = g->table + row * (size_t)g->indicator->parameters;
    tacho_error   error = { .message = "" };
    tacho_check(g->indicator, values, &error);
    char *given = grid_given(g, values);
    complain("row %zu, %s%s: %s", row + 1, g->indicator->name, given, error.message);
    free(given);
}

void grid_make(grid *g, bool skip_invalid)
{
    fill(g);
    size_t     width = (size_t)g->indicator->parameters, count[3] = { 0 };
    tacho_row *verdict = zeroed(g->rows, sizeof *verdict);
    tacho_error error = { .message = "" };
    if (tacho_check_sets(g->indicator, g->table, g->rows, verdict, &error) == SIZE_MAX)
        fail(code_of(error.status), "%s", error.message);
    for (size_t r = 0; r < g->rows; r++)
        if (count[verdict[r]]++ < MOST_TOLD && verdict[r] == TACHO_ROW_INVALID && !skip_invalid)
            tell_invalid(g, r);

    size_t invalid = count[TACHO_ROW_INVALID], twice = count[TACHO_ROW_DUPLICATE];
    if (invalid > 0 && !skip_invalid)
        fail(EXIT_USAGE, "%zu of the grid's %zu rows %s out of range; --skip-invalid leaves %s out", invalid, g->rows,
             invalid == 1 ? "is" : "are", invalid == 1 ? "it" : "them");
    if (invalid == g->rows)
        fail(EXIT_USAGE, "all %zu rows of the grid are out of range", g->rows);
    if (invalid > 0)
        complain("%zu of the grid's %zu rows left out: out of range", invalid, g->rows);
    if (twice > 0)
        complain("%zu of the grid's %zu rows left out: there already", twice, g->rows);

    size_t kept = 0;
    for (size_t r = 0; r < g->rows; r++)
        if (verdict[r] == TACHO_ROW_SOUND)
            memmove(g->table + kept++ * width, g->table + r * width, width * sizeof *g->table);
    g->rows = kept;
    free(verdict);
}
