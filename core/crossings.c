/* crossings.c -- every line of one family against every line of another.
 *
 * Bars are taken in tiles.  In each, first all lines are computed, each once, by whichever worker comes; then all
 * pairs are compared, in blocks of lines that stay in cache.  What is kept of a pair is one byte and its count.
 */
#include "workers.h"
#include <math.h>
#include <stdlib.h>

#ifdef TACHO_TINY
enum { TILE = 64, BLOCK = 3 };
#else
enum { TILE = 1024, BLOCK = 16 };
#endif
enum { WORDS = TILE / 64, ABOVE = 1, BEGUN = 2 };

typedef struct {
    crew     crew;
    const tacho_lines *family[2];
    const batch_kernel *kernel;
    size_t   lines, first_bar, bars, blocks[2];
    char   **stream;                    /* of each line: those of a, then those of b          */
    double  *values;                    /* [line][TILE], NaN beyond the bars there are         */
    uint64_t *valid;                    /* [line][WORDS]                                       */
    char    *whole;                     /* [line]: are all bars of the tile numbers?            */
    unsigned char *pair;                /* [a][b]: ABOVE, BEGUN                                */
    uint32_t *counts;
    atomic_size_t next;
} job;

static void compute_lines(void *job_, size_t worker)
{
    job *j = job_;
    double unwanted[TILE];
    for (size_t l; (l = atomic_fetch_add(&j->next, 1)) < j->lines && !tacho_advance(&j->crew, worker, 0);) {
        const tacho_lines *f = j->family[l >= j->family[0]->set_count];
        const double *x[MOST_INPUTS];
        double *y[MOST_OUTPUTS], *values = j->values + l * TILE;
        for (int k = 0; k < f->indicator->inputs; k++) x[k] = f->inputs[k] + j->first_bar;
        for (int k = 0; k < f->indicator->outputs; k++) y[k] = k == f->output ? values : unwanted;
        tacho_feed((tacho_stream *)(void *)j->stream[l], j->bars, x, y);
        for (size_t i = j->bars; i < TILE; i++) values[i] = NAN;
        j->kernel->valid(values, WORDS, j->valid + l * WORDS);
        j->whole[l] = 1;
        for (size_t w = 0; w < WORDS; w++) j->whole[l] &= j->valid[l * WORDS + w] == ~(uint64_t)0;
    }
}

static void compare(job *j, size_t a, size_t b)
{
    const double *x = j->values + a * TILE, *y = j->values + (j->family[0]->set_count + b) * TILE;
    const uint64_t *va = j->valid + a * WORDS, *vb = j->valid + (j->family[0]->set_count + b) * WORDS;
    size_t at = a * j->family[1]->set_count + b;
    trail t = { j->pair[at] & ABOVE, (j->pair[at] & BEGUN) != 0 };
    uint32_t count = 0;
    if (t.begun && j->whole[a] && j->whole[j->family[0]->set_count + b])
        count = j->kernel->changes(x, y, WORDS, &t.above);
    else {
        uint64_t bits[WORDS];
        j->kernel->above(x, y, WORDS, bits);
        for (size_t w = 0; w < WORDS; w++) count += changes_in(&t, bits[w], va[w] & vb[w]);
    }
    j->counts[at] += count;
    j->pair[at] = (unsigned char)(t.above | (t.begun ? BEGUN : 0));
}

static void compare_lines(void *job_, size_t worker)
{
    job *j = job_;
    for (size_t unit; (unit = atomic_fetch_add(&j->next, 1)) < j->blocks[0] * j->blocks[1];) {
        size_t a0 = unit / j->blocks[1] * BLOCK, b0 = unit % j->blocks[1] * BLOCK, pairs = 0;
        for (size_t a = a0; a < a0 + BLOCK && a < j->family[0]->set_count; a++)
            for (size_t b = b0; b < b0 + BLOCK && b < j->family[1]->set_count; b++, pairs++) compare(j, a, b);
        if (tacho_advance(&j->crew, worker, pairs * j->bars)) return;
    }
}

static tacho_status check(const tacho_lines *f, size_t bars, tacho_error *error)
{
    if (!f || !f->indicator) return tacho_fail(error, TACHO_UNKNOWN_INDICATOR, "lines of no indicator");
    if (f->output < 0 || f->output >= f->indicator->outputs) return tacho_fail(error, TACHO_BAD_ARGUMENT, "%s has no output %d", f->indicator->name, f->output);
    if (!f->inputs || (!f->sets && f->indicator->parameters)) return tacho_fail(error, TACHO_BAD_ARGUMENT, "%s: %s is NULL", f->indicator->name, f->inputs ? "sets" : "inputs");
    for (int k = 0; bars && k < f->indicator->inputs; k++)
        if (!f->inputs[k]) return tacho_fail(error, TACHO_BAD_ARGUMENT, "%s: input %d is NULL", f->indicator->name, k);
    for (size_t s = 0; s < f->set_count; s++)
        if (tacho_check(f->indicator, f->sets + s * (size_t)f->indicator->parameters, error)) {
            if (error) error->set = (int64_t)s;
            return TACHO_BAD_PARAMETER;
        }
    return TACHO_OK;
}

static tacho_status run(job *j, size_t bars, int level, const tacho_options *options, tacho_error *error)
{
    size_t bytes = 0, l = 0;
    for (int f = 0; f < 2; f++)
        for (size_t s = 0; s < j->family[f]->set_count; s++)
            bytes += (tacho_stream_size(j->family[f]->indicator, j->family[f]->sets + s * (size_t)j->family[f]->indicator->parameters) + 63) & ~(size_t)63;
    char *states = aligned_alloc(64, bytes);
    j->stream = malloc(j->lines * sizeof *j->stream);
    j->values = aligned_alloc(64, j->lines * TILE * sizeof *j->values);
    j->valid  = malloc(j->lines * WORDS * sizeof *j->valid);
    j->whole  = malloc(j->lines);
    j->pair   = calloc(j->family[0]->set_count, j->family[1]->set_count);
    tacho_status status = TACHO_OK;
    if (!states || !j->stream || !j->values || !j->valid || !j->whole || !j->pair)
        status = tacho_fail(error, TACHO_NO_MEMORY, "no memory for %zu lines", j->lines);
    else {
        char *at = states;
        for (int f = 0; f < 2; f++)
            for (size_t s = 0; s < j->family[f]->set_count; s++, l++) {
                const definition *d = definition_of(j->family[f]->indicator);
                const double *p = j->family[f]->sets + s * (size_t)d->about.parameters;
                size_t size = tacho_bytes_for(d, p);
                tacho_open((tacho_stream *)(void *)(j->stream[l] = at), size, d, p, level, options->missing);
                at += (size + 63) & ~(size_t)63;
            }
        for (; j->first_bar < bars && !atomic_load(&j->crew.stopped); j->first_bar += TILE) {
            j->bars = bars - j->first_bar < TILE ? bars - j->first_bar : TILE;
            atomic_store(&j->next, 0), tacho_work(&j->crew, compute_lines, j);
            atomic_store(&j->next, 0), tacho_work(&j->crew, compare_lines, j);
        }
        status = (tacho_status)atomic_load(&j->crew.status);
        if (status && error) *error = j->crew.error;
    }
    free(states), free(j->stream), free(j->values), free(j->valid), free(j->whole), free(j->pair);
    return status;
}

tacho_status tacho_crossings(const tacho_lines *a, const tacho_lines *b, size_t bars, uint32_t *counts,
                             const tacho_batch *how, tacho_error *error)
{
    static const tacho_batch defaults = TACHO_BATCH;
    if (!how) how = &defaults;
    if (how->size < sizeof *how) return tacho_fail(error, TACHO_BAD_ARGUMENT, "how begins with a wrong size: begin with TACHO_BATCH");
    tacho_status status = check(a, bars, error);
    if (!status) status = check(b, bars, error);
    if (!status) status = tacho_run(a->indicator, NULL, &how->options, 0, NULL, NULL, error);
    int level;
    if (!status) status = tacho_choose_level(how->options.level, &level, error);
    size_t pairs = 0;
    if (!status && (__builtin_mul_overflow(a->set_count, b->set_count, &pairs) || pairs > PTRDIFF_MAX / sizeof *counts))
        return tacho_fail(error, TACHO_NO_MEMORY, "%zu x %zu counts would take %.4g bytes", a->set_count, b->set_count,
                          4. * (double)a->set_count * (double)b->set_count);
    if (!status && pairs && !counts) status = tacho_fail(error, TACHO_BAD_ARGUMENT, "counts is NULL");
    if (!status && how->options.missing == TACHO_REFUSE)
        for (int f = 0; f < 2 && !status; f++) {
            const tacho_lines *lines = f ? b : a;
            for (size_t i = 0; i < bars && !status; i++)
                for (int k = 0; k < lines->indicator->inputs && !status; k++)
                    if (is_missing(lines->inputs[k][i])) {
                        status = tacho_fail(error, TACHO_MISSING_VALUE, "%s: input %d is missing at bar %zu", lines->indicator->name, k, i);
                        if (error) error->bar = (int64_t)i;
                    }
        }
    if (status || !pairs) return status;

    memset(counts, 0, pairs * sizeof *counts);
    job j = { .crew = { .how = how, .workers = tacho_count_workers(how), .total = (double)pairs * (double)bars },
              .family = { a, b }, .kernel = tacho_levels[level].batch, .lines = a->set_count + b->set_count, .counts = counts,
              .blocks = { (a->set_count + BLOCK - 1) / BLOCK, (b->set_count + BLOCK - 1) / BLOCK } };
    return run(&j, bars, level, &how->options, error);
}
