/* batch.c -- parameter sets x series, in units that workers take one after the other.
 *
 * A unit is some sets on some series.  It is computed tile by tile: a tile's input is read (or gathered, if it is
 * strided), and while it is in cache all sets of the unit are fed with it.  Series of a matrix in time order are
 * taken side by side, a *lot* at a time, so that whole cache lines are used.
 */
#include "workers.h"
#include <math.h>
#include <stdlib.h>

#ifdef TACHO_TINY
enum { LONG_TILE = 40, WIDE_TILE = 20, TILE = 20, LOT = 3 };        /* for tests */
#else
enum { LONG_TILE = 65536, WIDE_TILE = 4096, TILE = 128, LOT = 64 };
#endif
enum { MOST_SETS = 16, UNIT_BARS = 1 << 17, STATES = 4 << 20 };

typedef enum { DIRECT, COLUMNS, PLACES } layout;

typedef struct {
    crew    crew;
    const tacho_batch  *b;
    const definition   *d;
    const batch_kernel *kernel;
    int     level;

    layout  in, out;
    ptrdiff_t in_series, in_bar, out_set, out_series, out_bar;
    size_t  sets, series, tile, row, lot, sets_each, series_each, set_units, units, state_bytes;
    atomic_size_t next;
} job;

/* What a worker owns: states, gathered inputs, values nobody wants in place, running reductions. */
typedef union { double last; summary of; covariation with; struct { trail trail; uint64_t count; } crossings; } running;
typedef struct { char *states, *templates; double *in, *out; running *reductions; void *memory; } bench;

static size_t bars_of(const job *j, size_t series)
{
    return j->b->offsets ? j->b->offsets[series + 1] - j->b->offsets[series] : j->b->bars;
}
static const double *set_at(const job *j, size_t set)
{
    return j->b->sets ? j->b->sets + set * (size_t)j->d->about.parameters : NULL;
}
/* Where bar `i` of a series is, in an array with these strides. */
static ptrdiff_t place(const job *j, size_t series, size_t i, ptrdiff_t series_stride, ptrdiff_t bar_stride)
{
    if (j->b->offsets) {
        size_t at = j->b->offsets[series] + i;
        return (ptrdiff_t)(j->b->order ? j->b->order[at] : at) * bar_stride;
    }
    return (ptrdiff_t)series * series_stride + (ptrdiff_t)i * bar_stride;
}

/* -- reductions -------------------------------------------------------------------------- */

static void begin_reduction(running *r, tacho_reduce kind)
{
    *r = (running){ .with = { 0 } };
    if (kind == TACHO_LAST) r->last = NAN;
    if (kind == TACHO_LEAST || kind == TACHO_MOST || kind == TACHO_MEAN) r->of = (summary){ 0, 0, INFINITY, -INFINITY, 0 };
}

static void count_crossings(const batch_kernel *kernel, running *r, const double *a, const double *b, size_t bars)
{
    uint64_t above[WIDE_TILE / 64 + 1], valid[2][WIDE_TILE / 64 + 1];
    size_t words = bars / 64;
    kernel->above(a, b, words, above), kernel->valid(a, words, valid[0]), kernel->valid(b, words, valid[1]);
    if (bars % 64) {
        above[words] = valid[0][words] = valid[1][words] = 0;
        for (size_t k = 0; k < bars % 64; k++) {
            size_t i = 64 * words + k;
            above[words] |= (uint64_t)(a[i] > b[i]) << k, valid[0][words] |= (uint64_t)(a[i] == a[i] && b[i] == b[i]) << k;
        }
        valid[1][words] = valid[0][words], words++;
    }
    for (size_t w = 0; w < words; w++) r->crossings.count += changes_in(&r->crossings.trail, above[w], valid[0][w] & valid[1][w]);
}

static double result(const running *r, tacho_reduce kind)
{
    switch (kind) {
    case TACHO_LAST:  return r->last;
    case TACHO_LEAST: return r->of.count > 0 ? r->of.least : NAN;
    case TACHO_MOST:  return r->of.count > 0 ? r->of.most : NAN;
    case TACHO_MEAN:                                /* of an infinite sum the rest is a NaN */
        return r->of.count > 0 ? (isnan(r->of.rest) ? r->of.sum : r->of.sum + r->of.rest) / r->of.count : NAN;
    case TACHO_CROSSINGS:
    case TACHO_CROSSINGS_INPUT: return (double)r->crossings.count;
    case TACHO_CORRELATION: break;
    }
    const covariation *c = &r->with;
    double n = c->count, s[5];
    for (int k = 0; k < 5; k++) s[k] = c->s[k] + c->e[k];
    double xx = s[2] - s[0] * s[0] / n, yy = s[3] - s[1] * s[1] / n, xy = s[4] - s[0] * s[1] / n;
    if (!(n > 1) || !(xx > 0) || !(yy > 0)) return NAN;
    double rho = xy / sqrt(xx * yy);
    return rho > 1 ? 1 : rho < -1 ? -1 : rho;
}

/* -- a unit -------------------------------------------------------------------------------- */

typedef struct { job *j; bench *w; size_t worker, set0, set1, series0, series1; } unit;

static void fail_at(unit *u, size_t set, size_t series, tacho_error *error)
{
    error->set = (int64_t)set, error->series = (int64_t)series;
    tacho_work_fails(&u->j->crew, error);
}

/* A stream for the set. */
static int open_state(unit *u, void *memory, size_t set, size_t series)
{
    job *j = u->j;
    double p[MOST_PARAMETERS];
    tacho_error error;
    if (tacho_settle_parameters(j->d, set_at(j, set), p, &error)) { fail_at(u, set, series, &error); return 0; }
    tacho_open(memory, tacho_bytes_for(j->d, p), j->d, p, j->level, j->b->options.missing);
    return 1;
}

static int refuse_missing(unit *u, size_t series, size_t first, size_t bars, const double *const *x)
{
    for (size_t i = 0; i < bars; i++)
        for (int k = 0; k < u->j->d->about.inputs; k++)
            if (is_missing(x[k][i])) {
                tacho_error error;
                tacho_fail(&error, TACHO_MISSING_VALUE, "%s: input %s is missing (%g) at bar %zu of series %zu",
                           u->j->d->about.name, u->j->d->input[k], x[k][i], first + i, series);
                error.bar = (int64_t)(first + i);
                fail_at(u, u->set0, series, &error);
                return 0;
            }
    return 1;
}

static void gather_tile(const job *j, bench *w, size_t s0, size_t lot, size_t from, size_t bars)
{
    for (int k = 0; k < j->d->about.inputs; k++) {
        double *rows = w->in + (size_t)k * j->lot * j->row;
        if (j->in == COLUMNS)
            j->kernel->gather(j->b->inputs[k] + place(j, s0, from, j->in_series, j->in_bar), j->in_bar, lot, bars, rows, j->row);
        else
            for (size_t s = 0; s < lot; s++)
                for (size_t i = 0; i < bars; i++)
                    rows[s * j->row + i] = j->b->inputs[k][place(j, s0 + s, from + i, j->in_series, j->in_bar)];
    }
}

/* Rows of a matrix in time order lie pages apart, where no prefetcher of the machine's follows: while series number
 * `s` of a lot is computed, its share of the next tile is asked for. */
static void ask_for(const job *j, size_t s0, size_t lot, size_t from, size_t bars, size_t s)
{
    for (int k = 0; k < j->d->about.inputs; k++)
        for (size_t i = bars * s / lot; i < bars * (s + 1) / lot; i++) {
            const double *row = j->b->inputs[k] + place(j, s0, from + i, j->in_series, j->in_bar);
            for (size_t c = 0; c < lot; c += 8) __builtin_prefetch(row + c, 0, 2);
        }
}

static void reduce(const job *j, running *r, size_t series, size_t from, size_t bars, const double *const *x, double *const *y)
{
    for (size_t k = 0; k < j->b->reduction_count; k++) {
        const tacho_reduction *q = &j->b->reductions[k];
        const double *values = y[q->output];
        double target[WIDE_TILE];
        switch (q->kind) {
        case TACHO_LAST:  r[k].last = values[bars - 1]; break;
        case TACHO_LEAST:
        case TACHO_MOST:
        case TACHO_MEAN:  j->kernel->summarise(&r[k].of, values, bars); break;
        case TACHO_CROSSINGS:       count_crossings(j->kernel, &r[k], values, y[q->other], bars); break;
        case TACHO_CROSSINGS_INPUT: count_crossings(j->kernel, &r[k], values, x[q->other], bars); break;
        case TACHO_CORRELATION:
            for (size_t i = 0; i < bars; i++) target[i] = q->target[place(j, series, from + i, j->in_series, j->in_bar)];
            j->kernel->covary(&r[k].with, values, target, bars);
        }
    }
}

/* One tile of one lot: all sets of the unit on all its series.  0: stop. */
static int compute_tile(unit *u, size_t s0, size_t lot, size_t from, size_t bars)
{
    /* Where the tile after this one is: further on, or at the beginning of the next lot. */
    size_t next = from + bars, next_s = s0, next_bars = bars_of(u->j, s0) - next;
    if (!next_bars && s0 + lot < u->series1) next = 0, next_s = s0 + lot, next_bars = bars_of(u->j, s0 + lot);
    if (next_bars > u->j->tile) next_bars = u->j->tile;
    job *j = u->j;
    bench *w = u->w;
    int inputs = j->d->about.inputs, outputs = j->d->about.outputs;
    if (j->in != DIRECT) gather_tile(j, w, s0, lot, from, bars);
    for (size_t set = u->set0; set < u->set1; set++) {
        for (size_t s = 0; s < lot; s++) {
            const double *x[MOST_INPUTS];
            double *y[MOST_OUTPUTS];
            size_t slot = (set - u->set0) * j->lot + s, series = s0 + s;
            if (j->in == COLUMNS && set == u->set0) ask_for(j, next_s, lot, next, next_bars, s);
            for (int k = 0; k < inputs; k++)
                x[k] = j->in == DIRECT ? j->b->inputs[k] + place(j, series, from, j->in_series, 1)
                                       : w->in + ((size_t)k * j->lot + s) * j->row;
            for (int k = 0; k < outputs; k++)
                y[k] = j->out == DIRECT && j->b->outputs && j->b->outputs[k]
                     ? j->b->outputs[k] + (ptrdiff_t)set * j->out_set * !j->b->one_each + place(j, series, from, j->out_series, 1)
                     : w->out + ((size_t)k * j->lot + s) * j->row;
            if (j->b->options.missing == TACHO_REFUSE && set == u->set0 && !refuse_missing(u, series, from, bars, x)) return 0;
            tacho_feed((tacho_stream *)(void *)(w->states + slot * j->state_bytes), bars, x, y);
            reduce(j, w->reductions + slot * j->b->reduction_count, series, from, bars, x, y);
            if (j->b->tile && j->b->tile(j->b->tile_context, j->b->one_each ? series : set, series, from, bars, (const double *const *)y)) {
                tacho_error error;
                tacho_fail(&error, TACHO_CANCELLED, "stopped by the tile callback");
                fail_at(u, set, series, &error);
                return 0;
            }
        }
        for (int k = 0; j->out != DIRECT && j->b->outputs && k < outputs; k++) {
            double *to = j->b->outputs[k];
            const double *rows = w->out + (size_t)k * j->lot * j->row;
            if (!to) continue;
            to += (ptrdiff_t)set * j->out_set * !j->b->one_each;
            if (j->out == COLUMNS)
                j->kernel->scatter(to + place(j, s0, from, j->out_series, j->out_bar), j->out_bar, lot, bars, rows, j->row);
            else
                for (size_t s = 0; s < lot; s++)
                    for (size_t i = 0; i < bars; i++)
                        to[place(j, s0 + s, from + i, j->out_series, j->out_bar)] = rows[s * j->row + i];
        }
    }
    return !tacho_advance(&j->crew, u->worker, (u->set1 - u->set0) * lot * bars);
}

static int compute_lot(unit *u, size_t s0, size_t lot)
{
    job *j = u->j;
    bench *w = u->w;
    if (j->b->one_each) {
        for (size_t s = 0; s < lot; s++)
            if (!open_state(u, w->states + s * j->state_bytes, s0 + s, s0 + s)) return 0;
        u->set0 = s0, u->set1 = s0 + 1;         /* one set in turn: its number is the series'  */
    } else
        for (size_t k = 0; k < u->set1 - u->set0; k++)
            for (size_t s = 0; s < lot; s++) {
                const tacho_stream *fresh = (const tacho_stream *)(const void *)(w->templates + k * j->state_bytes);
                memcpy(w->states + (k * j->lot + s) * j->state_bytes, fresh, (size_t)fresh->bytes);
            }
    for (size_t k = 0; k < (u->set1 - u->set0) * j->lot * j->b->reduction_count; k++)
        begin_reduction(&w->reductions[k], j->b->reductions[k % j->b->reduction_count].kind);

    size_t bars = bars_of(j, s0);
    for (size_t from = 0; from < bars; from += j->tile)
        if (!compute_tile(u, s0, lot, from, bars - from < j->tile ? bars - from : j->tile)) return 0;

    for (size_t set = u->set0; set < u->set1; set++)
        for (size_t s = 0; s < lot; s++)
            for (size_t k = 0; k < j->b->reduction_count; k++) {
                size_t row = j->b->one_each ? 0 : set;
                j->b->reductions[k].results[row * j->series + s0 + s] =
                    result(&w->reductions[((set - u->set0) * j->lot + s) * j->b->reduction_count + k], j->b->reductions[k].kind);
            }
    return 1;
}

static void compute_unit(job *j, bench *w, size_t worker, size_t number)
{
    size_t set = number % j->set_units * j->sets_each, series = number / j->set_units * j->series_each;
    unit u = { j, w, worker, set, set + j->sets_each < j->sets ? set + j->sets_each : j->sets,
               series, series + j->series_each < j->series ? series + j->series_each : j->series };
    for (size_t k = 0; !j->b->one_each && k < u.set1 - u.set0; k++)
        if (!open_state(&u, w->templates + k * j->state_bytes, u.set0 + k, u.series0)) return;
    for (size_t s = u.series0; s < u.series1; s += j->lot)
        if (!compute_lot(&u, s, u.series1 - s < j->lot ? u.series1 - s : j->lot)) return;
}

static size_t round_up(size_t n) { return (n + 63) & ~(size_t)63; }

static int set_up(const job *j, bench *w)
{
    size_t slots = j->sets_each * j->lot;
    size_t states = slots * j->state_bytes, templates = j->b->one_each ? 0 : j->sets_each * j->state_bytes;
    size_t in  = j->in == DIRECT ? 0 : round_up(sizeof(double) * (size_t)j->d->about.inputs * j->lot * j->row);
    size_t out = round_up(sizeof(double) * (size_t)j->d->about.outputs * j->lot * j->row);
    size_t reductions = round_up(sizeof(running) * slots * j->b->reduction_count);
    char *at = w->memory = aligned_alloc(64, states + templates + in + out + reductions);
    if (!at) return 0;
    w->states = at, at += states;
    w->templates = at, at += templates;
    w->in = (double *)(void *)at, at += in;
    w->out = (double *)(void *)at, at += out;
    w->reductions = (running *)(void *)at;
    return 1;
}

static void work(void *job_, size_t worker)
{
    job *j = job_;
    bench w;
    if (!set_up(j, &w)) {
        tacho_error error;
        tacho_fail(&error, TACHO_NO_MEMORY, "%s: no memory for a worker's states", j->d->about.name);
        tacho_work_fails(&j->crew, &error);
        return;
    }
    for (size_t unit; (unit = atomic_fetch_add(&j->next, 1)) < j->units && !atomic_load(&j->crew.stopped);)
        compute_unit(j, &w, worker, unit);
    free(w.memory);
}

/* -- the call ---------------------------------------------------------------------------------- */

size_t tacho_batch_bytes(size_t sets, size_t series, size_t bars, tacho_error *error)
{
    size_t n, m, bytes;
    if (!__builtin_mul_overflow(sets, series, &n) && !__builtin_mul_overflow(n, bars, &m)
        && !__builtin_mul_overflow(m, sizeof(double), &bytes) && bytes <= PTRDIFF_MAX) return bytes;
    tacho_fail(error, TACHO_NO_MEMORY, "%zu sets x %zu series x %zu bars would take %.4g bytes", sets, series, bars,
               8. * (double)sets * (double)series * (double)bars);
    return 0;
}

static tacho_status check(const tacho_batch *b, const definition *d, size_t series, tacho_error *error)
{
    const char *name = d->about.name;
    if (b->order && !b->offsets) return tacho_fail(error, TACHO_BAD_ARGUMENT, "%s: order needs offsets", name);
    if (!b->inputs) return tacho_fail(error, TACHO_BAD_ARGUMENT, "%s: inputs is NULL", name);
    for (int k = 0; k < d->about.inputs; k++)
        if (!b->inputs[k]) return tacho_fail(error, TACHO_BAD_ARGUMENT, "%s: input %s is NULL", name, d->input[k]);
    if (b->one_each && (b->set_count != series || !b->sets))
        return tacho_fail(error, TACHO_BAD_ARGUMENT, "%s: one set each, but %zu sets for %zu series", name, b->sets ? b->set_count : 0, series);
    if (b->set_count > 1 && !b->sets) return tacho_fail(error, TACHO_BAD_ARGUMENT, "%s: sets is NULL", name);
    for (size_t k = 0; b->offsets && k < series; k++)
        if (b->offsets[k] > b->offsets[k + 1]) {
            tacho_fail(error, TACHO_BAD_ARGUMENT, "%s: offsets[%zu] = %zu is beyond offsets[%zu] = %zu", name, k, b->offsets[k], k + 1, b->offsets[k + 1]);
            if (error) error->series = (int64_t)k;
            return TACHO_BAD_ARGUMENT;
        }
    if (b->reduction_count && !b->reductions) return tacho_fail(error, TACHO_BAD_ARGUMENT, "%s: reductions is NULL", name);
    for (size_t k = 0; k < b->reduction_count; k++) {
        const tacho_reduction *q = &b->reductions[k];
        int others = q->kind == TACHO_CROSSINGS ? d->about.outputs : q->kind == TACHO_CROSSINGS_INPUT ? d->about.inputs : 1;
        if ((unsigned)q->kind > TACHO_CORRELATION || q->output < 0 || q->output >= d->about.outputs || !q->results
            || (others > 1 && (q->other < 0 || q->other >= others)) || (q->kind == TACHO_CORRELATION && !q->target))
            return tacho_fail(error, TACHO_BAD_ARGUMENT, "%s: reduction %zu asks for something that is not there", name, k);
    }
    for (size_t k = 0; b->sets && k < b->set_count; k++)
        if (tacho_check(b->indicator, b->sets + k * (size_t)d->about.parameters, error)) {
            if (error) error->set = (int64_t)k;
            return TACHO_BAD_PARAMETER;
        }
    return TACHO_OK;
}

static size_t largest(size_t a, size_t b)  { return a > b ? a : b; }
static size_t smallest(size_t a, size_t b) { return a < b ? a : b; }

/* How sets and series are cut into units: enough for all workers, few enough to cost nothing, states in cache. */
static void plan(job *j, size_t longest)
{
    const tacho_batch *b = j->b;
    int columns = j->in == COLUMNS || j->out == COLUMNS;
    j->lot = columns ? LOT : 1;
    /* What is only written goes furthest in long stretches; what somebody looks at has to stay in cache; and
     * whoever may stop wants to be asked soon. */
    j->tile = j->in != DIRECT || j->out != DIRECT ? TILE : b->reduction_count || b->tile ? WIDE_TILE
            : (size_t)LONG_TILE / (b->progress ? 4 : 1) / (size_t)j->d->about.inputs / 8 * 8;
    j->row = j->tile + 8;       /* rows a power of two apart would fight for the same lines of the cache */
    j->state_bytes = 0;
    for (size_t k = 0; k < j->sets; k++) {
        double p[MOST_PARAMETERS];
        tacho_settle_parameters(j->d, set_at(j, k), p, NULL);
        j->state_bytes = largest(j->state_bytes, round_up(tacho_bytes_for(j->d, p)));
    }
    size_t wanted = 4 * j->crew.workers, lots = (j->series + j->lot - 1) / j->lot;
    size_t fit = largest(1, STATES / (j->lot * j->state_bytes));
    if (b->one_each) j->sets_each = 1, j->set_units = 1;
    else {
        size_t share = lots >= wanted ? j->sets : (j->sets * lots + wanted - 1) / wanted;
        j->sets_each = smallest(largest(1, smallest(share, MOST_SETS)), fit);
        j->set_units = (j->sets + j->sets_each - 1) / j->sets_each;
    }
    size_t each = smallest(largest(1, UNIT_BARS / largest(1, longest * j->lot * j->sets_each)), largest(1, lots * j->set_units / wanted));
    j->series_each = each * j->lot;
    j->units = j->set_units * ((j->series + j->series_each - 1) / j->series_each);
}

tacho_status tacho_batch_run(const tacho_batch *b, tacho_error *error)
{
    if (!b || b->size < sizeof *b) return tacho_fail(error, TACHO_BAD_ARGUMENT, "batch is NULL or begins with a wrong size: begin with TACHO_BATCH");
    tacho_status status = tacho_run(b->indicator, NULL, &b->options, 0, NULL, NULL, error);      /* indicator and options */
    if (status) return status;

    job j = { .crew = { .how = b, .workers = tacho_count_workers(b) }, .b = b, .d = definition_of(b->indicator) };
    j.sets = b->set_count, j.series = b->series_count ? b->series_count : 1;
    status = check(b, j.d, j.series, error);
    if (!status) status = tacho_choose_level(b->options.level, &j.level, error);
    if (status) return status;
    if (b->outputs && j.sets && !b->offsets && b->bars && !tacho_batch_bytes(b->one_each ? 1 : j.sets, j.series, b->bars, error)) return TACHO_NO_MEMORY;

    size_t all = 0, longest = 0;
    for (size_t k = 0; k < j.series; k++) all += bars_of(&j, k), longest = largest(longest, bars_of(&j, k));
    if (!j.sets) return TACHO_OK;
    j.kernel = tacho_levels[j.level].batch;
    j.in_bar = b->bar_stride ? b->bar_stride : 1, j.in_series = b->series_stride ? b->series_stride : (ptrdiff_t)b->bars;
    j.out_bar = b->out_bar_stride ? b->out_bar_stride : 1, j.out_series = b->out_series_stride ? b->out_series_stride : (ptrdiff_t)b->bars;
    j.out_set = b->out_set_stride ? b->out_set_stride : (ptrdiff_t)(b->offsets ? all : j.series * b->bars);
    j.in  = b->order ? PLACES : j.in_bar == 1 ? DIRECT : j.in_series == 1 && !b->offsets ? COLUMNS : PLACES;
    j.out = b->order ? PLACES : j.out_bar == 1 ? DIRECT : j.out_series == 1 && !b->offsets ? COLUMNS : PLACES;
    plan(&j, longest);
    j.crew.workers = smallest(j.crew.workers, j.units);
    j.crew.total = (double)all * (double)(b->one_each ? 1 : j.sets);
    tacho_work(&j.crew, work, &j);
    status = (tacho_status)atomic_load(&j.crew.status);
    if (status && error) *error = j.crew.error;
    return status;
}
