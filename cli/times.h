/* times.h -- points in time from text and to text, for the axis of a chart. */
#ifndef TACHO_CLI_TIMES_H
#define TACHO_CLI_TIMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Seconds since 1970 of "2018-12-31", "2018.12.31 09:30", "20181231", "2018-12-31T09:30:00Z", or UNIX
 * seconds, milli-, micro- or nanoseconds.  A zone is passed over: the clock is shown as it is written. */
bool time_parse(const char *text, int64_t *seconds);

enum { TIME_ROOM = 24 };
void time_print(int64_t seconds, bool clock, char text[TIME_ROOM]);     /* 2018-12-31, or 2018-12-31 09:30:00 */

/* Where the axis gets its marks: at the rows where one of these begins. */
typedef struct time_step time_step;

/* The finest step that makes at most `most` marks over these rows. */
const time_step *time_step_for(const int64_t *seconds, size_t rows, size_t most);
bool time_begins(const time_step *, int64_t before, int64_t now);

/* What the mark says: the coarsest thing that is new, such as "2019", "Mar", "14", "09:30". */
void time_mark(const time_step *, int64_t before, int64_t now, char text[TIME_ROOM]);

#endif
