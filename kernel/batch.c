/* batch.c -- compiled once per level, like the indicators, and with the same rules. */
#include "kernel/real.h"
#include "kernel/batch.h"

/* A whole line that nobody reads soon: without fetching it first. */
INLINE void store_past_cache(double *p, R v)
{
#ifdef __clang__
    if ((uintptr_t)p % 64 == 0) { __builtin_nontemporal_store(v, (R *)(void *)p); return; }
#endif
    store(p, v);
}

/* -- between rows and columns ------------------------------------------------- */

/* Eight by eight: three rounds of exchanging halves. */
INLINE void transpose(R v[8])
{
    R a[8], b[8];
    for (int k = 0; k < 8; k += 2) {
        a[k]     = PICK(v[k], v[k + 1], 0, 8, 2, 10, 4, 12, 6, 14);
        a[k + 1] = PICK(v[k], v[k + 1], 1, 9, 3, 11, 5, 13, 7, 15);
    }
    for (int k = 0; k < 8; k += 4)
        for (int j = 0; j < 2; j++) {
            b[k + j]     = PICK(a[k + j], a[k + j + 2], 0, 1, 8, 9, 4, 5, 12, 13);
            b[k + j + 2] = PICK(a[k + j], a[k + j + 2], 2, 3, 10, 11, 6, 7, 14, 15);
        }
    for (int k = 0; k < 4; k++) {
        v[k]     = PICK(b[k], b[k + 4], 0, 1, 2, 3, 8, 9, 10, 11);
        v[k + 4] = PICK(b[k], b[k + 4], 4, 5, 6, 7, 12, 13, 14, 15);
    }
}

static void gather_rows(const double *matrix, ptrdiff_t stride, size_t count, size_t bars, double *rows, size_t row_stride)
{
    size_t i = 0;
    for (; i + 8 <= bars; i += 8) {
        size_t k = 0;
        for (; k + 8 <= count; k += 8) {
            R v[8];
            for (size_t j = 0; j < 8; j++) v[j] = load(matrix + (ptrdiff_t)(i + j) * stride + (ptrdiff_t)k);
            transpose(v);
            for (size_t j = 0; j < 8; j++) store(rows + (k + j) * row_stride + i, v[j]);
        }
        for (; k < count; k++)
            for (size_t j = 0; j < 8; j++) rows[k * row_stride + i + j] = matrix[(ptrdiff_t)(i + j) * stride + (ptrdiff_t)k];
    }
    for (; i < bars; i++)
        for (size_t k = 0; k < count; k++) rows[k * row_stride + i] = matrix[(ptrdiff_t)i * stride + (ptrdiff_t)k];
}

static void scatter_rows(double *matrix, ptrdiff_t stride, size_t count, size_t bars, const double *rows, size_t row_stride)
{
    size_t i = 0;
    for (; i + 8 <= bars; i += 8) {
        size_t k = 0;
        for (; k + 8 <= count; k += 8) {
            R v[8];
            for (size_t j = 0; j < 8; j++) v[j] = load(rows + (k + j) * row_stride + i);
            transpose(v);
            for (size_t j = 0; j < 8; j++) store_past_cache(matrix + (ptrdiff_t)(i + j) * stride + (ptrdiff_t)k, v[j]);
        }
        for (; k < count; k++)
            for (size_t j = 0; j < 8; j++) matrix[(ptrdiff_t)(i + j) * stride + (ptrdiff_t)k] = rows[k * row_stride + i + j];
    }
    for (; i < bars; i++)
        for (size_t k = 0; k < count; k++) matrix[(ptrdiff_t)i * stride + (ptrdiff_t)k] = rows[k * row_stride + i];
}

/* -- reductions, one bar after the other: any tiling gives the same bits --------- */

/* sum + rest is the exact sum but for the roundings of rest (Knuth's two-sum). */
INLINE void add_exactly(double *sum, double *rest, double x)
{
    double s = *sum + x, part = s - *sum;
    *rest += (*sum - (s - part)) + (x - part);
    *sum = s;
}

static void summarise(summary *r, const double *x, size_t bars)
{
    summary s = *r;
    for (size_t i = 0; i < bars; i++) {
        if (x[i] != x[i]) continue;
        add_exactly(&s.sum, &s.rest, x[i]);
        if (x[i] < s.least) s.least = x[i];
        if (x[i] > s.most)  s.most = x[i];
        s.count++;
    }
    *r = s;
}

static void covary(covariation *r, const double *x, const double *y, size_t bars)
{
    covariation c = *r;
    for (size_t i = 0; i < bars; i++) {
        if (x[i] != x[i] || y[i] != y[i]) continue;
        if (c.count == 0) c.x0 = x[i], c.y0 = y[i];
        double dx = x[i] - c.x0, dy = y[i] - c.y0;
        const double term[5] = { dx, dy, dx * dx, dy * dy, dx * dy };
        for (int k = 0; k < 5; k++) add_exactly(&c.s[k], &c.e[k], term[k]);
        c.count++;
    }
    *r = c;
}

/* -- crossings ---------------------------------------------------------------------- */

INLINE uint64_t word_above(const double *a, const double *b)
{
    uint64_t bits = 0;
    for (int k = 0; k < 8; k++) bits |= lanes_of(load(a + 8 * k) > load(b + 8 * k)) << 8 * k;
    return bits;
}

static void where_above(const double *a, const double *b, size_t words, uint64_t *bits)
{
    for (size_t w = 0; w < words; w++) bits[w] = word_above(a + 64 * w, b + 64 * w);
}

static void valid(const double *a, size_t words, uint64_t *bits)
{
    for (size_t w = 0; w < words; w++) {
        bits[w] = 0;
        for (int k = 0; k < 8; k++) {
            R v = load(a + 64 * w + 8 * k);
            bits[w] |= lanes_of(v == v) << 8 * k;
        }
    }
}

static uint32_t changes(const double *a, const double *b, size_t words, uint64_t *carry)
{
    uint64_t before = *carry;
    int count = 0;
    for (size_t w = 0; w < words; w++) {
        uint64_t bits = word_above(a + 64 * w, b + 64 * w);
        count += __builtin_popcountll(bits ^ (bits << 1 | before));
        before = bits >> 63;
    }
    *carry = before;
    return (uint32_t)count;
}

#define SYMBOL_(level) tacho_batch_kernel_##level
#define SYMBOL(level)  SYMBOL_(level)
extern const batch_kernel SYMBOL(TACHO_LEVEL);
const batch_kernel SYMBOL(TACHO_LEVEL) = { gather_rows, scatter_rows, summarise, covary, where_above, valid, changes };
