/* print.h -- JSON on stdout, a line for people on stderr. */
#ifndef PRINT_H
#define PRINT_H
#include "table.h"
#include "turns.h"

void print_machine(const char *level);
/* The lines `NAME TAB TEXT` of a file that the set-up has left, as members of an object; nothing if it is not there. */
void print_notes(const char *file, const char *separator);
void print_limits(const runner *, int count, const market *);
/* Runners: Tacho's `levels`, the peers, and at the end perhaps memcpy.  The row is about number `own`. */
void print_row(const line *, const runner *, int own, int levels, int count, int rounds, double busy);
#endif
