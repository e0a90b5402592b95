/* average.h -- a moving average chosen by name, as a part.
 *
 *     average smooth;                              in STATE
 *     open_average(smooth, kind, period, start)    in START: the bar of its first value is `start`
 *     average(smooth, x)                           in STEP
 *     average_lookback(kind, period)               in LOOKBACK
 *     average_memory(kind, period)                 in MEMORY
 *
 * It is the indicator itself, with its other parameters at their defaults, on a state of its own.  A
 * period of 1 is the values themselves, for every kind.
 */
#ifndef TACHO_KERNEL_AVERAGE_H
#define TACHO_KERNEL_AVERAGE_H
#include "definition.h"

extern const definition *const tacho_averages[];
#ifdef TACHO_TICK
#define AVERAGE_STEP(kind) tacho_averages[kind]->step
#else
#define KERNELS_(level) tacho_average_kernels_##level
#define KERNELS(level)  KERNELS_(level)
extern const kernel *const KERNELS(TACHO_LEVEL)[];
#define AVERAGE_STEP(kind) KERNELS(TACHO_LEVEL)[kind]->step
#endif

typedef struct { int64_t kind, at, start; } average;      /* kind -1: the values themselves   */
#define open_average(part, kind, period, start) average_open(&s->part, m, kind, period, start)
#define average(part, x)                        average_step(&s->part, t, x)

static inline __attribute__((unused)) const definition *average_of(K kind, K period, K *parameters)
{
    const definition *d = tacho_averages[(int64_t)kind];
    for (int k = 0; k < d->about.parameters; k++)
        parameters[k] = strcmp(d->parameter[k].name, "period") ? d->parameter[k].preset : period;
    return d;
}
static inline __attribute__((unused)) int64_t average_lookback(K kind, K period)
{
    K p[MOST_PARAMETERS];
    return period == 1 ? 0 : average_of(kind, period, p)->lookback(p, 0);
}
static inline __attribute__((unused)) int64_t average_memory(K kind, K period)
{
    K p[MOST_PARAMETERS];
    return period == 1 ? 0 : average_of(kind, period, p)->memory(p);
}
static inline __attribute__((unused)) void average_open(average *a, arena *m, K kind, K period, K start)
{
    *a = (average){ -1, 0, (int64_t)start };
    if (period != 1) {
        K p[MOST_PARAMETERS], nowhere[MOST_STATE / 8] __attribute__((aligned(64)));
        const definition *d = average_of(kind, period, p);
        a->kind = (int64_t)kind, a->at = take(m, ((int64_t)d->state_size + 63) / 64, 0);
        if (!m->home) memset(nowhere, 0, d->state_size);
        m->origin += a->start;
        needs_warm(m, d->lookback(p, 0));
        d->start(m->home ? m->home + a->at : (char *)nowhere, m, p);
        m->origin -= a->start;
    }
    fixed(m, a, sizeof *a);
}
INLINE R average_step(average *a, tick t, R x)
{
    if (a->kind < 0) return x;
    void *state = t.home + a->at;
    R y[MOST_OUTPUTS];
    t.origin += a->start, t.i -= (K)a->start;
#ifdef TACHO_TICK
    K copy[MOST_STATE / 8] __attribute__((aligned(64)));
    if (!t.keep) state = memcpy(copy, state, tacho_averages[a->kind]->state_size);
#endif
    AVERAGE_STEP(a->kind)(state, &t, &x, y);
    return y[0];
}

#endif
