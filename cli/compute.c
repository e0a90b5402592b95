/* compute.c -- a batch with a progress bar, which SIGINT stops. */
#include "cli.h"
#include "compute.h"

#include <signal.h>

static volatile sig_atomic_t interrupted;

static void interrupt(int signal)
{
    (void)signal;
    interrupted = 1;
}

typedef struct share { progress *told; double from, to; } share;

static int tell(void *context, double done)
{
    const share *s = context;
    progress_bar(s->told, "computing", s->from + (s->to - s->from) * done);
    return interrupted;
}

void compute(const tacho_batch *batch, const char *name, progress *told, double from, double to)
{
    /* The second SIGINT ends the program whatever it is doing; where the shell has SIGINT ignored, it stays so. */
    struct sigaction action = { .sa_handler = interrupt, .sa_flags = (int)(SA_RESTART | SA_RESETHAND) }, before;
    sigaction(SIGINT, NULL, &before);
    if (before.sa_handler != SIG_IGN)
        sigaction(SIGINT, &action, NULL);

    share       s = { told, from, to };
    tacho_batch b = *batch;
    tacho_error error = { .message = "" };
    b.progress = tell;
    b.progress_context = &s;
    tacho_status status = tacho_batch_run(&b, &error);
    sigaction(SIGINT, &before, NULL);
    if (interrupted || status != TACHO_OK)
        progress_end(told);
    if (interrupted)
        fail(EXIT_STOPPED, "stopped");
    if (status != TACHO_OK)
        fail(code_of(status), "%s: %s", name, error.message);
}
