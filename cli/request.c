/* request.c -- what run, sweep, stream and plot have in common on the command line.
 *
 * The command line is read with argp: glibc has it, and it makes the help from the options' table.
 */
#include "cli.h"
#include "request.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char request_arguments[] = "INDICATOR[:PARAMETER=VALUE,...]... [FILE|-]";

enum { INPUT = 'i', COLUMNS = 'c', MISSING = 'm', LEVEL = 'l' };

static const struct argp_option options[] = {
    { "input",   INPUT,   "[NAME.]INPUT=COLUMN", 0, "Take an input from this column: real=open for all indicators, "
                                                    "ema.real=open for one (or for one label). May be repeated", 1 },
    { "columns", COLUMNS, "NAMES", 0, "The columns' names, separated by commas: for a file without a header line", 1 },
    { "missing", MISSING, "POLICY", 0, "Bars with an empty field: skip (the default), propagate or refuse", 1 },
    { "level",   LEVEL,   "LEVEL", 0, "SIMD level: auto (the default), baseline, avx2, avx512, neon", 1 },
    { 0 }
};

char delimiter_named(const char *text)
{
    static const struct { const char *name; char delimiter; } names[] = {
        { "comma", ',' }, { "semicolon", ';' }, { "pipe", '|' }, { "tab", '\t' }, { "\\t", '\t' },
        { ",", ',' }, { ";", ';' }, { "|", '|' }, { "\t", '\t' },
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(text, names[i].name) == 0)
            return names[i].delimiter;
    fail(EXIT_USAGE, "\"%s\" is no delimiter: comma, semicolon, pipe or tab (or the character itself)", text);
}

size_t count_named(const char *option, const char *text)
{
    char *end;
    errno = 0;
    unsigned long long count = strtoull(text, &end, 10);
    if (*text < '0' || *text > '9' || *end != '\0' || errno != 0 || count > SIZE_MAX)
        fail(EXIT_USAGE, "--%s %s: it has to be a whole number", option, text);
    return (size_t)count;
}

void request_check(const request *r)
{
    tacho_error  error = { .message = "" };
    tacho_status status = tacho_run(tacho_at(0), NULL, &r->options, 0, NULL, NULL, &error);
    if (status != TACHO_OK)
        fail(code_of(status), "%s", error.message);
}

static void add_binding(request *r, const char *text)
{
    const char *equals = strchr(text, '='), *point = strchr(text, '.');
    if (equals == NULL || equals == text || equals[1] == '\0')
        fail(EXIT_USAGE, "--input %s: it has to be INPUT=COLUMN or NAME.INPUT=COLUMN", text);
    if (point > equals)
        point = NULL;
    const char *input = point != NULL ? point + 1 : text;
    r->bindings = resized(r->bindings, r->bound + 1, sizeof *r->bindings);
    r->bindings[r->bound++] = (binding){
        .scope  = point != NULL ? copy_of(text, (size_t)(point - text)) : NULL,
        .input  = copy_of(input, (size_t)(equals - input)),
        .column = equals + 1,
    };
}

static tacho_missing missing_named(const char *text)
{
    static const char *const names[] = { [TACHO_SKIP] = "skip", [TACHO_PROPAGATE] = "propagate", [TACHO_REFUSE] = "refuse" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(text, names[i]) == 0)
            return (tacho_missing)i;
    fail(EXIT_USAGE, "--missing %s: it has to be skip, propagate or refuse", text);
}

/* An indicator if it names one, else the file. */
static void add_argument(request *r, const char *text)
{
    if (strcmp(text, "-") != 0 && spec_indicator(text) != NULL) {
        if (r->grid != NULL && r->count > 0)
            fail(EXIT_USAGE, "two indicators, %s and %s: a sweep takes one", r->specs[0].indicator->name, text);
        r->specs = resized(r->specs, r->count + 1, sizeof *r->specs);
        r->specs[r->count++] = r->grid != NULL ? grid_parse(r->grid, text) : spec_parse(text);
        return;
    }
    if (strcmp(text, "-") != 0 && access(text, F_OK) != 0) {
        int    reason = errno;
        size_t name = strcspn(text, ":");
        if (memchr(text, '/', name) != NULL || memchr(text, '.', name) != NULL)
            fail(EXIT_FILE, "cannot read %s: %s", text, strerror(reason));
        const char *equals = memchr(text, '=', name);
        const char *start = equals != NULL ? equals + 1 : text;
        char *plain = copy_of(start, (size_t)(text + name - start));
        fail(EXIT_USAGE, "\"%s\" is neither an indicator nor a file%s", plain, did_you_mean(plain));
    }
    if (r->file != NULL)
        fail(EXIT_USAGE, "two files, %s and %s: only one can be read", r->file, text);
    r->file = text;
}

static error_t parse(int key, char *text, struct argp_state *state)
{
    request *r = state->input;
    switch (key) {
    case INPUT:   add_binding(r, text); break;
    case COLUMNS: r->columns = text; break;
    case MISSING: r->options.missing = missing_named(text); break;
    case LEVEL:   r->options.level = text; break;
    case ARGP_KEY_ARG: add_argument(r, text); break;
    case ARGP_KEY_END:
        if (r->may_be_none)
            break;
        if (r->count == 0 && r->file != NULL)
            argp_error(state, "%s is a file: name an indicator too", r->file);
        if (r->count == 0)
            argp_error(state, "name an indicator");
        break;
    default: return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

const struct argp request_argp = { options, parse, NULL, NULL, NULL, NULL, NULL };
