/* csv.h -- rows of delimited text, read as they come.
 *
 * Fields may be quoted ("a ""b"""), rows end with LF or CRLF, a byte-order mark is dropped and
 * empty lines are passed over.  The delimiter is found in the first line.  Fields point into the
 * reader's buffer: they live until the next csv_fill.
 */
#ifndef TACHO_CLI_CSV_H
#define TACHO_CLI_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct csv_field {
    const char *text;           /* what is between the quotes, doubled quotes still doubled */
    size_t      length;
    bool        quoted;
} csv_field;

typedef struct csv_reader {
    const char *name;           /* for messages */
    int         file;
    char        delimiter;      /* 0 until csv_detect */
    bool        ended;          /* nothing will follow what is in the buffer */
    int64_t     line;           /* of the row that csv_next gave last */
    int64_t     next_line;
    int64_t     bytes, size;    /* read so far; size of the file, or -1 */
    const char *fault;          /* what is wrong, after CSV_FAULT */
    char       *buffer;
    size_t      room, begin, end;
} csv_reader;

typedef enum csv_status {
    CSV_ROW,
    CSV_MORE,                   /* the buffer holds no complete row: csv_fill, then ask again */
    CSV_END,
    CSV_FAULT
} csv_status;

void csv_open(csv_reader *, const char *path);              /* NULL or "-": standard input */
void csv_fill(csv_reader *);                                /* read what there is; waits for at least a byte */
bool csv_detect(csv_reader *);                              /* fill until the first line is there; false: none */

/* The next row: its fields, and how many it has (of which at most `most` are stored). */
csv_status csv_next(csv_reader *, csv_field *fields, size_t most, size_t *count);
void csv_again(csv_reader *, int64_t line, size_t begin);   /* go back to a row of this buffer */
void csv_close(csv_reader *);

/* The field's text with doubled quotes made single ones: a copy, to be freed. */
char *csv_text(csv_field);

#endif
