/* bits.c -- one hash over the results of all indicators, to compare builds with.
 *
 * Walks the registry with fixed data and parameters, on every level that runs here, as arrays and
 * as ticks, and complains if they differ; the last line is the hash.  Stands alone (no test library), so
 * that it can be built for any machine: the same number must come out on all of them.
 */
#include "tacho.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BARS = 1500, DRAWS = 6, MOST = 9 };

static uint64_t seed;
static double uniform(void)             /* the same on every machine: exact until the last step */
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (double)(seed >> 32) / 4294967296.0;
}

static double series[MOST][BARS];
static const double *input_for(const char *name)
{
    static const char *const names[] = { "open", "high", "low", "close", "volume", "real", "real2", "periods" };
    for (int k = 0; k < 8; k++) if (!strcmp(names[k], name)) return series[k];
    return series[3];
}
static void make_series(int holes)
{
    double price = 100;
    for (int i = 0; i < BARS; i++) {
        double open = price;
        double step = uniform() - .5;
        price = floor((price + 2 * step) * 64) / 64;            /* short fractions: nothing to round */
        if (price < 1) price = 1;
        double high = price > open ? price : open, low = price > open ? open : price;
        high += floor(uniform() * 64) / 64, low -= floor(uniform() * 32) / 64;
        double bar[] = { open, high, low, price, floor(uniform() * 1000), price, floor(uniform() * 6400) / 64, (double)(i * i % 61) * .75 };
        for (int k = 0; k < 8; k++) series[k][i] = bar[k];
        if (holes && uniform() < .02) series[(int)(uniform() * 7)][i] = NAN;
    }
}

static uint64_t hash_of(uint64_t hash, const double *x, int count)
{
    for (int i = 0; i < count; i++) {
        uint64_t word = 0x7ff8000000000000u;                    /* one NaN for all             */
        if (x[i] == x[i]) memcpy(&word, &x[i], sizeof word);
        for (int k = 0; k < 8; k++) hash = (hash ^ (word >> 8 * k & 255)) * 0x100000001b3u;
    }
    return hash;
}

int main(void)
{
    uint64_t all = 0xcbf29ce484222325u;
    int failures = 0;
    static double y[MOST][BARS], z[MOST][BARS];
    for (size_t i = 0; i < tacho_count(); i++) {
        const tacho_indicator *row = tacho_at(i);
        uint64_t of_indicator = 0xcbf29ce484222325u;
        for (int draw = 0; draw < DRAWS; draw++) {
            seed = 1000003u * (unsigned)draw + 17;
            make_series(draw & 1);
            double p[32];
            tacho_defaults(row, p, (size_t)row->parameters);
            for (int k = 0; draw && k < row->parameters; k++) {
                const tacho_parameter *parameter = tacho_parameter_at(row, k);
                double span = parameter->most - parameter->least, reach = draw == 5 ? 600 : 40;
                if (parameter->type == TACHO_REAL) { uniform(); continue; }
                p[k] = parameter->least + floor(uniform() * ((span < reach ? span : reach) + 1));
                if (p[k] > parameter->most) p[k] = parameter->most;
            }
            const double *in[MOST];
            for (int k = 0; k < row->inputs; k++) in[k] = input_for(tacho_input_name(row, k));
            uint64_t first = 0;
            const char *level;
            for (size_t l = 0; (level = tacho_level_at(l)); l++) {
                tacho_options options = TACHO_OPTIONS;
                options.level = level;
                double *out[MOST];
                for (int k = 0; k < MOST; k++) out[k] = y[k];
                if (tacho_run(row, p, &options, BARS, in, out, NULL)) { failures++, printf("%s fails\n", row->name); continue; }
                uint64_t hash = 0xcbf29ce484222325u;
                for (int k = 0; k < row->outputs; k++) hash = hash_of(hash, y[k], BARS);
                if (!l) first = hash;
                if (hash != first) failures++, printf("%s differs on %s (draw %d)\n", row->name, level, draw);
            }
            tacho_stream *stream = tacho_stream_new(row, p, NULL, NULL);
            for (int b = 0; stream && b < BARS; b++) {
                double bar[MOST], value[MOST];
                for (int k = 0; k < row->inputs; k++) bar[k] = in[k][b];
                tacho_stream_update(stream, bar, value, NULL);
                for (int k = 0; k < row->outputs; k++) z[k][b] = value[k];
            }
            tacho_stream_free(stream);
            uint64_t hash = 0xcbf29ce484222325u;
            for (int k = 0; k < row->outputs; k++) hash = hash_of(hash, z[k], BARS);
            if (hash != first) failures++, printf("%s differs as ticks (draw %d)\n", row->name, draw);
            of_indicator = (of_indicator ^ first) * 0x100000001b3u;
        }
        printf("%-20s %016llx\n", row->name, (unsigned long long)of_indicator);
        all = (all ^ of_indicator) * 0x100000001b3u;
    }
    printf("%016llx\n", (unsigned long long)all);
    return failures != 0;
}
