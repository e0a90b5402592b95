/* pass.c -- one pass over the input: rows in, indicators' values out.
 *
 * Rows are taken in batches that fit the nearer caches and fed to the indicators' streams, so that
 * memory is bounded whatever the size of the input.  Splitting it changes no bit of the results.
 */
#include "cli.h"
#include "pass.h"
#include "progress.h"

#include <stdlib.h>
#include <string.h>

enum { OUTPUT = 'o', DELIMITER = 'd', KEEP = 'k' };

static const struct argp_option options[] = {
    { "output",    OUTPUT,    "FILE", 0, "Write to this file instead of standard output", 2 },
    { "delimiter", DELIMITER, "CHARACTER", 0, "The output's delimiter: comma, semicolon, pipe or tab (default: the input's)", 2 },
    { "keep",      KEEP,      NULL,   0, "Carry all columns of the input through, not only the time", 2 },
    { 0 }
};

static error_t parse(int key, char *text, struct argp_state *state)
{
    pass *p = state->input;
    switch (key) {
    case OUTPUT:    p->output = text; break;
    case DELIMITER: p->delimiter = delimiter_named(text); break;
    case KEEP:      p->keep = true; break;
    case ARGP_KEY_INIT: state->child_inputs[0] = &p->request; break;
    default: return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

static const struct argp_child children[] = { { &request_argp, 0, NULL, 0 }, { 0 } };
const struct argp pass_argp = { options, parse, NULL, NULL, children, NULL, NULL };

void *stream_memory(size_t size)
{
    void *memory = aligned_alloc(TACHO_ALIGNMENT, (size + TACHO_ALIGNMENT - 1) / TACHO_ALIGNMENT * TACHO_ALIGNMENT);
    if (memory == NULL)
        fail(EXIT_INTERNAL, "out of memory");
    return memory;
}

static void open_streams(pass *p)
{
    if (p->streams == NULL)
        p->streams = zeroed(p->request.count, sizeof(tacho_stream *));
    for (size_t i = 0; i < p->request.count; i++) {
        const spec *s = &p->request.specs[i];
        if (p->streams[i] != NULL)
            continue;
        size_t size = tacho_stream_size(s->indicator, s->parameters);
        tacho_error error = { .message = "" };
        p->streams[i] = stream_memory(size);
        tacho_status status = tacho_stream_open(p->streams[i], size, s->indicator, s->parameters, &p->request.options, &error);
        if (status != TACHO_OK)
            fail(code_of(status), "%s", error.message);
    }
}

char *pass_entry(const pass *p, size_t i)
{
    const tacho_indicator *indicator = p->request.specs[i].indicator;
    char *entry = text_of("%s", indicator->name);
    for (int n = 0; n < indicator->inputs; n++) {
        const char *column = p->columns.name[p->columns.used[p->columns.slot[i][n]]];
        char *longer = text_of("%s %s=%s", entry, tacho_input_name(indicator, n), column);
        free(entry);
        entry = longer;
    }
    return entry;
}

/* A stream that goes on has to go on with the same columns. */
static void check_entries(const pass *p)
{
    for (size_t i = 0; p->entries != NULL && i < p->request.count; i++) {
        char *entry = pass_entry(p, i);
        if (strcasecmp(entry, p->entries[i]) != 0)
            fail(EXIT_USAGE, "the state is of \"%s\", and this would be \"%s\"", p->entries[i], entry);
        free(entry);
    }
}

/* -- the output ------------------------------------------------------------ */

static char **output_names(const pass *p, size_t *count)
{
    char **names = zeroed(p->columns.carries, sizeof *names);
    *count = p->columns.carries;
    for (size_t i = 0; i < *count; i++)
        names[i] = p->columns.name[p->columns.carried[i]];
    for (size_t i = 0; i < p->request.count; i++)
        for (int o = 0; o < p->request.specs[i].indicator->outputs; o++) {
            char *name = spec_column(&p->request.specs[i], o);
            for (size_t k = 0; k < *count; k++)
                if (strcmp(names[k], name) == 0)
                    fail(EXIT_USAGE, "two columns of the output would be \"%s\"; give one indicator a label, as in fast=%s",
                         name, p->request.specs[i].indicator->name);
            names = resized(names, *count + 1, sizeof *names);
            names[(*count)++] = name;
        }
    return names;
}

void pass_header(const pass *p, writer *w)
{
    size_t count;
    char **names = output_names(p, &count);
    if (p->known == NULL) {
        for (size_t i = 0; i < count; i++)
            writer_text(w, names[i]);
        writer_end_row(w, count == 1);
    }
    for (size_t i = p->columns.carries; i < count; i++)
        free(names[i]);
    free(names);
}

static void write_rows(const pass *p, const batch *b, double *const *values, size_t outputs, writer *w)
{
    size_t carries = p->columns.carries;
    bool   lone = carries + outputs == 1;
    for (size_t row = 0; row < b->rows; row++) {
        for (size_t i = 0; i < carries; i++)
            writer_field(w, b->carried[row * carries + i]);
        for (size_t o = 0; o < outputs; o++)
            writer_number(w, values[o][row]);
        writer_end_row(w, lone);
    }
}

/* -- the pass -------------------------------------------------------------- */

static void compute(const pass *p, const batch *b, double *const *values)
{
    for (size_t i = 0, first = 0; i < p->request.count; i++) {
        const spec *s = &p->request.specs[i];
        const double *inputs[s->indicator->inputs];
        for (int n = 0; n < s->indicator->inputs; n++)
            inputs[n] = b->column[p->columns.slot[i][n]];
        tacho_error  error = { .message = "" };
        tacho_status status = tacho_stream_feed(p->streams[i], b->rows, inputs, values + first, &error);
        if (status != TACHO_OK)
            fail(code_of(status), "%s: %s", s->label, error.message);
        first += (size_t)s->indicator->outputs;
    }
}

/* Batch after batch until the input ends, is wrong, or `wait` says stop. */
static int all_rows(pass *p, csv_reader *reader, writer *w)
{
    size_t outputs = 0;
    for (size_t i = 0; i < p->request.count; i++)
        outputs += (size_t)p->request.specs[i].indicator->outputs;
    double **values = zeroed(outputs, sizeof *values);
    for (size_t o = 0; o < outputs; o++)
        values[o] = zeroed(BATCH_ROWS, sizeof **values);
    batch b;
    batch_open(&b, &p->columns);
    progress told;
    progress_start(&told);

    int     code = EXIT_FINE;
    int64_t rows = 0;
    for (bool going = true; going;) {
        batch_status status = batch_take(&b, &p->columns, reader, p->request.options.missing == TACHO_REFUSE);
        compute(p, &b, values);
        write_rows(p, &b, values, outputs, w);
        rows += (int64_t)b.rows;
        switch (status) {
        case BATCH_FULL:
            break;
        case BATCH_MORE:
            if (p->live)
                writer_flush(w);
            going = p->wait == NULL || p->wait(reader->file);
            if (going)
                csv_fill(reader);
            break;
        case BATCH_END:
            going = false;
            break;
        case BATCH_FAULT:
            progress_end(&told);
            writer_flush(w);
            fprintf(stderr, "%s\n", b.fault);
            code = EXIT_DATA;
            going = false;
            break;
        }
        progress_tell(&told, rows, reader->bytes, reader->size);
    }
    progress_end(&told);
    for (size_t o = 0; o < outputs; o++)
        free(values[o]);
    free(values);
    batch_close(&b, &p->columns);
    return code;
}

int pass_run(pass *p)
{
    open_streams(p);
    csv_reader reader;
    csv_open(&reader, p->request.file);
    writer_spare(p->output, &reader);

    int code = EXIT_FINE;
    p->started = columns_find(&p->columns, &p->request, &reader, p->keep, p->known);
    if (p->started) {
        check_entries(p);
        writer w;
        writer_open(&w, p->output, p->known != NULL, p->delimiter != 0 ? p->delimiter : reader.delimiter);
        pass_header(p, &w);
        code = all_rows(p, &reader, &w);
        writer_close(&w);
    }
    csv_close(&reader);
    return code;
}
