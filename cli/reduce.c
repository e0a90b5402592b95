/* reduce.c -- what is kept of each set's outputs. */
#include "cli.h"
#include "reduce.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const struct { const char *name; tacho_reduce kind; } kinds[] = {
    { "last", TACHO_LAST }, { "min", TACHO_LEAST }, { "max", TACHO_MOST }, { "mean", TACHO_MEAN },
    { "crossings", TACHO_CROSSINGS }, { "correlation", TACHO_CORRELATION },
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static reduce_item item_of(char *text)
{
    reduce_item item = { .text = copy_of(text, strlen(text)) };
    char *equals = strchr(text, '=');
    if (equals != NULL) {
        *equals = '\0';
        item.what = item.text + (equals + 1 - text);
    }
    size_t k = 0;
    while (k < KINDS && strcmp(text, kinds[k].name) != 0)
        k++;
    if (k == KINDS)
        fail(EXIT_USAGE, "--reduce: \"%s\" is none of last, min, max, mean, crossings, crossings=OUTPUT/OTHER, correlation=COLUMN", text);
    item.kind = kinds[k].kind;
    if (item.kind == TACHO_CORRELATION && (item.what == NULL || *item.what == '\0'))
        fail(EXIT_USAGE, "--reduce: correlation with what? Name a column, as in correlation=close");
    if (item.kind == TACHO_CROSSINGS && item.what != NULL && strchr(item.what, '/') == NULL)
        fail(EXIT_USAGE, "--reduce %s: it has to be crossings=OUTPUT/OTHER", item.text);
    if (item.kind != TACHO_CORRELATION && item.kind != TACHO_CROSSINGS && item.what != NULL)
        fail(EXIT_USAGE, "--reduce %s: nothing can follow %s", item.text, text);
    return item;
}

void reduce_parse(reduce_list *r, const char *text)
{
    char *copy = copy_of(text, strlen(text)), *rest = copy;
    for (char *one; (one = strsep(&rest, ",")) != NULL;) {
        reduce_item item = item_of(one);
        for (size_t k = 0; k < r->count; k++)
            if (strcmp(r->items[k].text, item.text) == 0)
                fail(EXIT_USAGE, "--reduce: %s is there twice", item.text);
        r->items = resized(r->items, r->count + 1, sizeof *r->items);
        r->items[r->count++] = item;
    }
    free(copy);
}

/* -- what the items name ----------------------------------------------------- */

static void add(reduce_list *r, const reduce_item *item, tacho_reduction reduction, const char *label, const char *output)
{
    r->names      = resized(r->names, r->columns + 1, sizeof *r->names);
    r->reductions = resized(r->reductions, r->columns + 1, sizeof *r->reductions);
    r->names[r->columns] = text_of("%s%s%s.%s", label, *output != '\0' ? "." : "", output, item->text);
    r->reductions[r->columns++] = reduction;
}

static int output_named(const tacho_indicator *indicator, const char *name, size_t length)
{
    for (int o = 0; o < indicator->outputs; o++) {
        const char *own = tacho_output_at(indicator, o)->name;
        if (strlen(own) == length && strncasecmp(own, name, length) == 0)
            return o;
    }
    return -1;
}

/* An input, by its own name or by its column's. */
static int input_named(const tacho_indicator *indicator, const columns *c, const char *name)
{
    for (int n = 0; n < indicator->inputs; n++)
        if (strcasecmp(tacho_input_name(indicator, n), name) == 0 || strcasecmp(c->name[c->used[c->slot[0][n]]], name) == 0)
            return n;
    return -1;
}

/* An output against another or against an input.  Not told which: the first two outputs, or the only one against
 * the first input. */
static tacho_reduction crossings(const reduce_item *item, const tacho_indicator *indicator, const columns *c)
{
    if (item->what == NULL)
        return indicator->outputs > 1 ? (tacho_reduction){ .kind = TACHO_CROSSINGS, .other = 1 }
                                      : (tacho_reduction){ .kind = TACHO_CROSSINGS_INPUT };
    const char *slash = strchr(item->what, '/'), *other = slash + 1;
    int output = output_named(indicator, item->what, (size_t)(slash - item->what));
    int second = output_named(indicator, other, strlen(other)), input = input_named(indicator, c, other);
    if (output < 0)
        fail(EXIT_USAGE, "--reduce %s: %s has no output \"%.*s\"", item->text, indicator->name, (int)(slash - item->what), item->what);
    if (second < 0 && input < 0)
        fail(EXIT_USAGE, "--reduce %s: \"%s\" is neither an output of %s nor an input", item->text, other, indicator->name);
    return second >= 0 ? (tacho_reduction){ .kind = TACHO_CROSSINGS, .output = output, .other = second }
                       : (tacho_reduction){ .kind = TACHO_CROSSINGS_INPUT, .output = output, .other = input };
}

void reduce_place(reduce_list *r, const request *request, columns *c, const csv_reader *reader)
{
    const spec *s = &request->specs[0];
    for (size_t k = 0; k < r->count; k++) {
        reduce_item *item = &r->items[k];
        if (item->kind == TACHO_CROSSINGS) {
            add(r, item, crossings(item, s->indicator, c), s->label, "");
            continue;
        }
        if (item->kind == TACHO_CORRELATION)
            item->target = columns_use(c, columns_wanted(c, reader, "--reduce", item->what));
        for (int o = 0; o < s->indicator->outputs; o++)
            add(r, item, (tacho_reduction){ .kind = item->kind, .output = o, .other = item->target }, s->label,
                s->indicator->outputs > 1 ? tacho_output_at(s->indicator, o)->name : "");
    }
}

size_t reduce_column(const reduce_list *r, const char *name)
{
    size_t found = r->columns, length = strlen(name);
    for (size_t k = 0; k < r->columns; k++)
        if (strcmp(r->names[k], name) == 0)
            return k;
    for (size_t k = 0; k < r->columns; k++) {
        size_t own = strlen(r->names[k]);
        if (own <= length || strcmp(r->names[k] + own - length, name) != 0 || r->names[k][own - length - 1] != '.')
            continue;
        if (found != r->columns)
            fail(EXIT_USAGE, "--sort %s: is it %s or %s?", name, r->names[found], r->names[k]);
        found = k;
    }
    if (found == r->columns)
        fail(EXIT_USAGE, "--sort %s: no reduction is called so; one is %s", name, r->names[0]);
    return found;
}
