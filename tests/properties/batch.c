/* batch.c -- sweeps and panels have the bits of single calls: any layout, any number of threads; reductions
 * are what they say; a batch that is stopped or fails owns nothing. */
#include "common.h"

#include <pthread.h>

enum { MOST_SETS = 24, MOST_SERIES = 70 };

typedef enum { IN_ROWS, IN_TIME, IN_COLUMNS, OUT_COLUMNS, SPACED, RAGGED, LONG, SHAPES } shape;
static const char *const shape_name[] = { "rows", "columns", "columns in", "columns out", "spaced", "ragged", "long format" };

/* One random batch: every series and set computed alone first, then all in one call. */
typedef struct {
    trial *t;
    size_t sets, series, bars, cells;           /* cells: length of an input array                 */
    size_t offsets[MOST_SERIES + 1], *order;
    double table[MOST_SETS * PARAMETERS];
    table  in;                                  /* as laid out                                      */
    double *want[COLUMNS];                      /* [set][series][bar], laid out by in_ / out_ like the call */
    double *got[COLUMNS];
    tacho_batch b;
    size_t out_cells;
} panel;

static size_t length_of(const panel *p, size_t s) { return p->b.offsets ? p->offsets[s + 1] - p->offsets[s] : p->bars; }
static size_t in_at(const panel *p, size_t s, size_t i)
{
    if (p->b.offsets) return p->order ? p->order[p->offsets[s] + i] : p->offsets[s] + i;
    return (size_t)((ptrdiff_t)s * (p->b.series_stride ? p->b.series_stride : (ptrdiff_t)p->bars) + (ptrdiff_t)i * (p->b.bar_stride ? p->b.bar_stride : 1));
}
static size_t out_at(const panel *p, size_t set, size_t s, size_t i)
{
    size_t base = set * p->out_cells;
    if (p->b.offsets) return base + (p->order ? p->order[p->offsets[s] + i] : p->offsets[s] + i);
    return base + (size_t)((ptrdiff_t)s * (p->b.out_series_stride ? p->b.out_series_stride : (ptrdiff_t)p->bars)
                           + (ptrdiff_t)i * (p->b.out_bar_stride ? p->b.out_bar_stride : 1));
}

static void panel_new(panel *p, trial *t, shape how)
{
    memset(p, 0, sizeof *p);
    p->t = t, p->b = (tacho_batch)TACHO_BATCH;
    p->sets = 1 + (size_t)below(&t->r, chance(&t->r, .3) ? MOST_SETS : 4);
    p->series = 1 + (size_t)below(&t->r, chance(&t->r, .4) ? MOST_SERIES : 5);
    p->bars = (size_t)below(&t->r, 40) + (chance(&t->r, .5) ? (size_t)t->lookback + 300 : 0);
    p->cells = p->series * p->bars, p->out_cells = p->cells;
    int width = t->is->parameters;
    for (size_t k = 0; k < p->sets; k++) {
        random_parameters(t, 60);
        memcpy(p->table + k * (size_t)width, t->p, (size_t)width * sizeof(double));
    }
    ptrdiff_t series = (ptrdiff_t)p->series;
    if (how == IN_TIME || how == IN_COLUMNS)  p->b.series_stride = 1, p->b.bar_stride = series;
    if (how == IN_TIME || how == OUT_COLUMNS) p->b.out_series_stride = 1, p->b.out_bar_stride = series;
    if (how == SPACED) {
        p->b.series_stride = 3 * (ptrdiff_t)p->bars + 1, p->b.bar_stride = 3, p->b.out_series_stride = 2 * (ptrdiff_t)p->bars + 5, p->b.out_bar_stride = 2;
        p->cells = (3 * p->bars + 1) * p->series, p->out_cells = (2 * p->bars + 5) * p->series;
    }
    if (how == RAGGED || how == LONG) {
        for (size_t s = 0; s < p->series; s++) p->offsets[s + 1] = p->offsets[s] + (size_t)below(&t->r, (int64_t)p->bars + 1);
        p->cells = p->out_cells = p->offsets[p->series];
        p->b.offsets = p->offsets;
    }
    if (how == LONG) {                          /* rows of all series, in a random order of series */
        int64_t *key = malloc((p->cells + 1) * sizeof *key);
        size_t left[MOST_SERIES], rows = 0;
        for (size_t s = 0; s < p->series; s++) left[s] = length_of(p, s);
        while (rows < p->cells) {
            size_t s = (size_t)below(&t->r, (int64_t)p->series);
            if (left[s]) left[s]--, key[rows++] = (int64_t)(s * 7919) - 3;
        }
        p->order = malloc((p->cells + 1) * sizeof *p->order);
        size_t groups = tacho_group(key, rows, p->order, p->offsets);
        p->series = groups ? groups : 1, p->offsets[groups ? groups : 1] = rows;
        for (size_t s = 0; s < groups; s++)
            for (size_t i = p->offsets[s]; i < p->offsets[s + 1]; i++) {
                if (key[p->order[i]] != key[p->order[p->offsets[s]]]) complain(t, "tacho_group mixes series");
                if (i > p->offsets[s] && p->order[i] <= p->order[i - 1]) complain(t, "tacho_group loses the order");
            }
        p->b.order = p->order;
        free(key);
    }
    p->in = make_data(t->is, any_kind(&t->r), &t->r, p->cells);
    if (t->draw & 1) make_holes(&t->r, &p->in, .02, 0);
    for (int y = 0; y < t->is->outputs; y++) {
        size_t n = p->sets * p->out_cells;
        p->want[y] = malloc((n + 1) * sizeof(double)), p->got[y] = malloc((n + 1) * sizeof(double));
        for (size_t k = 0; k < n; k++) p->want[y][k] = p->got[y][k] = -12345;
    }
    p->b.indicator = t->is, p->b.sets = p->table, p->b.set_count = p->sets;
    p->b.series_count = p->series, p->b.bars = p->bars;
    p->b.inputs = INS(p->in), p->b.outputs = p->got;
    p->b.out_set_stride = (ptrdiff_t)p->out_cells;
    p->b.threads = 1 + (size_t)below(&t->r, 4);
    p->b.options.level = tacho_level_at((size_t)below(&t->r, levels()));
    if (chance(&t->r, .3)) p->b.options.missing = TACHO_PROPAGATE;
}

static void panel_free(panel *p)
{
    table_free(&p->in), free(p->order);
    for (int y = 0; y < p->t->is->outputs; y++) free(p->want[y]), free(p->got[y]);
}

/* What single calls give; values of one series and set in `out`. */
static void alone(panel *p, size_t set, size_t s, table *x, table *y)
{
    size_t n = length_of(p, s);
    *x = table_new(p->in.columns, n), *y = table_new(p->t->is->outputs, n);
    for (int k = 0; k < p->in.columns; k++) for (size_t i = 0; i < n; i++) x->column[k][i] = p->in.column[k][in_at(p, s, i)];
    tacho_error e = { 0 };
    tacho_options o = options(NULL, p->b.options.missing);
    if (tacho_run(p->t->is, p->table + set * (size_t)p->t->is->parameters, &o, n, INS(*x), OUTS(*y), &e)) complain(p->t, "alone: %s", e.message);
}

static void one_layout(trial *t, shape how)
{
    panel p;
    panel_new(&p, t, how);
    for (size_t set = 0; set < p.sets; set++)
        for (size_t s = 0; s < p.series; s++) {
            table x, y;
            alone(&p, set, s, &x, &y);
            for (int k = 0; k < y.columns; k++) for (size_t i = 0; i < y.bars; i++) p.want[k][out_at(&p, set, s, i)] = y.column[k][i];
            table_free(&x), table_free(&y);
        }
    tacho_error e = { 0 };
    if (tacho_batch_run(&p.b, &e)) complain(t, "%s: %s", shape_name[how], e.message);
    for (int k = 0; k < t->is->outputs; k++)
        for (size_t i = 0; i < p.sets * p.out_cells; i++)
            if (!same_bits(p.want[k][i], p.got[k][i])) {
                complain(t, "%s: %zu sets, %zu series of %zu, %zu threads: cell %zu of %s is %.17g, should be %.17g", shape_name[how],
                         p.sets, p.series, p.bars, p.b.threads, i, tacho_output_at(t->is, k)->name, p.got[k][i], p.want[k][i]);
                break;
            }
    panel_free(&p);
}
static void layouts(trial *t) { one_layout(t, (shape)(t->draw % SHAPES)); }
static void same_as_alone(void **state) { (void)state; each("batch", 14, 60, layouts); }

/* One set for each series. */
static void paired(trial *t)
{
    panel p;
    panel_new(&p, t, t->draw & 1 ? IN_TIME : IN_ROWS);
    p.series = p.sets, p.b.series_count = p.series, p.b.one_each = 1;
    table_free(&p.in);
    p.in = make_data(t->is, WALK, &t->r, p.series * p.bars);
    p.b.inputs = INS(p.in);
    if (p.b.bar_stride) p.b.bar_stride = p.b.out_bar_stride = (ptrdiff_t)p.series;
    for (int k = 0; k < t->is->outputs; k++) p.got[k] = realloc(p.got[k], (p.series * p.bars + 1) * sizeof(double));
    tacho_error e = { 0 };
    if (tacho_batch_run(&p.b, &e)) complain(t, "one each: %s", e.message);
    for (size_t s = 0; s < p.series; s++) {
        table x, y;
        alone(&p, s, s, &x, &y);
        for (int k = 0; k < y.columns; k++) for (size_t i = 0; i < y.bars; i++)
            if (!same_bits(y.column[k][i], p.got[k][out_at(&p, 0, s, i)])) { complain(t, "one each: series %zu differs at bar %zu", s, i); i = y.bars; }
        table_free(&x), table_free(&y);
    }
    panel_free(&p);
}
static void one_each(void **state) { (void)state; each("one each", 3, 60, paired); }

/* -- reductions ------------------------------------------------------------------ */

static double crossings_of(const double *a, const double *b, size_t n)
{
    int begun = 0, was = 0, count = 0;
    for (size_t i = 0; i < n; i++) {
        if (isnan(a[i]) || isnan(b[i])) continue;
        int is = a[i] > b[i];
        count += begun && is != was;
        begun = 1, was = is;
    }
    return count;
}
/* Two passes in long double; the bound is n roundings of terms as large as the largest. */
static double correlation_of(const double *a, const double *b, size_t n)
{
    long double count = 0, ma = 0, mb = 0, aa = 0, bb = 0, ab = 0;
    for (size_t i = 0; i < n; i++) if (!isnan(a[i]) && !isnan(b[i])) count++, ma += a[i], mb += b[i];
    ma /= count, mb /= count;
    for (size_t i = 0; i < n; i++) if (!isnan(a[i]) && !isnan(b[i])) aa += (a[i] - ma) * (a[i] - ma), bb += (b[i] - mb) * (b[i] - mb), ab += (a[i] - ma) * (b[i] - mb);
    return (double)(ab / sqrtl(aa * bb));
}
static void reduced(trial *t)
{
    panel p;
    panel_new(&p, t, (shape)(t->draw % SHAPES));
    p.b.outputs = NULL;
    enum { KINDS_ = 7 };
    int output = (int)below(&t->r, t->is->outputs), other = (int)below(&t->r, t->is->outputs), input = (int)below(&t->r, t->is->inputs);
    double *results[KINDS_];
    tacho_reduction q[KINDS_];
    for (int k = 0; k < KINDS_; k++) {
        results[k] = malloc(p.sets * p.series * sizeof(double));
        q[k] = (tacho_reduction){ (tacho_reduce)k, output, k == TACHO_CROSSINGS ? other : input, p.in.column[input], results[k] };
    }
    p.b.reductions = q, p.b.reduction_count = KINDS_;
    tacho_error e = { 0 };
    if (tacho_batch_run(&p.b, &e)) complain(t, "reductions: %s", e.message);
    for (size_t set = 0; set < p.sets; set++)
        for (size_t s = 0; s < p.series; s++) {
            table x, y;
            alone(&p, set, s, &x, &y);
            const double *v = y.column[output];
            double least = INFINITY, most = -INFINITY, want[KINDS_];
            long double sum = 0, size = 0, count = 0;
            for (size_t i = 0; i < y.bars; i++) if (!isnan(v[i])) least = fmin(least, v[i]), most = fmax(most, v[i]), sum += v[i], size += fabs(v[i]), count++;
            want[TACHO_LAST] = y.bars ? v[y.bars - 1] : NAN;
            want[TACHO_LEAST] = count > 0 ? least : NAN, want[TACHO_MOST] = count > 0 ? most : NAN;
            want[TACHO_MEAN] = count > 0 ? (double)(sum / count) : NAN;
            want[TACHO_CROSSINGS] = crossings_of(v, y.column[other], y.bars);
            want[TACHO_CROSSINGS_INPUT] = crossings_of(v, x.column[input], y.bars);
            want[TACHO_CORRELATION] = NAN;
            for (int k = 0; k < KINDS_; k++) {
                double got = results[k][set * p.series + s], slack = k == TACHO_MEAN ? 0x1p-52 * (double)(size / count) : 0;
                if (k == TACHO_CORRELATION) {
                    if (isnan(got)) continue;   /* constant: nothing to say */
                    want[k] = correlation_of(v, x.column[input], y.bars), slack = 1e-6;
                    if (most - least < 1e-7 * fmax(fabs(most), fabs(least))) continue;
                }
                if (!same_bits(got, want[k]) && !(fabs(got - want[k]) <= slack))
                    complain(t, "reduction %d of set %zu, series %zu: %.17g, should be %.17g", k, set, s, got, want[k]);
            }
            table_free(&x), table_free(&y);
        }
    for (int k = 0; k < KINDS_; k++) free(results[k]);
    panel_free(&p);
}
static void reductions(void **state) { (void)state; each("reductions", 7, 60, reduced); }

/* -- crossings of families --------------------------------------------------------- */

static void family(trial *t)
{
    enum { A = 7, B = 21 };
    size_t bars = (size_t)t->lookback + (size_t)below(&t->r, 3000), width = (size_t)t->is->parameters;
    double sets[2][B * PARAMETERS];
    for (int f = 0; f < 2; f++)
        for (size_t k = 0; k < (f ? B : A); k++) random_parameters(t, 90), memcpy(sets[f] + k * width, t->p, width * sizeof(double));
    table in = make_data(t->is, any_kind(&t->r), &t->r, bars);
    if (t->draw & 1) make_holes(&t->r, &in, .02, 0);
    int output = (int)below(&t->r, t->is->outputs);
    tacho_lines a = { t->is, output, sets[0], A, INS(in) }, b = { t->is, output, sets[1], B, INS(in) };
    uint32_t counts[A * B];
    tacho_batch how = TACHO_BATCH;
    how.threads = 1 + (size_t)below(&t->r, 3), how.options.level = tacho_level_at((size_t)below(&t->r, levels()));
    tacho_error e = { 0 };
    if (tacho_crossings(&a, &b, bars, counts, &how, &e)) complain(t, "crossings: %s", e.message);
    table line[2][B];
    for (int f = 0; f < 2; f++)
        for (size_t k = 0; k < (f ? B : A); k++)
            line[f][k] = table_new(t->is->outputs, bars), tacho_run(t->is, sets[f] + k * width, NULL, bars, INS(in), OUTS(line[f][k]), NULL);
    for (size_t i = 0; i < A; i++)
        for (size_t k = 0; k < B; k++) {
            double want = crossings_of(line[0][i].column[output], line[1][k].column[output], bars);
            if (want != counts[i * B + k]) complain(t, "crossings of lines %zu and %zu: %u, should be %g", i, k, counts[i * B + k], want);
        }
    for (int f = 0; f < 2; f++) for (size_t k = 0; k < (f ? B : A); k++) table_free(&line[f][k]);
    table_free(&in);
}
static void crossings(void **state) { (void)state; each("crossings", 2, 60, family); }

/* -- stopping, failing, executors --------------------------------------------------- */

static int stop_soon(void *context, double done) { return done < 0 || done > 1 || ++*(int *)context > 1; }
static int stop_tile(void *context, size_t set, size_t series, size_t first, size_t bars, const double *const *values)
{
    (void)context, (void)series, (void)first, (void)values;
    return bars && set == 3;
}
static void one_after_the_other(void *executor, size_t workers, void (*work)(void *job, size_t worker), void *job)
{
    *(size_t *)executor = workers;
    for (size_t k = workers; k-- > 0;) work(job, k);
}

static void stopping(void **state)
{
    (void)state;
    enum { N = 400000, SETS = 64 };
    const tacho_indicator *is = tacho_at(0);
    rng r = rng_for(1, "stopping", "", 0);
    table in = make_data(is, WALK, &r, N);
    double sets[SETS * PARAMETERS], *results = malloc(SETS * sizeof *results);
    for (size_t k = 0; k < SETS; k++) tacho_defaults(is, sets + k * (size_t)is->parameters, (size_t)is->parameters);
    tacho_reduction last = { TACHO_LAST, 0, 0, NULL, results };
    tacho_batch b = TACHO_BATCH;
    int calls = 0;
    b.indicator = is, b.sets = sets, b.set_count = SETS, b.bars = N, b.inputs = INS(in), b.reductions = &last, b.reduction_count = 1, b.threads = 2;
    tacho_error e = { 0 };
    b.progress = stop_soon, b.progress_context = &calls;
    tacho_status status = tacho_batch_run(&b, &e);
    assert_true(calls < 2 || status == TACHO_CANCELLED);
    b.progress = NULL, b.tile = stop_tile;
    assert_int_equal(tacho_batch_run(&b, &e), TACHO_CANCELLED);
    assert_int_equal(e.set, 3);
    b.tile = NULL, b.bars = 1000;
    size_t workers = 0;
    double *threads = malloc(SETS * sizeof *threads);
    assert_int_equal(tacho_batch_run(&b, &e), TACHO_OK);
    memcpy(threads, results, SETS * sizeof *threads);
    b.execute = one_after_the_other, b.executor = &workers, b.threads = 3;
    assert_int_equal(tacho_batch_run(&b, &e), TACHO_OK);
    assert_int_equal(workers, 3);
    assert_memory_equal(threads, results, SETS * sizeof *threads);

    b.execute = NULL, b.options.missing = TACHO_REFUSE, in.column[0][777] = NAN;
    assert_int_equal(tacho_batch_run(&b, &e), TACHO_MISSING_VALUE);
    assert_int_equal(e.bar, 777);
    free(threads), free(results), table_free(&in);
}

static void impossible(void **state)
{
    (void)state;
    tacho_error e = { 0 };
    double x = 1, *out = &x;
    const double *in = &x;
    const double *ins[8] = { in, in, in, in, in, in, in, in };
    double *outs[8] = { out };
    tacho_batch b = TACHO_BATCH;
    b.indicator = tacho_at(0), b.series_count = (size_t)1 << 40, b.bars = (size_t)1 << 40, b.inputs = ins, b.outputs = outs;
    assert_int_equal(tacho_batch_run(&b, &e), TACHO_NO_MEMORY);
    assert_non_null(strstr(e.message, "9.671e+24 bytes"));
    assert_int_equal(tacho_batch_bytes(10, 20, 30, &e), 48000);
    b.size = 3;
    assert_int_equal(tacho_batch_run(&b, &e), TACHO_BAD_ARGUMENT);
    assert_int_equal(tacho_batch_run(NULL, &e), TACHO_BAD_ARGUMENT);
    tacho_batch none = TACHO_BATCH;
    assert_int_equal(tacho_batch_run(&none, &e), TACHO_UNKNOWN_INDICATOR);
}

/* -- grids ---------------------------------------------------------------------------- */

static void grids(void **state)
{
    (void)state;
    tacho_error e = { 0 };
    for (size_t i = 0; i < tacho_count(); i++) {
        const tacho_indicator *is = tacho_at(i);
        int width = is->parameters;
        if (!width) continue;
        tacho_range ranges[PARAMETERS];
        for (int k = 0; k < width; k++) ranges[k] = (tacho_range){ tacho_parameter_at(is, k)->preset, 0, 0 };
        assert_int_equal(tacho_grid_count(is, ranges, &e), 1);
        const tacho_parameter *p = tacho_parameter_at(is, 0);
        ranges[0] = (tacho_range){ p->least, p->least + 1, .1 };                /* real steps: eleven values, no drift */
        assert_int_equal(tacho_grid_count(is, ranges, &e), 11);
        double table[11 * PARAMETERS];
        assert_int_equal(tacho_grid_fill(is, ranges, table, 11, &e), TACHO_OK);
        assert_true(table[0] == p->least && table[10 * width] == p->least + 1);
        for (int r = 0; r < 11; r++) assert_true(fabs(table[r * width] - (p->least + r * .1)) <= 0x1p-52 * (fabs(p->least) + 1));
        assert_int_equal(tacho_grid_fill(is, ranges, table, 10, &e), TACHO_BAD_ARGUMENT);
        ranges[0].step = -.1;
        assert_int_equal(tacho_grid_count(is, ranges, &e), 0);
        assert_int_equal(e.parameter, 0);
        ranges[0] = (tacho_range){ 0, 1e300, 1 };
        assert_int_equal(tacho_grid_count(is, ranges, &e), 0);
        assert_non_null(strstr(e.message, "bytes"));

        double sets[4 * PARAMETERS];                                            /* sound, the same, invalid, sound */
        for (int r = 0; r < 4; r++) for (int k = 0; k < width; k++) sets[r * width + k] = tacho_parameter_at(is, k)->preset;
        sets[2 * width] = p->most + 1, sets[3 * width] = p->preset == p->most ? p->least : p->most;
        tacho_row rows[4];
        assert_int_equal(tacho_check_sets(is, sets, 4, rows, &e), 2);
        assert_true(rows[0] == TACHO_ROW_SOUND && rows[1] == TACHO_ROW_DUPLICATE && rows[2] == TACHO_ROW_INVALID && rows[3] == TACHO_ROW_SOUND);
        assert_int_equal(e.set, 2);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_as_alone), cmocka_unit_test(one_each), cmocka_unit_test(reductions), cmocka_unit_test(crossings),
        cmocka_unit_test(stopping), cmocka_unit_test(impossible), cmocka_unit_test(grids),
    };
    return cmocka_run_group_tests_name("batch", tests, NULL, NULL);
}
