/* average.h -- a moving average chosen by name, as a part.
 *
 *     average smooth;                              in STATE
 *     open_average(smooth, kind, period, start)    in START: the bar of its first value is `start`
 *     average(smooth, x)                           in STEP
 *     open_average_or(...), average_or(smooth, x, mean)    for those who have the plain mean at hand
 *     average_lookback(kind, period)               in LOOKBACK
 *     average_memory(kind, period)                 in MEMORY
 *     settled(kind, averages)                      the kind, told how to begin: 0, as it does by default; 1, with the second choice of
 *                                                  its seed, start and arctangent; 2, with the seed `first`, where it has that
 *
 * It is the indicator itself, with its other parameters at their defaults, on a state of its own.  A period of 1 is the values
 * themselves, for every kind; one that a kind does not have is the nearest it has.  Those second choices are, by convention, the
 * textbook's: an ema starts from the mean of its first full window, and so on.  Who wants to offer them has AVERAGES(ONE_OF) among
 * its OPTIONS, and says settled(p->ma_type, p->averages) for p->ma_type.
 *
 *     average_gap(part, x, move)      average(x) - x, from move = x - x[1] too: for differences of averages, which would cancel.  That
 *                                     of an sma or an ema is as exact as the movements; that of another, as the prices
 */
#ifndef TACHO_KERNEL_AVERAGE_H
#define TACHO_KERNEL_AVERAGE_H
#include "averages.h"       /* made from indicators.def: enum { average_sma, average_ema ... } */
#include "definition.h"

extern const entry tacho_averages[];
#ifdef TACHO_TICK
#define AVERAGE_STEP(kind) tacho_averages[kind].is->step
#else
#define LEVEL_(level) LEVEL_##level
#define LEVEL(level)  LEVEL_(level)
#define AVERAGE_STEP(kind) tacho_averages[kind].on[LEVEL(TACHO_LEVEL)]->step
#endif

#define AVERAGES(ONE_OF) \
    ONE_OF(averages, "how the averages begin: as each does by default, from full windows, or an ema from the first value", usual, settled, first)
#define settled(kind, averages) ((kind) + (averages) * MOST_AVERAGES)
enum { MOST_AVERAGES = 1000 };

/* kind -1: the values themselves.  The plain mean, which is nearly everybody's choice, is made here: a call
 * for each block costs more than it does. */
typedef struct { int64_t kind, at, start; K per; sum plain; } average;
#define open_average(part, ...)                 average_open(&s->part, m, __VA_ARGS__)      /* kind, period, start */
#define average(part, x)                        average_step(&s->part, t, x)
#define open_average_or(part, kind, period, start) open_average(part, kind, is_plain(kind) ? 1 : (period), start)
#define average_or(part, x, mean)                  (s->part.kind < 0 ? (mean) : average_call(&s->part, t, x))

INLINE int is_called(const tacho_parameter *p, const char *name) { return !strcmp(p->name, name); }
INLINE int is_plain(K kind) { return (int64_t)kind % MOST_AVERAGES == average_sma; }

static inline __attribute__((unused)) K beginning(K kind, const tacho_parameter *p)
{
    int seed = is_called(p, "seed");
    if (kind < MOST_AVERAGES) return p->preset;
    if (kind < 2 * MOST_AVERAGES) return seed || is_called(p, "start") || is_called(p, "arctangent") ? 1 : p->preset;
    for (int k = 0; seed && k < p->choices; k++) if (!strcmp(p->choice[k], "first")) return k;
    return p->preset;
}

static inline __attribute__((unused)) const definition *average_of(K kind, K period, K *parameters)
{
    const definition *d = tacho_averages[(int64_t)kind % MOST_AVERAGES].is;
    for (int k = 0; k < d->about.parameters; k++) {
        const tacho_parameter *p = &d->parameter[k];
        parameters[k] = is_called(p, d->length) ? least(most(period, p->least), p->most) : beginning(kind, p);
    }
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
    *a = (average){ .kind = -1, .start = (int64_t)start, .per = 1 / period };
    if (period != 1 && is_plain(kind)) {
        a->kind = average_sma;
        sum_open(&a->plain, m, (int64_t)period);
    } else if (period != 1) {
        K p[MOST_PARAMETERS], nowhere[MOST_STATE / 8] __attribute__((aligned(64)));
        const definition *d = average_of(kind, period, p);
        a->kind = (int64_t)kind % MOST_AVERAGES, a->at = take(m, ((int64_t)d->state_size + 63) / 64, 0);
        if (!m->home) memset(nowhere, 0, d->state_size);
        m->origin += a->start;
        needs_warm(m, d->lookback(p, 0));
        d->start(m->home ? m->home + a->at : (char *)nowhere, m, p);
        m->origin -= a->start;
    }
    fixed(m, a, offsetof(average, plain));
}
INLINE R average_call(average *a, tick t, R x)
{
    void *state = t.home + a->at;
    R y[MOST_OUTPUTS];
    /* built anew, not copied: a copy is made in wide pieces, which must wait for the narrow stores before */
    tick inside = { .home = t.home, .block = t.block, .origin = t.origin + a->start, .i = t.i - (K)a->start,
                    .lane = t.lane, .warm = t.warm, .keep = t.keep };
    if (t.warm) x = sel(inside.i < rep(0), rep(0), x);      /* nothing moves before it begins */
#ifdef TACHO_TICK
    K copy[MOST_STATE / 8] __attribute__((aligned(64)));
    if (!t.keep) state = memcpy(copy, state, tacho_averages[a->kind].is->state_size);
#endif
    AVERAGE_STEP(a->kind)(state, &inside, &x, y);
    return y[0];
}
INLINE R average_step(average *a, tick t, R x)
{
    if (a->kind < 0) return x;
    if (!rarely(a->kind != average_sma)) return sum_step(&a->plain, t, (one){ x }).x * a->per;
    return average_call(a, t, x);
}

/* kind -1: the values themselves, 0: the plain mean, 1: ema, 2: another. */
typedef struct { int64_t kind; beside_ladder mean; ema ema; average other; } average_gap;
#define open_average_gap(part, ...)  average_gap_open(&s->part, m, __VA_ARGS__)
#define average_gap(part, x, move)   average_gap_step(&s->part, t, x, move)

static inline __attribute__((unused)) void average_gap_open(average_gap *a, arena *m, K kind, K period, K start)
{
    int is_ema = (int64_t)kind % MOST_AVERAGES == average_ema;
    a->kind = period == 1 ? -1 : is_ema ? 1 : is_plain(kind) ? 0 : 2;
    fixed(m, &a->kind, sizeof a->kind);
    if (a->kind == 0) beside_open(&a->mean, m, (int64_t)period);
    if (a->kind == 1) ema_open(&a->ema, m, kind < 2 * MOST_AVERAGES ? period : 1, start, 2 / (period + 1), 1);
    if (a->kind == 2) average_open(&a->other, m, kind, period, start);
}
INLINE R average_gap_step(average_gap *a, tick t, R x, R move)
{
    if (rarely(a->kind < 0)) return rep(0);
    if (a->kind == 0) return beside_step(&a->mean, t, (one){ x }).m;
    if (a->kind == 1) return ema_gap_step(&a->ema, t, move);
    return average_call(&a->other, t, x) - x;
}

#endif
