/* json.h -- pieces of JSON on a stdio stream. */
#ifndef TACHO_CLI_JSON_H
#define TACHO_CLI_JSON_H

#include <stdio.h>

void json_text(FILE *, const char *text);       /* in quotes; safe within <script> too */
void json_number(FILE *, double value);         /* exact; null where JSON has no number */

#endif
