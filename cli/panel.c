/* panel.c -- a file whose rows belong to several series. */
#include "cli.h"
#include "compute.h"
#include "panel.h"
#include "table.h"

#include <stdlib.h>
#include <string.h>

/* -- which row is of which series ------------------------------------------ */

typedef struct known { char *text; int64_t key; } known;

typedef struct names {          /* a hash table of the texts that have come up */
    known *slots;
    size_t size, count;         /* size: a power of two */
} names;

static known *slot_for(const names *n, const char *text)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);       /* FNV-1a */
    for (const char *p = text; *p != '\0'; p++)
        hash = (hash ^ (unsigned char)*p) * UINT64_C(0x100000001b3);
    size_t at = (size_t)(hash ^ hash >> 32) & (n->size - 1);
    while (n->slots[at].text != NULL && strcmp(n->slots[at].text, text) != 0)
        at = (at + 1) & (n->size - 1);
    return &n->slots[at];
}

static void grow(names *n)
{
    names larger = { zeroed(2 * n->size, sizeof *n->slots), 2 * n->size, n->count };
    for (size_t i = 0; i < n->size; i++)
        if (n->slots[i].text != NULL)
            *slot_for(&larger, n->slots[i].text) = n->slots[i];
    free(n->slots);
    *n = larger;
}

/* A number for each row: the same where the carried field number `place` has the same text. */
static int64_t *keys_of(const table *t, size_t place)
{
    int64_t *keys = zeroed(t->rows, sizeof *keys);
    names n = { zeroed(64, sizeof *n.slots), 64, 0 };
    for (size_t row = 0; row < t->rows; row++) {
        char  *text = csv_text(table_field(t, row, place));
        known *slot = slot_for(&n, text);
        if (slot->text == NULL) {
            *slot = (known){ text, (int64_t)n.count++ };
            keys[row] = slot->key;
            if (2 * n.count > n.size)
                grow(&n);
        } else {
            keys[row] = slot->key;
            free(text);
        }
    }
    for (size_t i = 0; i < n.size; i++)
        free(n.slots[i].text);
    free(n.slots);
    return keys;
}

typedef struct series { size_t count, *order, *offsets; } series;

static series series_of(const table *t, size_t place)
{
    series all = { 0, zeroed(t->rows, sizeof(size_t)), zeroed(t->rows + 1, sizeof(size_t)) };
    if (t->rows == 0)
        return all;
    int64_t *keys = keys_of(t, place);
    all.count = tacho_group(keys, t->rows, all.order, all.offsets);
    if (all.count == 0)
        fail(EXIT_INTERNAL, "out of memory");
    free(keys);
    return all;
}

/* -- computing and writing ------------------------------------------------- */

static size_t outputs_of(const pass *p)
{
    size_t outputs = 0;
    for (size_t i = 0; i < p->request.count; i++)
        outputs += (size_t)p->request.specs[i].indicator->outputs;
    return outputs;
}

static void compute_one(const pass *p, const table *t, const series *all, size_t which, double *const *values, size_t threads, progress *told)
{
    const spec   *s = &p->request.specs[which];
    const double *inputs[s->indicator->inputs];
    for (int n = 0; n < s->indicator->inputs; n++)
        inputs[n] = t->column[t->columns.slot[which][n]];
    tacho_batch b = TACHO_BATCH;
    b.indicator    = s->indicator;
    b.options      = p->request.options;
    b.sets         = s->parameters;
    b.series_count = all->count;
    b.offsets      = all->offsets;
    b.order        = all->order;
    b.inputs       = inputs;
    b.outputs      = values;
    b.threads      = threads;
    double share = 1 / (double)p->request.count;
    compute(&b, s->label, told, share * (double)which, share * (double)(which + 1));
}

static void write_rows(const table *t, double *const *values, size_t outputs, writer *w)
{
    size_t carries = t->columns.carries;
    for (size_t row = 0; row < t->rows; row++) {
        for (size_t i = 0; i < carries; i++)
            writer_field(w, table_field(t, row, i));
        for (size_t o = 0; o < outputs; o++)
            writer_number(w, values[o][row]);
        writer_end_row(w, false);
    }
}

int panel_run(pass *p, const char *by, size_t threads)
{
    request_check(&p->request);
    csv_reader reader;
    csv_open(&reader, p->request.file);
    writer_spare(p->output, &reader);

    table t = { .rows = 0 };
    columns_find(&t.columns, &p->request, &reader, p->keep, NULL);
    int column = columns_wanted(&t.columns, &reader, "--by", by);
    columns_carry(&t.columns, column);
    size_t place = 0;
    while (t.columns.carried[place] != (size_t)column)
        place++;
    table_read(&t, &reader, p->request.options.missing == TACHO_REFUSE);
    csv_close(&reader);
    p->columns = t.columns;

    writer w;
    writer_open(&w, p->output, false, p->delimiter != 0 ? p->delimiter : reader.delimiter);
    pass_header(p, &w);
    if (t.rows > 0) {
        series   all = series_of(&t, place);
        size_t   outputs = outputs_of(p);
        double **values = zeroed(outputs, sizeof *values), *memory;
        char    *what = text_of("%zu outputs x %zu rows", outputs, t.rows);
        values[0] = memory = much_memory(outputs * t.rows * sizeof **values, what);
        for (size_t o = 1; o < outputs; o++)
            values[o] = memory + o * t.rows;
        progress told;
        progress_start(&told);
        for (size_t i = 0, first = 0; i < p->request.count; first += (size_t)p->request.specs[i++].indicator->outputs)
            compute_one(p, &t, &all, i, values + first, threads, &told);
        progress_end(&told);
        write_rows(&t, values, outputs, &w);
        free(what);
        free(memory);
        free(values);
        free(all.order);
        free(all.offsets);
    }
    writer_close(&w);
    return EXIT_FINE;
}
