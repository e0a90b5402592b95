#include "workers.h"
#include <pthread.h>
#include <time.h>
#include <unistd.h>

enum { MOST_WORKERS = 512, BETWEEN_CALLS = 5000000 };       /* ns: progress, and so cancelling */

static int64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

size_t tacho_count_workers(const tacho_batch *how)
{
    long cores = how->threads ? (long)how->threads : sysconf(_SC_NPROCESSORS_ONLN);
    return cores < 1 ? 1 : cores > MOST_WORKERS ? MOST_WORKERS : (size_t)cores;
}

void tacho_work_fails(crew *c, const tacho_error *error)
{
    int none = TACHO_OK;
    if (atomic_compare_exchange_strong(&c->status, &none, (int)error->status)) c->error = *error;
    atomic_store(&c->stopped, 1);
}

/* Only the calling thread's worker, number 0, comes here. */
static void report(crew *c)
{
    if (!c->how->progress || now() - c->last_call < BETWEEN_CALLS) return;
    double done = c->total > 0 ? (double)atomic_load(&c->done) / c->total : 1;
    if (c->how->progress(c->how->progress_context, done < 1 ? done : 1)) {
        tacho_error error;
        tacho_fail(&error, TACHO_CANCELLED, "stopped by the progress callback");
        tacho_work_fails(c, &error);
    }
    c->last_call = now();
}

int tacho_advance(crew *c, size_t worker, uint64_t amount)
{
    atomic_fetch_add_explicit(&c->done, amount, memory_order_relaxed);
    if (worker == 0) report(c);
    return atomic_load_explicit(&c->stopped, memory_order_relaxed);
}

/* -- our own threads ---------------------------------------------------------------- */

typedef struct { crew *crew; size_t number; atomic_int finished; int started; pthread_t thread; } worker;

static void *run(void *argument)
{
    worker *w = argument;
    w->crew->work(w->crew->job, w->number);
    atomic_store(&w->finished, 1);
    return NULL;
}

void tacho_work(crew *c, void (*work)(void *job, size_t worker), void *job)
{
    c->work = work, c->job = job;
    if (c->how->execute) { c->how->execute(c->how->executor, c->workers, work, job); return; }

    worker all[MOST_WORKERS];
    for (size_t k = 1; k < c->workers; k++) {
        all[k].crew = c, all[k].number = k;
        atomic_init(&all[k].finished, 0);
        /* A thread that cannot be had leaves its share to the others. */
        all[k].started = !pthread_create(&all[k].thread, NULL, run, &all[k]);
    }
    work(job, 0);
    for (size_t k = 1; k < c->workers; k++) {
        if (!all[k].started) continue;
        while (c->how->progress && !atomic_load(&all[k].finished)) {
            nanosleep(&(struct timespec){ 0, 1000000 }, NULL);
            report(c);
        }
        pthread_join(all[k].thread, NULL);
    }
}
