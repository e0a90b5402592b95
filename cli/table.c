/* table.c -- the whole input in memory. */
#include "cli.h"
#include "batch.h"
#include "progress.h"
#include "table.h"

#include <stdlib.h>
#include <string.h>

static void make_room(table *t)
{
    t->room = 2 * t->rows + BATCH_ROWS;
    for (size_t i = 0; i < t->columns.uses; i++)
        t->column[i] = resized(t->column[i], t->room, sizeof **t->column);
    t->cells = resized(t->cells, t->room * t->columns.carries, sizeof *t->cells);
}

static void keep_fields(table *t, const batch *b)
{
    size_t carries = t->columns.carries, length = 0;
    for (size_t i = 0; i < b->rows * carries; i++)
        length += b->carried[i].length;
    if (t->size - t->used < length)
        t->text = resized(t->text, t->size = 2 * (t->size + length), 1);
    for (size_t i = 0; i < b->rows * carries; i++) {
        csv_field field = b->carried[i];
        t->cells[t->rows * carries + i] = (cell){ t->used, field.length, field.quoted };
        memcpy(t->text + t->used, field.text, field.length);
        t->used += field.length;
    }
}

static void keep(table *t, const batch *b)
{
    if (b->rows == 0)
        return;
    if (t->room - t->rows < b->rows)
        make_room(t);
    for (size_t i = 0; i < t->columns.uses; i++)
        memcpy(t->column[i] + t->rows, b->column[i], b->rows * sizeof **t->column);
    keep_fields(t, b);
    t->rows += b->rows;
}

void table_read(table *t, csv_reader *reader, bool refuse)
{
    t->column = zeroed(t->columns.uses, sizeof *t->column);
    t->text   = zeroed(t->size = 1 << 12, 1);
    make_room(t);
    batch b;
    batch_open(&b, &t->columns);
    progress told;
    progress_start(&told);
    for (batch_status status = BATCH_FULL; status != BATCH_END;) {
        status = batch_take(&b, &t->columns, reader, refuse);
        keep(t, &b);
        if (status == BATCH_MORE)
            csv_fill(reader);
        progress_tell(&told, (int64_t)t->rows, reader->bytes, reader->size);
        if (status == BATCH_FAULT) {
            progress_end(&told);
            fprintf(stderr, "%s\n", b.fault);
            exit(EXIT_DATA);
        }
    }
    progress_end(&told);
    batch_close(&b, &t->columns);
}
