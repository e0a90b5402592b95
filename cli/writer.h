/* writer.h -- rows of delimited text, written through a large buffer. */
#ifndef TACHO_CLI_WRITER_H
#define TACHO_CLI_WRITER_H

#include <string.h>

#include "csv.h"
#include "number.h"

typedef struct writer {
    const char *name;           /* for messages */
    int    file;
    char   delimiter;
    bool   fresh;               /* at the start of a row */
    char  *buffer;
    size_t used, room;
} writer;

/* NULL or "-": standard output.  `append`: a file keeps what it has. */
void writer_open(writer *, const char *path, bool append, char delimiter);
void writer_spare(const char *path, const csv_reader *);        /* exits if the path is the file that is read */
void writer_flush(writer *);                                    /* exits where the reader has gone away */
void writer_close(writer *);
void writer_make_room(writer *, size_t bytes);

void writer_text(writer *, const char *text);                   /* quoted if it has to be */
void writer_field(writer *, csv_field);                         /* as it was, as far as possible */

static inline void writer_separate(writer *w)
{
    if (w->room - w->used < NUMBER_ROOM + 2)
        writer_make_room(w, NUMBER_ROOM + 2);
    if (!w->fresh)
        w->buffer[w->used++] = w->delimiter;
    w->fresh = false;
}

static inline void writer_number(writer *w, double value)
{
    writer_separate(w);
    w->used += number_print(value, w->buffer + w->used);
}

/* `lone`: the row has one field only; if that is empty, "" is written, for an empty line would not be read as a row. */
static inline void writer_end_row(writer *w, bool lone)
{
    bool empty = lone && (w->used == 0 || w->buffer[w->used - 1] == '\n');
    if (w->room - w->used < 3)
        writer_make_room(w, 3);
    if (empty) {
        memcpy(w->buffer + w->used, "\"\"", 2);
        w->used += 2;
    }
    w->buffer[w->used++] = '\n';
    w->fresh = true;
}

#endif
