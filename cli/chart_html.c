/* chart_html.c -- a chart as one page: the template with the library and the data put in.
 *
 * What the data look like is told at the top of chart.html.
 */
#include "cli.h"
#include "chart.h"
#include "json.h"
#include "number.h"
#include "times.h"

#include <math.h>
#include <string.h>

static const char *unit_text(tacho_unit unit)
{
    switch (unit) {
    case TACHO_FLAG:    return "flag";
    case TACHO_PRICE:   return "price";
    case TACHO_STOP:    return "stop";
    case TACHO_PERCENT: return "%";
    case TACHO_ANGLE:   return "\u00b0";
    case TACHO_BARS:    return "bars";
    default:            return "";
    }
}

/* `exact`: as in the input.  What was computed gets ten digits: more cannot be seen. */
static void put_numbers(FILE *out, const double *values, size_t rows, bool exact)
{
    fputc('[', out);
    for (size_t i = 0; i < rows; i++) {
        fputs(i > 0 ? "," : "", out);
        if (exact || !isfinite(values[i]))
            json_number(out, values[i]);
        else
            fprintf(out, "%.10g", values[i]);
    }
    fputc(']', out);
}

static void put_times(FILE *out, const chart *c)
{
    fputs("\"time\":[", out);
    for (size_t i = 0; i < c->rows; i++) {
        fputs(i > 0 ? "," : "", out);
        if (c->seconds != NULL) {
            char text[TIME_ROOM];
            time_print(c->seconds[i], c->clock, text);
            json_text(out, text);
        } else if (c->time != NULL) {
            json_text(out, c->time[i]);
        } else {
            fprintf(out, "%zu", i + 1);
        }
    }
    fputc(']', out);
}

static void put_bars(FILE *out, const chart *c)
{
    const struct { const char *name; const double *values; } columns[] = {
        { "open", c->open }, { "high", c->high }, { "low", c->low }, { "close", c->close },
        { "line", c->line }, { "volume", c->volume },
    };
    const char *joint = "";
    fputs(",\"bars\":{", out);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        if (columns[i].values != NULL) {
            fprintf(out, "%s\"%s\":", joint, columns[i].name);
            put_numbers(out, columns[i].values, c->rows, true);
            joint = ",";
        }
    fputc('}', out);
}

static void put_data(FILE *out, const chart *c)
{
    fputs("const chart = {\"title\":", out);
    json_text(out, c->title);
    fputc(',', out);
    put_times(out, c);
    put_bars(out, c);
    fputs(",\"series\":[", out);
    for (size_t i = 0; i < c->count; i++) {
        const chart_series *s = &c->series[i];
        fputs(i > 0 ? ",{\"name\":" : "{\"name\":", out);
        json_text(out, s->name);
        fprintf(out, ",\"pane\":%d,\"unit\":", s->pane);
        json_text(out, unit_text(s->unit));
        fputs(",\"values\":", out);
        put_numbers(out, s->values, c->rows, false);
        fputc('}', out);
    }
    fputs("]};", out);
}

/* Write the template up to a mark; returns what follows it. */
static const char *put_until(FILE *out, const char *from, const char *mark)
{
    const char *found = strstr(from, mark);
    if (found == NULL)
        fail(EXIT_INTERNAL, "the chart's template has no %s", mark);
    fwrite(from, 1, (size_t)(found - from), out);
    return found + strlen(mark);
}

void chart_html(FILE *out, const chart *c)
{
    const char *rest = put_until(out, tacho_chart_template, "/*LIBRARY*/");
    fputs(tacho_chart_library, out);
    rest = put_until(out, rest, "/*DATA*/");
    put_data(out, c);
    fputs(rest, out);
}
