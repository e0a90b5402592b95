/* turns.h -- several ways in turns: warmed up, timed, compared. */
#ifndef TURNS_H
#define TURNS_H
#include "peer.h"

enum { MOST_ROUNDS = 31, MOST_RUNNERS = 24 };

typedef struct runner {
    way    way;
    double least, ns, round[MOST_ROUNDS];       /* ns per run: the least in the warm-up, the median, each round's */
    size_t times;                               /* runs in one measurement */
    double difference, settled;                 /* from Tacho: at most, and in the second half; below 0: not comparable */
} runner;

/* At least 50 ms in turns, after which each knows how often it has to run to be measurable. */
void   warm(runner *, int count);
/* Of each peer's kernels only the fastest in the warm-up stays; gives how many ways are left. */
int    keep_fastest(runner *, int count);
/* Gives how many rounds it took. */
int    measure(runner *, int count, bool quick);
/* The median of each round's ratio of `a` to `b`. */
double ratio(const runner *a, const runner *b, int rounds);
/* Sets difference and settled: relative to the largest value, over the bars for which both have one. */
void   compare(runner *, const way *own);
#endif
