/* fuzz.h -- what the fuzzers share: the input, taken apart byte by byte, and draws from it.
 *
 * The first two bytes are a seed: what is taken after the end is random, from the seed, so that short
 * inputs make full cases too.  With seed 0 it is all zeros, which mean the plainest thing.
 */
#ifndef TACHO_FUZZ_H
#define TACHO_FUZZ_H
#include "tacho.h"
#include <inttypes.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Say what is wrong, and stop: libFuzzer then keeps the input. */
#define wrong(...) (fprintf(stderr, "\nWRONG: " __VA_ARGS__), fputc('\n', stderr), abort())
#define demand(condition, ...) ((condition) ? (void)0 : wrong(__VA_ARGS__))

enum { MOST_SERIES = 8, MOST_SETTINGS = 32, ALL_STATUSES = TACHO_CANCELLED + 1 };

typedef struct { const uint8_t *at, *end; uint64_t seed; } source;

static inline unsigned byte(source *s)
{
    if (s->at < s->end) return *s->at++;
    s->seed ^= s->seed << 13, s->seed ^= s->seed >> 7, s->seed ^= s->seed << 17;       /* Marsaglia's xorshift */
    return (unsigned)(s->seed >> 32) & 255;
}
static inline source begin(const uint8_t *bytes, size_t size)
{
    source s = { bytes, bytes + size, 0 };
    uint64_t low = byte(&s), high = byte(&s);
    s.seed = (low | high << 8) * 0x9e3779b97f4a7c15u;
    return s;
}
static inline unsigned below(source *s, unsigned n) { return n ? byte(s) % n : 0; }
static inline bool one_in(source *s, unsigned n) { return byte(s) % n == n - 1; }
static inline uint64_t word(source *s)
{
    uint64_t w = 0;
    for (int k = 0; k < 8; k++) w |= (uint64_t)byte(s) << (8 * k);
    return w;
}
static inline double any_double(source *s) { uint64_t w = word(s); double x; memcpy(&x, &w, 8); return x; }

/* A price, mostly: 1 byte; odd numbers: 2; anything: 9. */
static inline double number(source *s)
{
    static const double odd[] = { NAN, INFINITY, -INFINITY, -0.0, 5e-324, -5e-324, 1e-310, 1e308, -1e308, 1.7976931348623157e308,
                                  1e154, 1e-154, 1e18, -1e18, 0, -NAN };
    unsigned b = byte(s);
    if (b < 240) return 100 + 0.25 * ((double)b - 120);
    if (b < 250) return odd[byte(s) % 16];
    if (b < 253) return (double)(int)byte(s) * 1e-3 + 1e6;
    return any_double(s);
}

/* A parameter in range, near its least or its default. */
static inline double fair_parameter(source *s, const tacho_parameter *p)
{
    unsigned b = byte(s);
    double x = b < 8 ? p->preset : b < 16 ? p->least : b < 18 ? p->most
             : p->type == TACHO_REAL ? p->least + (p->most - p->least) * ((b - 18) / 237.0) * (b & 1 ? 1 : 0.02)
                                     : p->least + (b < 250 ? (b - 18) % 48 : 16 * byte(s));
    return x > p->most ? p->most : x;
}
static inline double any_parameter(source *s, const tacho_parameter *p)
{
    switch (byte(s) % 4) {
    case 0:  return any_double(s);
    case 1:  return p->most + byte(s);
    case 2:  return p->least - byte(s);
    default: return number(s);
    }
}

static inline const tacho_indicator *any_indicator(source *s) { return tacho_at((byte(s) | byte(s) << 8) % tacho_count()); }

/* Parameters that are in range; true if the stream they make is not too large to be tried often. */
static inline bool fair_parameters(source *s, const tacho_indicator *row, double *p)
{
    demand(row->parameters <= MOST_SETTINGS, "%s has %d parameters: raise MOST_SETTINGS", row->name, row->parameters);
    for (int k = 0; k < row->parameters; k++) p[k] = fair_parameter(s, tacho_parameter_at(row, k));
    demand(tacho_check(row, p, NULL) == TACHO_OK, "%s: parameters in range are refused", row->name);
    return tacho_stream_size(row, p) <= (size_t)1 << (one_in(s, 16) ? 23 : 18);
}

static inline const char *any_level(source *s)
{
    size_t n = 0;
    while (tacho_level_at(n)) n++;
    return tacho_level_at(below(s, (unsigned)n));
}

static inline bool same_bits(double a, double b) { return memcmp(&a, &b, 8) == 0 || (a != a && b != b); }

static inline void *memory_for(size_t bytes)            /* exactly, so that ASan sees a byte too many */
{
    void *m = NULL;
    demand(bytes && !posix_memalign(&m, TACHO_ALIGNMENT, bytes), "no memory for %zu bytes", bytes);
    memset(m, 0xa5, bytes);
    return m;
}

/* An array of its own, exactly as long as it says. */
static inline double *series(size_t bars) { return malloc(bars * sizeof(double)); }

static inline void demand_error(tacho_status status, const tacho_error *e, const char *what)
{
    demand((unsigned)status < ALL_STATUSES, "%s: status %d", what, (int)status);
    if (status) demand(e->status == status && *e->message && !strchr(e->message, '\n') && memchr(e->message, 0, sizeof e->message),
                       "%s: status %d, but the error says %d: %.240s", what, (int)status, (int)e->status, e->message);
}

#endif
