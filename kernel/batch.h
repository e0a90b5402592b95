/* batch.h -- what batches need of each SIMD level besides the indicators; made by batch.c. */
#ifndef TACHO_KERNEL_BATCH_H
#define TACHO_KERNEL_BATCH_H
#include <stddef.h>
#include <stdint.h>

typedef struct { double sum, rest, least, most, count; } summary;

/* Sums of products of deviations from the first pair; with their rounding errors. */
typedef struct { double x0, y0, count, s[5], e[5]; } covariation;

typedef struct {
    /* rows[k][i] = matrix[i * stride + k] for k < count, i < bars; and back. */
    void (*gather)(const double *matrix, ptrdiff_t stride, size_t count, size_t bars, double *rows, size_t row_stride);
    void (*scatter)(double *matrix, ptrdiff_t stride, size_t count, size_t bars, const double *rows, size_t row_stride);

    /* Folds more values in; NaN are passed over. */
    void (*summarise)(summary *, const double *x, size_t bars);
    void (*covary)(covariation *, const double *x, const double *y, size_t bars);

    /* bits[w] tells which of the 64 bars are above, and which are numbers. */
    void (*above)(const double *a, const double *b, size_t words, uint64_t *bits);
    void (*valid)(const double *a, size_t words, uint64_t *bits);

    /* How often "a above b" changes within 64 `words` bars, all valid; *carry is it for the bar before. */
    uint32_t (*changes)(const double *a, const double *b, size_t words, uint64_t *carry);
} batch_kernel;

/* Between words: was the last bar there was above, and was there one? */
typedef struct { uint64_t above, begun; } trail;

/* How often `above` changes within 64 bars, of which only those `there` count. */
static inline uint32_t changes_in(trail *t, uint64_t above, uint64_t there)
{
    uint32_t count = 0;
    if (there == ~(uint64_t)0 && t->begun) {
        count = (uint32_t)__builtin_popcountll(above ^ (above << 1 | t->above));
        t->above = above >> 63;
    } else for (; there; there &= there - 1) {
        uint64_t now = above >> __builtin_ctzll(there) & 1;
        count += t->begun && now != t->above;
        t->above = now, t->begun = 1;
    }
    return count;
}

#endif
