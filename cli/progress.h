/* progress.h -- how far a long run is, on standard error if that is a terminal. */
#ifndef TACHO_CLI_PROGRESS_H
#define TACHO_CLI_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

typedef struct progress {
    bool    wanted, shown;
    int64_t start, next;        /* nanoseconds */
} progress;

void progress_start(progress *);
void progress_tell(progress *, int64_t rows, int64_t done, int64_t size);   /* size: -1 if not known */
void progress_bar(progress *, const char *what, double done);               /* done: 0 to 1; with the time left */
void progress_end(progress *);                                              /* wipes the line */

int64_t nanoseconds(void);      /* of a clock that never goes back */

#endif
