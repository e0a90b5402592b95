/* batch.c -- some rows of the input as arrays of numbers. */
#include "cli.h"
#include "batch.h"
#include "number.h"
#include "times.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void batch_open(batch *b, const columns *c)
{
    *b = (batch){ 0 };
    b->column = zeroed(c->uses, sizeof *b->column);
    for (size_t i = 0; i < c->uses; i++)
        b->column[i] = zeroed(BATCH_ROWS, sizeof **b->column);
    b->carried = zeroed(BATCH_ROWS * c->carries, sizeof *b->carried);
    b->row     = zeroed(c->count, sizeof *b->row);
}

void batch_close(batch *b, const columns *c)
{
    for (size_t i = 0; i < c->uses; i++)
        free(b->column[i]);
    free(b->column);
    free(b->carried);
    free(b->row);
    free(b->fault);
}

static batch_status fault(batch *b, const csv_reader *reader, char *what)
{
    b->fault = text_of("%s:%lld: %s", reader->name, (long long)reader->line, what);
    free(what);
    return BATCH_FAULT;
}

/* A time that is read as a number is in seconds since 1970. */
static bool value_of(csv_field field, bool is_time, double *value)
{
    int64_t seconds;
    if (is_time) {
        char text[64] = "";
        memcpy(text, field.text, field.length < sizeof text ? field.length : sizeof text - 1);
        if (time_parse(text, &seconds))
            return *value = (double)seconds, true;
    }
    return number_parse(field.text, field.length, value);
}

batch_status batch_take(batch *b, const columns *c, csv_reader *reader, bool refuse)
{
    for (b->rows = 0; b->rows < BATCH_ROWS; b->rows++) {
        size_t count = 0;
        switch (csv_next(reader, b->row, c->count, &count)) {
        case CSV_ROW:   break;
        case CSV_MORE:  return BATCH_MORE;
        case CSV_END:   return BATCH_END;
        case CSV_FAULT: return fault(b, reader, text_of("%s", reader->fault));
        }
        if (count != c->count)
            return fault(b, reader, text_of("%zu field%s, but the header has %zu", count, count == 1 ? "" : "s", c->count));

        for (size_t i = 0; i < c->uses; i++) {
            csv_field field = b->row[c->used[i]];
            double   *value = &b->column[i][b->rows];
            if (!value_of(field, c->is_time[c->used[i]], value))
                return fault(b, reader, text_of("column %s: \"%.*s\" is not a number", c->name[c->used[i]],
                                                (int)(field.length < 60 ? field.length : 60), field.text));
            if (refuse && !isfinite(*value))
                return fault(b, reader, text_of("column %s: the value is missing, and --missing is refuse",
                                                c->name[c->used[i]]));
        }
        for (size_t i = 0; i < c->carries; i++)
            b->carried[b->rows * c->carries + i] = b->row[c->carried[i]];
    }
    return BATCH_FULL;
}
