/* own.h -- Tacho's ways, and what the machine can do at best. */
#ifndef OWN_H
#define OWN_H
#include "table.h"

bool tacho_way(way *, const line *, const char *level);

/* One array read and one written (memcpy); one written (memset); one written past the cache (non-temporal stores). */
typedef enum limit { COPY, WRITE, WRITE_PAST, LIMITS } limit;
void limit_way(way *, limit);
#endif
