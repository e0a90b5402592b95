/* workers.h -- a job done by several threads that live as long as the call: `fork` before and after is safe. */
#ifndef TACHO_CORE_WORKERS_H
#define TACHO_CORE_WORKERS_H
#include "internal.h"
#include <stdatomic.h>

typedef struct crew {
    const tacho_batch *how;             /* threads, progress, executor                        */
    void (*work)(void *job, size_t worker);
    void  *job;
    size_t workers;

    double               total;         /* what has to be done, in any unit; and what has been: */
    _Atomic uint64_t     done;
    atomic_int           stopped;       /* nobody should begin anything more                  */
    atomic_int           status;        /* the first failure                                  */
    tacho_error          error;
    int64_t              last_call;     /* of the progress callback, ns                       */
} crew;

size_t tacho_count_workers(const tacho_batch *how);

/* Runs the work on all workers and waits for them. */
void tacho_work(crew *, void (*work)(void *job, size_t worker), void *job);

/* For the work: `amount` more is done; 1 if it is time to stop. */
int tacho_advance(crew *, size_t worker, uint64_t amount);

/* For the work: the batch fails; the first failure counts. */
void tacho_work_fails(crew *, const tacho_error *);

#endif
