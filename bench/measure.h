/* measure.h -- what the benches share: a clock, medians, a price series. */
#ifndef MEASURE_H
#define MEASURE_H
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static inline double now(void)                      /* ns */
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}
static inline int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}
static inline double median(double *x, int n) { qsort(x, (size_t)n, sizeof *x, by_size); return x[n / 2]; }

/* open, high, low, close, volume: a walk whose logarithm has mean zero, so that it wanders into no
 * denormals and no other decade. */
static inline void make_prices(double *const series[5], size_t bars)
{
    double level = 0;
    srand(1);
    for (size_t i = 0; i < bars; i++) {
        double step = .02 * ((double)rand() / RAND_MAX - .5), spread = .005 * (double)rand() / RAND_MAX;
        level = .9999 * level + step;
        double close = 100 * exp(level), open = 100 * exp(level - step);
        series[0][i] = open, series[3][i] = close;
        series[1][i] = fmax(open, close) * (1 + spread), series[2][i] = fmin(open, close) * (1 - spread);
        series[4][i] = (double)(rand() % 1000);
    }
}
static inline const double *input_named(double *const series[5], const char *name)
{
    static const char *const names[] = { "open", "high", "low", "close", "volume" };
    for (int k = 0; k < 5; k++) if (!strcmp(names[k], name)) return series[k];
    return series[3];
}
#endif
