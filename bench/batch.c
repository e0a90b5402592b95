/* batch.c -- sweeps, panels and crossings beside single calls.
 *
 *     sweep      time per value over the mean of the single calls' at the same periods, one core; two cores over one
 *     panel      5,000 series x 2,520 bars beside one series as long, from rows and from columns
 *     crossings  220 x 265 alma lines over 200,000 bars, and what writing all lines would be
 * Ratios are of runs in turns, medians.
 */
#include "measure.h"
#include "tacho.h"

enum { BARS = 1000000, ROUNDS = 5 };

static double *allocate(size_t count)
{
    double *x = aligned_alloc(64, (count * sizeof *x + 63) & ~(size_t)63);
    if (!x) fprintf(stderr, "bench: no memory for %zu values\n", count), exit(1);
    memset(x, 0, count * sizeof *x);                /* pages are there before anything is measured */
    return x;
}

static double run_batch(const tacho_batch *b)
{
    tacho_error e = { 0 };
    double start = now();
    if (tacho_batch_run(b, &e)) fprintf(stderr, "bench: %s\n", e.message), exit(1);
    return now() - start;
}

static void sweep(double *const series[5], const char *name, int first, int last)
{
    const tacho_indicator *is = tacho_find(name);
    tacho_range ranges[16];
    for (int k = 0; k < is->parameters; k++) ranges[k] = (tacho_range){ tacho_parameter_at(is, k)->preset, 0, 0 };
    ranges[0] = (tacho_range){ first, last, 1 };
    size_t sets = tacho_grid_count(is, ranges, NULL), width = (size_t)is->parameters;
    double *table = malloc(sets * width * sizeof *table), *out = allocate(sets * BARS);
    tacho_grid_fill(is, ranges, table, sets, NULL);

    const double *in[] = { series[3] };
    tacho_batch b = TACHO_BATCH;
    b.indicator = is, b.sets = table, b.set_count = sets, b.bars = BARS, b.inputs = in, b.outputs = &out;
    double one[ROUNDS], two[ROUNDS], alone[ROUNDS], writing[ROUNDS], against_alone[ROUNDS], against_writing[ROUNDS], speedup[ROUNDS];
    for (int r = -1; r < ROUNDS; r++) {             /* round -1 warms up */
        int k = r < 0 ? 0 : r;
        double start = now();
        for (size_t s = 0; s < sets; s++) {         /* a row each: what a loop over single calls would write */
            double *row = out + s * BARS;
            tacho_run(is, table + s * width, NULL, BARS, in, &row, NULL);
        }
        alone[k] = now() - start;
        b.threads = 1, one[k] = run_batch(&b);
        b.threads = 2, two[k] = run_batch(&b);
        start = now(), memset(out, r & 1, sets * BARS * sizeof *out), writing[k] = now() - start;
        against_alone[k] = one[k] / alone[k], against_writing[k] = one[k] / writing[k], speedup[k] = one[k] / two[k];
    }
    double values = (double)sets * BARS;
    printf("sweep %-5s %d..%-4d %4zu sets: %.3f ns a value; %.2f of single calls; %.2f of writing alone (%.3f ns); two cores %.2f times one\n",
           name, first, last, sets, median(one, ROUNDS) / values, median(against_alone, ROUNDS), median(against_writing, ROUNDS),
           median(writing, ROUNDS) / values, median(speedup, ROUNDS));
    free(table), free(out);
}

static void panel(const char *name)
{
    enum { SERIES = 5000, LENGTH = 2520 };
    const tacho_indicator *is = tacho_find(name);
    size_t all = (size_t)SERIES * LENGTH;
    double *rows[5], *columns[5];
    const double *in[5], *in_columns[5];
    for (int k = 0; k < 5; k++) rows[k] = allocate(all), columns[k] = allocate(all);
    make_prices(rows, all);
    for (int k = 0; k < 5; k++)
        for (size_t s = 0; s < SERIES; s++) for (size_t i = 0; i < LENGTH; i++) columns[k][i * SERIES + s] = rows[k][s * LENGTH + i];
    for (int k = 0; k < is->inputs; k++) in[k] = input_named(rows, tacho_input_name(is, k)), in_columns[k] = input_named(columns, tacho_input_name(is, k));
    double *out = allocate(all);
    tacho_batch b = TACHO_BATCH, c;
    b.indicator = is, b.series_count = SERIES, b.bars = LENGTH, b.inputs = in, b.outputs = &out, b.threads = 1;
    c = b, c.inputs = in_columns, c.series_stride = c.out_series_stride = 1, c.bar_stride = c.out_bar_stride = SERIES;
    double one[ROUNDS], by_rows[ROUNDS], by_columns[ROUNDS], r1[ROUNDS], r2[ROUNDS];
    for (int r = -1; r < ROUNDS; r++) {
        int k = r < 0 ? 0 : r;
        double start = now();
        tacho_run(is, NULL, NULL, all, in, &out, NULL);
        one[k] = now() - start, by_rows[k] = run_batch(&b), by_columns[k] = run_batch(&c);
        r1[k] = by_rows[k] / one[k], r2[k] = by_columns[k] / one[k];
    }
    printf("panel %-5s %d x %d: one series %.3f ns a bar; rows %.3f (%.2f); columns %.3f (%.2f)\n", name, SERIES, LENGTH,
           median(one, ROUNDS) / (double)all, median(by_rows, ROUNDS) / (double)all, median(r1, ROUNDS),
           median(by_columns, ROUNDS) / (double)all, median(r2, ROUNDS));
    for (int k = 0; k < 5; k++) free(rows[k]), free(columns[k]);
    free(out);
}

static void crossings(double *const series[5])
{
    enum { FAST = 220, SLOW = 265, LENGTH = 200000 };
    const tacho_indicator *is = tacho_find("alma");
    size_t width = (size_t)is->parameters;
    double *sets = malloc((FAST + SLOW) * width * sizeof *sets);
    for (size_t k = 0; k < FAST + SLOW; k++) tacho_defaults(is, sets + k * width, width), sets[k * width] = k < FAST ? 5 + (double)k : 30 + (double)(k - FAST);
    const double *in[] = { series[3] };
    tacho_lines a = { is, 0, sets, FAST, in }, b = { is, 0, sets + FAST * width, SLOW, in };
    uint32_t *counts = malloc(FAST * SLOW * sizeof *counts);
    for (size_t threads = 1; threads <= 2; threads++) {
        tacho_batch how = TACHO_BATCH;
        how.threads = threads;
        double times[3], lines[3];
        double *out = allocate((FAST + SLOW) * LENGTH);
        tacho_batch all = TACHO_BATCH;
        all.indicator = is, all.sets = sets, all.set_count = FAST + SLOW, all.bars = LENGTH, all.inputs = in, all.outputs = &out, all.threads = threads;
        for (int r = 0; r < 3; r++) {
            double start = now();
            tacho_crossings(&a, &b, LENGTH, counts, &how, NULL);
            times[r] = now() - start, lines[r] = run_batch(&all);
        }
        double pair_bars = (double)FAST * SLOW * LENGTH, seconds = median(times, 3) / 1e9;
        printf("crossings %d x %d alma lines, %d bars, %zu threads: %.2f s, %.2f thousand million pair-bars a second; the lines alone, materialised: %.2f s, %.2f GB\n",
               FAST, SLOW, LENGTH, threads, seconds, pair_bars / seconds / 1e9, median(lines, 3) / 1e9, (FAST + SLOW) * 8. * LENGTH / 1e9);
        free(out);
    }
    free(sets), free(counts);
}

int main(void)
{
    double *series[5];
    for (int k = 0; k < 5; k++) series[k] = allocate(BARS);
    make_prices(series, BARS);
    printf("level %s\n", tacho_level());
    sweep(series, "kama", 10, 250);
    sweep(series, "ema", 5, 244);
    sweep(series, "alma", 5, 60);
    panel("rsi");
    panel("atr");
    crossings(series);
    return 0;
}
