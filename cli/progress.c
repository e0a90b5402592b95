/* progress.c -- how far a long run is. */
#include "cli.h"
#include "progress.h"

#include <time.h>
#include <unistd.h>

enum { FIRST = 1000000000, EVERY = 200000000, WIDTH = 30 };

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

/* Is it time to write the line anew?  If so, how long it has been. */
static bool due(progress *p, double *seconds)
{
    if (!p->wanted)
        return false;
    int64_t now = nanoseconds();
    if (now < p->next)
        return false;
    p->next  = now + EVERY;
    p->shown = true;
    *seconds = (double)(now - p->start) / 1e9;
    return true;
}

void progress_tell(progress *p, int64_t rows, int64_t done, int64_t size)
{
    double seconds;
    if (!due(p, &seconds))
        return;
    double million = (double)rows / 1e6;
    fprintf(stderr, "\r\033[K%.1f million rows", million);
    if (size > 0)
        fprintf(stderr, ", %d %%", (int)(100 * (double)done / (double)size));
    fprintf(stderr, ", %.2f million a second", million / seconds);
    fflush(stderr);
}

/* computing [############..................]  42 %, 1:07 left */
void progress_bar(progress *p, const char *what, double done)
{
    double seconds;
    if (!due(p, &seconds))
        return;
    char bar[WIDTH + 1] = "";
    for (int i = 0; i < WIDTH; i++)
        bar[i] = i < (int)(done * WIDTH) ? '#' : '.';
    fprintf(stderr, "\r\033[K%s [%s] %3d %%", what, bar, (int)(100 * done));
    if (done > 0) {
        long left = (long)(seconds / done * (1 - done) + 0.5);
        if (left >= 3600)
            fprintf(stderr, ", %ld:%02ld:%02ld left", left / 3600, left / 60 % 60, left % 60);
        else
            fprintf(stderr, ", %ld:%02ld left", left / 60, left % 60);
    }
    fflush(stderr);
}

void progress_end(progress *p)
{
    if (p->shown)
        fputs("\r\033[K", stderr);
    p->shown = false;
}
