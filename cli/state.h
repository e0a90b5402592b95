/* state.h -- the file in which `tacho stream --state` keeps its indicators. */
#ifndef TACHO_CLI_STATE_H
#define TACHO_CLI_STATE_H

#include "pass.h"

/* Open the pass's streams as they were saved, and set `known`.  False if there is no such file. */
bool state_load(const char *path, pass *);

/* Write the streams so that the file holds either all of the old state or all of the new. */
void state_save(const char *path, const pass *);

#endif
