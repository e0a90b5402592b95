/* number.h -- doubles from text and to text, both exact. */
#ifndef TACHO_CLI_NUMBER_H
#define TACHO_CLI_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

enum { NUMBER_ROOM = 32 };      /* bytes that number_print may write */

/* The double nearest to the text.  An empty text, nan, na, n/a, null and none (in any case) are NaN:
 * missing.  False if the text is none of these and no decimal number either. */
bool number_parse(const char *text, size_t length, double *value);

/* True if the text is a number proper: not empty, and none of the words for a missing value. */
bool number_like(const char *text, size_t length);

/* Write the shortest decimal that reads back to the same double; returns its length.  No NUL is
 * added.  NaN gives nothing, for an empty field. */
size_t number_print(double value, char *text);

#endif
