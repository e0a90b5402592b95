/* columns.c -- which column of the input is which input of which indicator. */
#include "cli.h"
#include "columns.h"
#include "number.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { MOST_COLUMNS = 4096 };

/* What a column may be called besides the name of the input, best first.  "Adj Close" is on purpose not
 * here: adjusted and plain prices must not be mixed up unasked. */
static const char *const synonyms[][8] = {
    { "time", "date", "datetime", "timestamp" },
    { "open", "o" },
    { "high", "h" },
    { "low", "l" },
    { "close", "c" },
    { "volume", "vol", "v" },
    { "real", "close", "c", "price", "value" },
};

/* "<Close> " is Close: some programs write their headers so. */
static bool same_name(const char *column, const char *name)
{
    size_t length = strlen(column);
    while (length > 0 && (isspace((unsigned char)*column) || *column == '<'))
        column++, length--;
    while (length > 0 && (isspace((unsigned char)column[length - 1]) || column[length - 1] == '>'))
        length--;
    return strlen(name) == length && strncasecmp(column, name, length) == 0;
}

/* A name that is the same letter for letter is meant before one in other letters. */
static int named_exactly(const columns *c, const char *name)
{
    for (size_t i = 0; i < c->count; i++)
        if (strcmp(c->name[i], name) == 0)
            return (int)i;
    int found = NO_COLUMN;
    for (size_t i = 0; i < c->count; i++)
        if (same_name(c->name[i], name)) {
            if (found != NO_COLUMN)
                fail(EXIT_DATA, "two columns may be \"%s\": \"%s\" and \"%s\"", name, c->name[found], c->name[i]);
            found = (int)i;
        }
    return found;
}

int columns_named(const columns *c, const char *name)
{
    for (size_t i = 0; i < sizeof synonyms / sizeof *synonyms; i++)
        if (strcasecmp(name, synonyms[i][0]) == 0)
            for (size_t k = 0; k < sizeof *synonyms / sizeof **synonyms && synonyms[i][k] != NULL; k++) {
                int column = named_exactly(c, synonyms[i][k]);
                if (column != NO_COLUMN)
                    return column;
            }
    return named_exactly(c, name);
}

static bool names_time(const char *name)
{
    for (size_t k = 0; synonyms[0][k] != NULL; k++)
        if (same_name(name, synonyms[0][k]))
            return true;
    return false;
}

int columns_use(columns *c, int column)
{
    for (size_t i = 0; i < c->uses; i++)
        if (c->used[i] == (size_t)column)
            return (int)i;
    c->used = resized(c->used, c->uses + 1, sizeof *c->used);
    c->used[c->uses] = (size_t)column;
    return (int)c->uses++;
}

void columns_carry(columns *c, int column)
{
    for (size_t i = 0; i < c->carries; i++)
        if (c->carried[i] == (size_t)column)
            return;
    c->carried[c->carries++] = (size_t)column;          /* there is room for all columns */
}

/* The header's names in one line, for messages. */
static char *all_names(const columns *c)
{
    char *all = copy_of("", 0);
    for (size_t i = 0; i < c->count; i++) {
        char *longer = text_of("%s%s%s", all, i > 0 ? ", " : "", c->name[i]);
        free(all);
        all = longer;
    }
    return all;
}

int columns_wanted(const columns *c, const csv_reader *reader, const char *option, const char *name)
{
    int column = named_exactly(c, name);
    if (column == NO_COLUMN)
        column = columns_named(c, name);
    if (column == NO_COLUMN)
        fail(EXIT_DATA, "%s: %s: there is no column \"%s\"; the columns are %s", reader->name, option, name, all_names(c));
    return column;
}

/* -- the names ------------------------------------------------------------- */

static void names_from_text(columns *c, const char *text, char separator)
{
    c->count = 0;
    c->name = NULL;
    for (;;) {
        size_t length = strcspn(text, (char[]){ separator, '\0' });
        c->name = resized(c->name, c->count + 1, sizeof *c->name);
        c->name[c->count++] = copy_of(text, length);
        if (text[length] == '\0')
            return;
        text += length + 1;
    }
}

static csv_status next_row(csv_reader *reader, csv_field *fields, size_t *count)
{
    csv_status status;
    while ((status = csv_next(reader, fields, MOST_COLUMNS, count)) == CSV_MORE)
        csv_fill(reader);
    if (status == CSV_FAULT)
        fail(EXIT_DATA, "%s:%lld: %s", reader->name, (long long)reader->line, reader->fault);
    return status;
}

/* Read the first line, if it is one of names. */
static bool find_names(columns *c, const request *r, csv_reader *reader, const char *known)
{
    if (!csv_detect(reader)) {
        if (known != NULL)
            return false;
        fail(EXIT_DATA, "%s:1: the input is empty: there is no header line", reader->name);
    }
    csv_field *fields = zeroed(MOST_COLUMNS, sizeof *fields);
    size_t     count = 0, begin = reader->begin;
    int64_t    line = reader->next_line;
    next_row(reader, fields, &count);
    if (count > MOST_COLUMNS)
        fail(EXIT_DATA, "%s:%lld: more than %d columns", reader->name, (long long)reader->line, MOST_COLUMNS);

    bool numbers = false;               /* then it is a row already */
    for (size_t i = 0; i < count; i++)
        numbers |= !fields[i].quoted && number_like(fields[i].text, fields[i].length);

    const char *given = r->columns != NULL ? r->columns : numbers ? known : NULL;
    if (numbers && given == NULL)
        fail(EXIT_DATA, "%s:%lld: the first line has numbers, so there is no header line; "
                        "name the columns, as with --columns time,open,high,low,close,volume",
             reader->name, (long long)reader->line);
    if (given != NULL) {
        names_from_text(c, given, given == known ? '\n' : ',');
        if (c->count != count)
            fail(EXIT_DATA, "%s:%lld: %zu columns, but %zu names for them (%s)", reader->name, (long long)reader->line, count,
                 c->count, all_names(c));
    } else {
        c->count = count;
        c->name = zeroed(count, sizeof *c->name);
        for (size_t i = 0; i < count; i++)
            c->name[i] = csv_text(fields[i]);
    }
    if (numbers)
        csv_again(reader, line, begin);
    free(fields);
    return true;
}

/* -- the inputs ------------------------------------------------------------ */

/* The one column that holds a number in the first row, time aside, or NO_COLUMN. */
static int only_numbers(const columns *c, csv_reader *reader)
{
    csv_field *fields = zeroed(MOST_COLUMNS, sizeof *fields);
    size_t     count = 0;
    int        found = NO_COLUMN;
    if (next_row(reader, fields, &count) == CSV_ROW) {
        /* A fill may have moved the row within the buffer: its first field tells where it is now. */
        csv_again(reader, reader->line, (size_t)(fields[0].text - fields[0].quoted - reader->buffer));
        for (size_t i = 0; i < count && i < c->count; i++)
            if (!names_time(c->name[i]) && number_like(fields[i].text, fields[i].length)) {
                if (found != NO_COLUMN) {
                    found = NO_COLUMN;
                    break;
                }
                found = (int)i;
            }
    }
    free(fields);
    return found;
}

static bool concerns(const binding *b, const spec *s)
{
    return b->scope == NULL || strcmp(b->scope, s->label) == 0 || tacho_find(b->scope) == s->indicator;
}

static int column_for(const columns *c, const request *r, const spec *s, const char *input, csv_reader *reader)
{
    const binding *bound = NULL;        /* the last that fits, one with a scope before one without */
    for (size_t i = 0; i < r->bound; i++) {
        const binding *b = &r->bindings[i];
        if (concerns(b, s) && strcasecmp(b->input, input) == 0 && (bound == NULL || b->scope != NULL || bound->scope == NULL))
            bound = b;
    }
    int column = bound != NULL ? named_exactly(c, bound->column) : columns_named(c, input);
    if (bound != NULL && column == NO_COLUMN)
        column = columns_named(c, bound->column);
    if (bound != NULL && column == NO_COLUMN)
        fail(EXIT_DATA, "%s: there is no column \"%s\"; the columns are %s", reader->name, bound->column, all_names(c));
    if (column == NO_COLUMN && strcasecmp(input, "real") == 0)
        column = only_numbers(c, reader);
    if (column == NO_COLUMN)
        fail(EXIT_DATA, "%s: %s needs a column \"%s\", and the columns are %s; choose one with --input %s=COLUMN", reader->name,
             s->label, input, all_names(c), input);
    return column;
}

/* A binding that concerns nothing is a slip of the pen. */
static void check_bindings(const request *r)
{
    for (size_t i = 0; i < r->bound; i++) {
        const binding *b = &r->bindings[i];
        bool any = false;
        for (size_t k = 0; k < r->count; k++)
            for (int n = 0; n < r->specs[k].indicator->inputs; n++)
                any |= concerns(b, &r->specs[k]) && strcasecmp(b->input, tacho_input_name(r->specs[k].indicator, n)) == 0;
        if (!any)
            fail(EXIT_USAGE, "--input %s%s%s=%s: no indicator here has such an input", b->scope != NULL ? b->scope : "",
                 b->scope != NULL ? "." : "", b->input, b->column);
    }
}

bool columns_find(columns *c, const request *r, csv_reader *reader, bool keep, const char *known)
{
    *c = (columns){ 0 };
    check_bindings(r);
    if (!find_names(c, r, reader, known))
        return false;
    c->slot = zeroed(r->count, sizeof *c->slot);
    for (size_t i = 0; i < r->count; i++) {
        const spec *s = &r->specs[i];
        c->slot[i] = zeroed((size_t)s->indicator->inputs, sizeof **c->slot);
        for (int n = 0; n < s->indicator->inputs; n++)
            c->slot[i][n] = columns_use(c, column_for(c, r, s, tacho_input_name(s->indicator, n), reader));
    }
    c->carried = zeroed(c->count, sizeof *c->carried);
    c->is_time = zeroed(c->count, sizeof *c->is_time);
    for (size_t i = 0; i < c->count; i++) {
        c->is_time[i] = names_time(c->name[i]);
        if (keep || c->is_time[i])
            c->carried[c->carries++] = i;
    }
    return true;
}
