/* catalogue.c -- what there is to know about indicators and their parameters. */
#include "internal.h"
#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

tacho_status tacho_fail(tacho_error *error, tacho_status status, const char *format, ...)
{
    if (error) {
        *error = (tacho_error){ .status = status, .parameter = -1, .bar = -1, .set = -1, .series = -1 };
        va_list arguments;
        va_start(arguments, format);
        vsnprintf(error->message, sizeof error->message, format, arguments);
        va_end(arguments);
        for (char *c = error->message; *c; c++) if ((unsigned char)*c < ' ') *c = '?';     /* names and values are the caller's */
    }
    return status;
}

const char *tacho_status_text(tacho_status status)
{
    static const char *const text[] = {
        "ok", "unknown indicator", "bad parameter", "bad argument", "bad level", "missing value",
        "bad state", "no memory", "cancelled",
    };
    return (unsigned)status < sizeof text / sizeof *text ? text[status] : "unknown status";
}

#define TEXT_(a) #a
#define TEXT(a)  TEXT_(a)
const char *tacho_version(void)
{
    return TEXT(TACHO_VERSION_MAJOR) "." TEXT(TACHO_VERSION_MINOR) "." TEXT(TACHO_VERSION_PATCH);
}

/* -- rows -------------------------------------------------------------------- */

size_t tacho_count(void) { return tacho_registry_count; }

const tacho_indicator *tacho_at(size_t index)
{
    return index < tacho_registry_count ? &tacho_registry[index].is->about : NULL;
}

const tacho_indicator *tacho_average_at(size_t index)
{
    return index < tacho_average_count ? &tacho_averages[index].is->about : NULL;
}

static int is_one_of(const char *names, const char *name, size_t length)
{
    while (*names) {
        size_t n = strcspn(names, " ");
        if (n == length && !strncasecmp(names, name, n)) return 1;
        names += n + strspn(names + n, " ");
    }
    return 0;
}

/* The same, but for case and underscores? */
static int alike(const char *a, const char *b)
{
    for (;; a++, b++) {
        a += strspn(a, "_"), b += strspn(b, "_");
        if (tolower((unsigned char)*a) != tolower((unsigned char)*b)) return 0;
        if (!*a) return 1;
    }
}

const tacho_indicator *tacho_find(const char *name)
{
    if (!name || !*name) return NULL;
    for (size_t k = 0; k < tacho_registry_count; k++)
        if (!strcasecmp(tacho_registry[k].is->about.name, name)) return tacho_at(k);
    for (size_t k = 0; k < tacho_registry_count; k++)
        if (is_one_of(tacho_registry[k].is->about.aliases, name, strlen(name))) return tacho_at(k);
    for (size_t k = 0; k < tacho_registry_count; k++)
        if (alike(tacho_registry[k].is->about.name, name)) return tacho_at(k);
    return NULL;
}

const char *tacho_input_name(const tacho_indicator *row, int index)
{
    return row && index >= 0 && index < row->inputs ? definition_of(row)->input[index] : NULL;
}

const tacho_output *tacho_output_at(const tacho_indicator *row, int index)
{
    return row && index >= 0 && index < row->outputs ? &definition_of(row)->output[index] : NULL;
}

const tacho_parameter *tacho_parameter_at(const tacho_indicator *row, int index)
{
    return row && index >= 0 && index < row->parameters ? &definition_of(row)->parameter[index] : NULL;
}

int tacho_parameter_index(const tacho_indicator *row, const char *name)
{
    for (int k = 0; row && name && k < row->parameters; k++)
        if (!strcmp(definition_of(row)->parameter[k].name, name)) return k;
    return -1;
}

/* -- parameters --------------------------------------------------------------- */

/* The shortest text that reads back to the same number. */
static void number_text(char *text, size_t size, double x)
{
    if (x == floor(x) && fabs(x) < 1e15) { snprintf(text, size, "%.0f", x); return; }
    for (int digits = 1; digits <= 17; digits++) {
        snprintf(text, size, "%.*g", digits, x);
        if (strtod(text, NULL) == x || x != x) return;
    }
}

static void range_text(char *text, size_t size, const tacho_parameter *p)
{
    char least[32], most[32];
    size_t used = 0;
    switch (p->type) {
    case TACHO_INTEGER:
    case TACHO_REAL:
        number_text(least, sizeof least, p->least), number_text(most, sizeof most, p->most);
        snprintf(text, size, "must be %s from %s to %s", p->type == TACHO_INTEGER ? "an integer" : "a number", least, most);
        break;
    case TACHO_CHOICE:
        used = (size_t)snprintf(text, size, "must be one of");
        for (int k = 0; k < p->choices && used < size; k++)
            used += (size_t)snprintf(text + used, size - used, "%s %s", k ? "," : "", p->choice[k]);
        if (used < size) snprintf(text + used, size - used, " (from 0 to %d)", p->choices - 1);
        break;
    case TACHO_AVERAGE:
        snprintf(text, size, "must be the name of a moving average, such as sma or ema (from 0 to %.0f)", p->most);
    }
}

static tacho_status bad_value(const tacho_indicator *row, int index, const char *value, tacho_error *error)
{
    const tacho_parameter *p = tacho_parameter_at(row, index);
    char range[160];
    range_text(range, sizeof range, p);
    tacho_fail(error, TACHO_BAD_PARAMETER, "%s: invalid %s %.32s: %s", row->name, p->name, value, range);
    if (error) error->parameter = index;
    return TACHO_BAD_PARAMETER;
}

static int in_range(const tacho_parameter *p, double value)
{
    return value >= p->least && value <= p->most && (p->type == TACHO_REAL || value == floor(value));
}

tacho_status tacho_check(const tacho_indicator *row, const double *parameters, tacho_error *error)
{
    if (!row) return tacho_fail(error, TACHO_UNKNOWN_INDICATOR, "indicator is NULL: tacho_find knows no such name");
    for (int k = 0; parameters && k < row->parameters; k++)
        if (!in_range(tacho_parameter_at(row, k), parameters[k])) {
            char value[32];
            number_text(value, sizeof value, parameters[k]);
            return bad_value(row, k, value, error);
        }
    return TACHO_OK;
}

tacho_status tacho_defaults(const tacho_indicator *row, double *parameters, size_t count)
{
    if (!row || count != (size_t)row->parameters || (count && !parameters)) return TACHO_BAD_ARGUMENT;
    for (int k = 0; k < row->parameters; k++) parameters[k] = tacho_parameter_at(row, k)->preset;
    return TACHO_OK;
}

tacho_status tacho_settle_parameters(const definition *d, const double *given, double *parameters, tacho_error *error)
{
    for (int k = 0; k < d->about.parameters; k++) parameters[k] = given ? given[k] : d->parameter[k].preset;
    return given ? tacho_check(&d->about, parameters, error) : TACHO_OK;
}

tacho_status tacho_set(const tacho_indicator *row, double *parameters, size_t count,
                       const char *name, const char *text, tacho_error *error)
{
    if (!row || count != (size_t)row->parameters || !parameters || !name || !text)
        return tacho_fail(error, TACHO_BAD_ARGUMENT, "tacho_set: a NULL pointer, or a wrong count of parameters");
    int index = tacho_parameter_index(row, name);
    if (index < 0) {
        char names[128] = "";
        for (int k = 0; k < row->parameters; k++)
            snprintf(names + strlen(names), sizeof names - strlen(names), "%s%s", k ? ", " : "", tacho_parameter_at(row, k)->name);
        return tacho_fail(error, TACHO_BAD_PARAMETER, "%s: unknown parameter '%.32s': it has %s", row->name, name,
                          row->parameters ? names : "none");
    }
    const tacho_parameter *p = tacho_parameter_at(row, index);
    double value = NAN;
    if (p->type == TACHO_CHOICE) {
        for (int k = 0; k < p->choices; k++) if (!strcasecmp(p->choice[k], text)) value = k;
    } else if (p->type == TACHO_AVERAGE) {
        const tacho_indicator *named = tacho_find(text);
        for (size_t k = 0; k < tacho_average_count; k++) if (named && named == tacho_average_at(k)) value = (double)k;
    } else {
        char *end;
        value = strtod(text, &end);
        if (end == text || *end) value = NAN;
    }
    if (!in_range(p, value)) return bad_value(row, index, *text ? text : "''", error);
    parameters[index] = value;
    return TACHO_OK;
}

tacho_status tacho_show(const tacho_indicator *row, int index, double value, char *text, size_t size)
{
    const tacho_parameter *p = tacho_parameter_at(row, index);
    if (!p || !text || !size) return TACHO_BAD_ARGUMENT;
    if (!in_range(p, value)) return TACHO_BAD_PARAMETER;
    switch (p->type) {
    case TACHO_CHOICE:  snprintf(text, size, "%s", p->choice[(int)value]); break;
    case TACHO_AVERAGE: snprintf(text, size, "%s", tacho_averages[(size_t)value].is->about.name); break;
    default:            number_text(text, size, value);
    }
    return TACHO_OK;
}

int64_t tacho_lookback(const tacho_indicator *row, const double *given, int output)
{
    double p[MOST_PARAMETERS];
    if (!row || output < -1 || output >= row->outputs || tacho_settle_parameters(definition_of(row), given, p, NULL)) return -1;
    int64_t longest = 0;
    for (int k = 0; k < row->outputs; k++) {
        int64_t bars = output < 0 || output == k ? definition_of(row)->lookback(p, k) : 0;
        if (bars > longest) longest = bars;
    }
    return longest;
}

int64_t tacho_memory(const tacho_indicator *row, const double *given)
{
    double p[MOST_PARAMETERS];
    return !row || tacho_settle_parameters(definition_of(row), given, p, NULL) ? -1 : definition_of(row)->memory(p);
}
