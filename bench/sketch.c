/* sketch.c -- Tacho beside the sketch it grew from (../shared/sketch), in one process.
 *
 * For each indicator of the sketch, each level and both sizes: the two in turns, on the same data,
 * after 50 ms of warm-up; the median of the ratios of neighbouring runs, and both medians.  The bar:
 * nowhere more than 1.05.
 */
#include "beside.h"
#include "measure.h"
#include "tacho.h"

enum { MOST_BARS = 1000000, MOST_ROUNDS = 201 };

/* What the sketch computes, in our words: its presets and conventions. */
static const char *const wishes[][3] = {
    { "stddev", "period", "20" }, { "atr", "start", "second" }, { "obv", "start", "volume" },
    { "rsi", "flat", "zero" },    { "ema", "seed", "sma" },
};

static double prices[5][MOST_BARS], values[2][3][MOST_BARS];
static double *const series[5] = { prices[0], prices[1], prices[2], prices[3], prices[4] };

static void ours(const tacho_indicator *row, const double *p, const tacho_options *options, size_t bars, const double *const *in)
{
    double *out[] = { values[0][0], values[0][1], values[0][2] };
    tacho_run(row, p, options, bars, in, out, NULL);
}

int main(int count, char **names)
{
    make_prices(series, MOST_BARS);
    int worst_count = 0;
    printf("%-8s %-9s %9s %12s %12s %8s\n", "", "level", "bars", "tacho ns/bar", "sketch", "ratio");
    for (int k = 0; k < sketch_count(); k++) {
        const char *name = sketch_name(k);
        int wanted = count < 2;
        for (int a = 1; a < count; a++) wanted |= !strcmp(names[a], name);
        const tacho_indicator *row = tacho_find(name);
        if (!row || !wanted) continue;
        double p[16];
        tacho_defaults(row, p, (size_t)row->parameters);
        for (size_t w = 0; w < sizeof wishes / sizeof *wishes; w++)
            if (!strcmp(wishes[w][0], name)) tacho_set(row, p, (size_t)row->parameters, wishes[w][1], wishes[w][2], NULL);
        const double *in[8];
        for (int i = 0; i < row->inputs; i++) in[i] = input_named(series, tacho_input_name(row, i));

        static const char *const levels[] = { "baseline", "avx2", "avx512" };
        static const size_t sizes[] = { 20000, 1000000 };
        for (int l = 0; l < 3; l++) for (int z = 0; z < 2; z++) {
            tacho_options options = TACHO_OPTIONS;
            options.level = levels[l];
            if (tacho_run(row, p, &options, 0, in, NULL, NULL)) continue;          /* not on this machine */
            double mine[MOST_ROUNDS], theirs[MOST_ROUNDS], ratio[MOST_ROUNDS];
            int rounds = sizes[z] > 100000 ? 41 : MOST_ROUNDS;
            double *out[] = { values[1][0], values[1][1], values[1][2] };
            for (double start = now(); now() - start < 5e7;)
                ours(row, p, &options, sizes[z], in), sketch_run(k, l, sizes[z], in, out);
            for (int r = 0; r < rounds; r++) {
                double a = now();
                if (r & 1) sketch_run(k, l, sizes[z], in, out); else ours(row, p, &options, sizes[z], in);
                double b = now();
                if (r & 1) ours(row, p, &options, sizes[z], in); else sketch_run(k, l, sizes[z], in, out);
                double c = now();
                mine[r] = (r & 1 ? c - b : b - a) / (double)sizes[z], theirs[r] = (r & 1 ? b - a : c - b) / (double)sizes[z];
                ratio[r] = mine[r] / theirs[r];
            }
            double typical = median(ratio, rounds);
            worst_count += typical > 1.05;
            printf("%-8s %-9s %9zu %12.3f %12.3f %8.3f%s\n", name, levels[l], sizes[z], median(mine, rounds),
                   median(theirs, rounds), typical, typical > 1.05 ? "  slower" : "");
        }
    }
    printf("slower than the sketch by more than 5 %%: %d\n", worst_count);
    return 0;
}
