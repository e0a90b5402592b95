/* sweep.c -- tacho sweep: one indicator with all the parameters of a grid. */
#include "cli.h"
#include "compute.h"
#include "reduce.h"
#include "table.h"
#include "writer.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char doc[] =
    "Compute an indicator with many parameters over a CSV file (or standard input)."
    "\vINDICATOR is as for `tacho run', but parameters may have several values: a range 5..250 (step 1) or 0.1..0.9/0.1, "
    "both ends included; or values and ranges with | between them, such as 'sma|ema' or '5|10|20..50/10'. All "
    "combinations are computed, the last parameter (as `tacho info' names them) varying fastest. Rows of this grid that are out of range are an "
    "error, or left out with -x; rows that are there already are left out.\n\n"
    "The output has a column for each combination, named as `tacho run' names it, after the time; all values have to fit in memory. "
    "With --reduce it has a row for each combination instead: the values of the parameters that have ranges, then what is kept of each "
    "output, named `kama.last' or `macd.signal.mean':\n\n"
    "  last, min, max, mean    of its values (last: empty if the last bar has none)\n"
    "  crossings               how often the first output changes between being\n"
    "                          above the second and not; the only output: above\n"
    "                          the first input\n"
    "  crossings=A/B           the same of output A and an output or input B, such\n"
    "                          as crossings=upper/close\n"
    "  correlation=COLUMN      with a column of the input\n\n"
    "Bars where one of the two has no value do not count.\n\n"
    "Examples:\n"
    "  tacho sweep kama:period=5..250 bars.csv\n"
    "  tacho sweep kama:period=5..250 --reduce last,crossings bars.csv\n"
    "  tacho sweep macd:5..20,20..60/5 -r crossings -s crossings -n 9 bars.csv";

enum { OUTPUT = 'o', DELIMITER = 'd', REDUCE = 'r', SORT = 's', TOP = 'n', THREADS = 'j', SKIP_INVALID = 'x' };

static const struct argp_option options[] = {
    { "output",       OUTPUT,       "FILE", 0, "Write to this file instead of standard output", 2 },
    { "delimiter",    DELIMITER,    "CHARACTER", 0, "The output's delimiter: comma, semicolon, pipe or tab (default: the input's)", 2 },
    { "reduce",       REDUCE,       "LIST", 0, "Keep only these of each output: last, min, max, mean, crossings, correlation=COLUMN", 3 },
    { "sort",         SORT,         "NAME", 0, "Sort the rows by this column of --reduce, the largest first", 3 },
    { "top",          TOP,          "COUNT", 0, "Write only the first so many rows", 3 },
    { "skip-invalid", SKIP_INVALID, NULL, 0, "Leave out rows of the grid that are out of range", 3 },
    { "threads",      THREADS,      "COUNT", 0, "How many threads (default: one for each core)", 3 },
    { 0 }
};

typedef struct sweep {
    request     request;
    grid        grid;
    reduce_list reduce;
    table       table;
    const char *output, *sort;
    char        delimiter;
    size_t      top, threads;
    bool        skip_invalid;
} sweep;

static error_t parse(int key, char *text, struct argp_state *state)
{
    sweep *s = state->input;
    switch (key) {
    case OUTPUT:       s->output = text; break;
    case DELIMITER:    s->delimiter = delimiter_named(text); break;
    case REDUCE:       reduce_parse(&s->reduce, text); break;
    case SORT:         s->sort = text; break;
    case TOP:          s->top = count_named("top", text); break;
    case THREADS:      s->threads = count_named("threads", text); break;
    case SKIP_INVALID: s->skip_invalid = true; break;
    case ARGP_KEY_INIT: state->child_inputs[0] = &s->request; break;
    case ARGP_KEY_END:
        if (s->reduce.count == 0 && (s->sort != NULL || s->top != SIZE_MAX))
            argp_error(state, "--sort and --top need --reduce");
        break;
    default: return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

static tacho_batch batch_of(const sweep *s, const double **inputs)
{
    const tacho_indicator *indicator = s->grid.indicator;
    for (int n = 0; n < indicator->inputs; n++)
        inputs[n] = s->table.column[s->table.columns.slot[0][n]];
    tacho_batch b = TACHO_BATCH;
    b.indicator = indicator;
    b.options   = s->request.options;
    b.sets      = s->grid.table;
    b.set_count = s->grid.rows;
    b.bars      = s->table.rows;
    b.inputs    = inputs;
    b.threads   = s->threads;
    return b;
}

static const double *set_at(const sweep *s, size_t set)
{
    return s->grid.table + set * (size_t)s->grid.indicator->parameters;
}

/* -- a column for each set ----------------------------------------------------- */

static void write_header(const sweep *s, writer *w)
{
    const columns *c = &s->table.columns;
    for (size_t i = 0; i < c->carries; i++)
        writer_text(w, c->name[c->carried[i]]);
    for (size_t set = 0; set < s->grid.rows; set++) {
        char *given = grid_given(&s->grid, set_at(s, set));
        spec  named = { .indicator = s->grid.indicator, .label = s->grid.label, .given = given };
        for (int o = 0; o < named.indicator->outputs; o++) {
            char *name = spec_column(&named, o);
            writer_text(w, name);
            free(name);
        }
        free(given);
    }
    writer_end_row(w, c->carries + s->grid.rows * (size_t)s->grid.indicator->outputs == 1);
}

static void write_bars(const sweep *s, double *const *values, writer *w, progress *told)
{
    size_t rows = s->table.rows, carries = s->table.columns.carries, sets = s->grid.rows;
    int    outputs = s->grid.indicator->outputs;
    bool   lone = carries + sets * (size_t)outputs == 1;
    for (size_t row = 0; row < rows; row++) {
        for (size_t i = 0; i < carries; i++)
            writer_field(w, table_field(&s->table, row, i));
        for (size_t set = 0; set < sets; set++)
            for (int o = 0; o < outputs; o++)
                writer_number(w, values[o][set * rows + row]);
        writer_end_row(w, lone);
        progress_bar(told, "writing", (double)row / (double)rows);
    }
}

/* Memory for all values of all outputs: the size is checked before any of it is touched. */
static void outputs_of(const sweep *s, double **values)
{
    int         outputs = s->grid.indicator->outputs;
    tacho_error error = { .message = "" };
    size_t bytes = tacho_batch_bytes(s->grid.rows, (size_t)outputs, s->table.rows, &error);
    if (bytes == 0 && s->table.rows > 0)
        fail(code_of(error.status), "%s: %s", s->grid.label, error.message);
    char *what = text_of("%s: %zu sets x %d output%s x %zu bars (which --reduce would not keep)", s->grid.label, s->grid.rows, outputs,
                         outputs == 1 ? "" : "s", s->table.rows);
    values[0] = much_memory(bytes, what);
    for (int o = 1; o < outputs; o++)
        values[o] = values[0] + (size_t)o * s->grid.rows * s->table.rows;
    free(what);
}

static void write_all(sweep *s, writer *w)
{
    const double *inputs[s->grid.indicator->inputs];
    double       *values[s->grid.indicator->outputs];
    outputs_of(s, values);
    tacho_batch b = batch_of(s, inputs);
    b.outputs = values;
    progress told;
    progress_start(&told);
    compute(&b, s->grid.label, &told, 0, 1);
    progress_end(&told);
    progress_start(&told);
    write_header(s, w);
    write_bars(s, values, w, &told);
    progress_end(&told);
    free(values[0]);
}

/* -- a row for each set -------------------------------------------------------- */

typedef struct place { size_t set; double key; } place;

/* Largest first, none last, else as they were. */
static int by_key(const void *a_, const void *b_)
{
    const place *a = a_, *b = b_;
    if (isnan(a->key) || isnan(b->key))
        return isnan(a->key) && isnan(b->key) ? (a->set > b->set) - (a->set < b->set) : isnan(a->key) - isnan(b->key);
    if (a->key != b->key)
        return a->key < b->key ? 1 : -1;
    return (a->set > b->set) - (a->set < b->set);
}

static place *places_of(const sweep *s)
{
    const double *keys = s->sort != NULL ? s->reduce.reductions[reduce_column(&s->reduce, s->sort)].results : NULL;
    place *places = zeroed(s->grid.rows, sizeof *places);
    for (size_t set = 0; set < s->grid.rows; set++)
        places[set] = (place){ set, keys != NULL ? keys[set] : 0 };
    if (keys != NULL)
        qsort(places, s->grid.rows, sizeof *places, by_key);
    return places;
}

static void write_set(const sweep *s, size_t set, writer *w)
{
    const grid *g = &s->grid;
    for (int k = 0; k < g->indicator->parameters; k++)
        if (g->axes[k].swept) {
            char *value = grid_value(g, set_at(s, set), k);
            writer_text(w, value);
            free(value);
        }
    for (size_t k = 0; k < s->reduce.columns; k++)
        writer_number(w, s->reduce.reductions[k].results[set]);
}

static void write_reduced(sweep *s, writer *w)
{
    const grid   *g = &s->grid;
    const double *inputs[g->indicator->inputs];
    tacho_batch   b = batch_of(s, inputs);
    double *results = much_memory(s->reduce.columns * g->rows * sizeof *results, "the reductions");
    for (size_t k = 0; k < s->reduce.columns; k++) {
        tacho_reduction *r = &s->reduce.reductions[k];
        r->results = results + k * g->rows;
        if (r->kind == TACHO_CORRELATION)
            r->target = s->table.column[r->other];
    }
    b.reductions = s->reduce.reductions;
    b.reduction_count = s->reduce.columns;
    progress told;
    progress_start(&told);
    compute(&b, g->label, &told, 0, 1);
    progress_end(&told);

    size_t swept = 0;
    for (int k = 0; k < g->indicator->parameters; k++)
        if (g->axes[k].swept)
            writer_text(w, tacho_parameter_at(g->indicator, k)->name), swept++;
    for (size_t k = 0; k < s->reduce.columns; k++)
        writer_text(w, s->reduce.names[k]);
    writer_end_row(w, false);
    place *places = places_of(s);
    for (size_t i = 0; i < g->rows && i < s->top; i++) {
        write_set(s, places[i].set, w);
        writer_end_row(w, swept + s->reduce.columns == 1);
    }
    free(places);
    free(results);
}

int sweep_main(int argc, char **argv)
{
    static const struct argp_child children[] = { { &request_argp, 0, NULL, 0 }, { 0 } };
    const struct argp argp = { options, parse, "INDICATOR[:PARAMETER=A..B[/STEP],...] [FILE|-]", doc, children, NULL, NULL };
    sweep s = { .request = { .options = TACHO_OPTIONS }, .top = SIZE_MAX };
    s.request.grid = &s.grid;
    argp_parse(&argp, argc, argv, 0, NULL, &s);
    request_check(&s.request);
    grid_make(&s.grid, s.skip_invalid);

    csv_reader reader;
    csv_open(&reader, s.request.file);
    writer_spare(s.output, &reader);
    columns_find(&s.table.columns, &s.request, &reader, false, NULL);
    reduce_place(&s.reduce, &s.request, &s.table.columns, &reader);
    if (s.sort != NULL)
        reduce_column(&s.reduce, s.sort);
    table_read(&s.table, &reader, s.request.options.missing == TACHO_REFUSE);
    csv_close(&reader);

    writer w;
    writer_open(&w, s.output, false, s.delimiter != 0 ? s.delimiter : reader.delimiter);
    (s.reduce.count > 0 ? write_reduced : write_all)(&s, &w);
    writer_close(&w);
    return EXIT_FINE;
}
