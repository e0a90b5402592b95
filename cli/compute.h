/* compute.h -- a batch with a progress bar, which SIGINT stops. */
#ifndef TACHO_CLI_COMPUTE_H
#define TACHO_CLI_COMPUTE_H

#include "progress.h"
#include "tacho.h"

/* Run it; it is the share of all the work that the bar shows from `from` to `to`.  Exits if it fails (the message
 * begins with `name`), and with EXIT_STOPPED at SIGINT. */
void compute(const tacho_batch *, const char *name, progress *, double from, double to);

#endif
