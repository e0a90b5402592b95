/* turns.c -- see turns.h. */
#include "turns.h"

#include "../measure.h"

static const double warm_up = 50e6, least_time = 2e5;           /* ns */

static double timed(runner *r, size_t times)
{
    double start = now();
    for (size_t k = 0; k < times; k++)
        if (!r->way.run(&r->way)) fprintf(stderr, "peers: %s refuses what it did before\n", r->way.peer), exit(1);
    return (now() - start) / (double)times;
}

void warm(runner *r, int count)
{
    double start = now();
    for (int k = 0; k < count; k++) r[k].least = INFINITY;
    for (int turn = 0; turn < 2 || now() - start < warm_up; turn++)
        for (int k = 0; k < count; k++) {
            size_t times = turn ? 1 + (size_t)(least_time / 4 / r[k].least) : 1;
            r[k].least = fmin(r[k].least, timed(&r[k], times));
        }
    for (int k = 0; k < count; k++) r[k].times = 1 + (size_t)(least_time / r[k].least);
}

int keep_fastest(runner *r, int count)
{
    bool slower[MOST_RUNNERS];
    int kept = 0;
    for (int k = 0; k < count; k++) {
        slower[k] = false;
        for (int j = 0; j < count; j++)
            slower[k] |= strcmp(r[k].way.peer, "tacho") && !strcmp(r[j].way.peer, r[k].way.peer)
                      && (r[j].least < r[k].least || (r[j].least == r[k].least && j < k));
    }
    for (int k = 0; k < count; k++) {
        if (!slower[k]) r[kept++] = r[k];
        else if (r[k].way.end) r[k].way.end(&r[k].way);
    }
    return kept;
}

int measure(runner *r, int count, bool quick)
{
    double turn = 0;
    for (int k = 0; k < count; k++) turn += r[k].least * (double)r[k].times;
    int most = quick ? 5 : MOST_ROUNDS, rounds = (int)((quick ? 1e9 : 3e9) / turn);
    rounds = rounds > most ? most : rounds < 3 ? 3 : rounds;
    for (int n = 0; n < rounds; n++)
        for (int k = 0; k < count; k++) r[k].round[n] = timed(&r[k], r[k].times);
    for (int k = 0; k < count; k++) {
        double copy[MOST_ROUNDS];
        memcpy(copy, r[k].round, sizeof copy);
        r[k].ns = median(copy, rounds);
    }
    return rounds;
}

double ratio(const runner *a, const runner *b, int rounds)
{
    double x[MOST_ROUNDS];
    for (int n = 0; n < rounds; n++) x[n] = a->round[n] / b->round[n];
    return median(x, rounds);
}

/* -- values ---------------------------------------------------------------- */

static double value(const way *w, int k, size_t bar)
{
    if (bar < w->first) return NAN;
    size_t at = (bar - w->first) * w->stride + (size_t)k * w->offset;
    switch (w->form[k]) {
    case 'i': return ((const int *)w->value[k])[at];
    case 'b': return ((const signed char *)w->value[k])[at];
    default:  return ((const double *)w->value[k])[at];
    }
}

static size_t beginning(const way *w, int k, size_t bars)
{
    size_t i = w->first;
    while (i < bars && isnan(value(w, k, i))) i++;
    return i;
}

void compare(runner *r, const way *own)
{
    const way *w = &r->way;
    size_t bars = w->market->bars * (w->call == SWEEP ? w->sweep.rows : 1);
    r->difference = r->settled = 0;
    for (int k = 0; k < w->outputs; k++) {
        int j = w->cell.output[k];
        if (j < 0 || j >= own->outputs || (w->cell.outputs && k >= w->cell.outputs)) continue;
        size_t theirs = beginning(w, k, bars), ours = beginning(own, j, bars);
        double largest = 0, most = 0, late = 0;
        for (size_t i = theirs > ours ? theirs : ours; i < bars; i++) {
            double a = value(own, j, i), b = value(w, k, i) * w->cell.factor, d = fabs(a - b);
            if ((isnan(a) && isnan(b)) || (isnan(d) && w->call == SWEEP)) continue;         /* a sweep's rows each begin with NaN */
            if (isnan(d)) { r->difference = -1; return; }
            largest = fmax(largest, fabs(a)), most = fmax(most, d);
            if (i > bars / 2) late = fmax(late, d);
        }
        if (largest <= 0) largest = 1;
        r->difference = fmax(r->difference, most / largest), r->settled = fmax(r->settled, late / largest);
    }
}
