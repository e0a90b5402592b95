/* panel.h -- a file whose rows belong to several series: what run --by does. */
#ifndef TACHO_CLI_PANEL_H
#define TACHO_CLI_PANEL_H

#include "pass.h"

/* Like pass_run, but each distinct text in column `by` is a series of its own, and all rows are held in memory. */
int panel_run(pass *, const char *by, size_t threads);

#endif
