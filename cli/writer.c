/* writer.c -- rows of delimited text, written through a large buffer. */
#include "cli.h"
#include "writer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ROOM = 1 << 18 };

void writer_open(writer *w, const char *path, bool append, char delimiter)
{
    bool standard = path == NULL || strcmp(path, "-") == 0;
    *w = (writer){ .name = standard ? "standard output" : path, .delimiter = delimiter, .fresh = true, .room = ROOM };
    w->file = standard ? STDOUT_FILENO : open(path, O_WRONLY | O_CREAT | O_CLOEXEC | (append ? O_APPEND : O_TRUNC), 0666);
    if (w->file < 0)
        fail(EXIT_FILE, "cannot write %s: %s", path, strerror(errno));
    w->buffer = zeroed(w->room, 1);
}

/* Writing over the file that is being read would lose it. */
void writer_spare(const char *path, const csv_reader *reader)
{
    struct stat in, out;
    if (path != NULL && stat(path, &out) == 0 && fstat(reader->file, &in) == 0 && S_ISREG(in.st_mode) &&
        in.st_dev == out.st_dev && in.st_ino == out.st_ino)
        fail(EXIT_FILE, "cannot write %s: it is the input", path);
}

void writer_flush(writer *w)
{
    for (size_t done = 0; done < w->used;) {
        ssize_t wrote = write(w->file, w->buffer + done, w->used - done);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote < 0 && errno == EPIPE)
            exit(EXIT_FINE);
        if (wrote < 0)
            fail(EXIT_FILE, "cannot write %s: %s", w->name, strerror(errno));
        done += (size_t)wrote;
    }
    w->used = 0;
}

void writer_close(writer *w)
{
    writer_flush(w);
    if (w->file != STDOUT_FILENO && close(w->file) != 0)
        fail(EXIT_FILE, "cannot write %s: %s", w->name, strerror(errno));
    free(w->buffer);
}

void writer_make_room(writer *w, size_t bytes)
{
    if (w->room - w->used >= bytes)
        return;
    writer_flush(w);
    if (w->room < bytes)
        w->buffer = resized(w->buffer, w->room = bytes, 1);
}

static void put(writer *w, const char *text, size_t length)
{
    writer_make_room(w, length);
    memcpy(w->buffer + w->used, text, length);
    w->used += length;
}

void writer_field(writer *w, csv_field field)
{
    bool quote = field.quoted || memchr(field.text, w->delimiter, field.length) != NULL;
    writer_separate(w);
    if (quote)
        put(w, "\"", 1);
    put(w, field.text, field.length);
    if (quote)
        put(w, "\"", 1);
}

void writer_text(writer *w, const char *text)
{
    if (strchr(text, w->delimiter) == NULL && strpbrk(text, "\"\r\n") == NULL) {
        writer_field(w, (csv_field){ text, strlen(text), false });
        return;
    }
    writer_separate(w);
    put(w, "\"", 1);
    for (; *text != '\0'; text++)
        put(w, *text == '"' ? "\"\"" : text, *text == '"' ? 2 : 1);
    put(w, "\"", 1);
}
