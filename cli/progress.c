/* progress.c -- how far a long run is. */
#include "cli.h"
#include "progress.h"

#include <time.h>
#include <unistd.h>

enum { FIRST = 1000000000, EVERY = 200000000 };

int64_t nanoseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

void progress_start(progress *p)
{
    *p = (progress){ .wanted = isatty(STDERR_FILENO), .start = nanoseconds() };
    p->next = p->start + FIRST;
}

void progress_tell(progress *p, int64_t rows, int64_t done, int64_t size)
{
    if (!p->wanted)
        return;
    int64_t now = nanoseconds();
    if (now < p->next)
        return;
    p->next  = now + EVERY;
    p->shown = true;
    double million = (double)rows / 1e6, seconds = (double)(now - p->start) / 1e9;
    fprintf(stderr, "\r\033[K%.1f million rows", million);
    if (size > 0)
        fprintf(stderr, ", %d %%", (int)(100 * (double)done / (double)size));
    fprintf(stderr, ", %.2f million a second", million / seconds);
    fflush(stderr);
}

void progress_end(progress *p)
{
    if (p->shown)
        fputs("\r\033[K", stderr);
    p->shown = false;
}
