/* csv.c -- rows of delimited text, read as they come. */
#include "cli.h"
#include "csv.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FIRST_ROOM = 1 << 18, MOST_ROOM = 1 << 28 };

void csv_open(csv_reader *r, const char *path)
{
    bool standard = path == NULL || strcmp(path, "-") == 0;
    *r = (csv_reader){ .name = standard ? "<stdin>" : path, .next_line = 1, .size = -1, .room = FIRST_ROOM };
    r->file = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    struct stat about;
    if (r->file < 0 || fstat(r->file, &about) != 0)
        fail(EXIT_FILE, "cannot read %s: %s", r->name, strerror(errno));
    if (S_ISDIR(about.st_mode))
        fail(EXIT_FILE, "cannot read %s: it is a directory", r->name);
    if (S_ISREG(about.st_mode))
        r->size = about.st_size;
    if (isatty(r->file) && isatty(STDERR_FILENO))
        complain("reading from the terminal (no file was named); Ctrl-D ends");
    r->buffer = zeroed(r->room, 1);
}

void csv_close(csv_reader *r)
{
    if (r->file != STDIN_FILENO)
        close(r->file);
    free(r->buffer);
}

void csv_fill(csv_reader *r)
{
    memmove(r->buffer, r->buffer + r->begin, r->end - r->begin);
    r->end -= r->begin;
    r->begin = 0;
    if (r->end == r->room) {
        if (r->room >= MOST_ROOM)
            fail(EXIT_DATA, "%s:%lld: the row is too long", r->name, (long long)r->next_line);
        r->buffer = resized(r->buffer, r->room *= 2, 1);
    }
    ssize_t got;
    do
        got = read(r->file, r->buffer + r->end, r->room - r->end);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        fail(EXIT_FILE, "cannot read %s: %s", r->name, strerror(errno));
    r->ended = got == 0;
    r->end += (size_t)got;
    r->bytes += got;
}

bool csv_detect(csv_reader *r)
{
    static const char delimiters[] = { ',', ';', '\t', '|' };
    const char *line, *stop;
    while (r->end - r->begin < 3 && !r->ended)
        csv_fill(r);
    if (r->end - r->begin >= 3 && memcmp(r->buffer + r->begin, "\xef\xbb\xbf", 3) == 0)
        r->begin += 3;
    for (;;) {
        while (r->begin < r->end && (r->buffer[r->begin] == '\n' || r->buffer[r->begin] == '\r'))
            r->next_line += r->buffer[r->begin++] == '\n';
        line = r->buffer + r->begin;
        stop = memchr(line, '\n', r->end - r->begin);
        if (stop != NULL)
            break;
        if (r->ended) {
            stop = r->buffer + r->end;
            break;
        }
        csv_fill(r);
    }

    size_t most = 0;
    r->delimiter = ',';
    for (size_t i = 0; i < sizeof delimiters; i++) {
        size_t times = 0;
        bool   quoted = false;
        for (const char *p = line; p < stop; p++) {
            quoted ^= *p == '"';
            times += !quoted && *p == delimiters[i];
        }
        if (times > most)
            most = times, r->delimiter = delimiters[i];
    }
    return line < stop;
}

void csv_again(csv_reader *r, int64_t line, size_t begin)
{
    r->next_line = line;
    r->begin = begin;
}

/* The closing quote of the field that starts at p, or NULL. */
static const char *closing_quote(const char *p, const char *end)
{
    while ((p = memchr(p, '"', (size_t)(end - p))) != NULL) {
        if (p + 1 == end || p[1] != '"')
            return p;
        p += 2;
    }
    return NULL;
}

static csv_status fault(csv_reader *r, const char *what)
{
    r->fault = what;
    return CSV_FAULT;
}

csv_status csv_next(csv_reader *r, csv_field *fields, size_t most, size_t *count)
{
    const char *end = r->buffer + r->end, *p, *stop;
    for (;;) {
        p = r->buffer + r->begin;
        stop = memchr(p, '\n', (size_t)(end - p));
        if (stop == NULL) {
            if (!r->ended)
                return CSV_MORE;
            if (p == end)
                return CSV_END;
            stop = end;
        }
        if (p != stop && !(*p == '\r' && p + 1 == stop))
            break;
        r->begin = (size_t)(stop - r->buffer) + (stop != end);
        r->next_line++;
    }

    char    delimiter = r->delimiter;
    int64_t lines = 1;
    size_t  n = 0;
    for (;; p++) {
        csv_field field = { p, 0, false };
        if (p < stop && *p == '"') {
            const char *close = closing_quote(p + 1, end);
            if (close == NULL || (close + 1 == end && !r->ended)) {
                r->line = r->next_line;
                return r->ended ? fault(r, "a quote is not closed") : CSV_MORE;
            }
            while (close > stop) {                          /* line breaks within the quotes */
                lines++;
                stop = memchr(stop + 1, '\n', (size_t)(end - stop - 1));
                if (stop == NULL) {
                    if (!r->ended)
                        return CSV_MORE;
                    stop = end;
                }
            }
            field = (csv_field){ p + 1, (size_t)(close - p - 1), true };
            p = close + 1;
            if (p < stop && *p != delimiter && !(*p == '\r' && p + 1 == stop)) {
                r->line = r->next_line;
                return fault(r, "text follows a closing quote");
            }
            if (p < stop && *p == '\r')
                p++;
        } else {
            while (p < stop && *p != delimiter)
                p++;
            field.length = (size_t)(p - field.text);
            if (p == stop && field.length > 0 && p[-1] == '\r')
                field.length--;
        }
        if (n < most)
            fields[n] = field;
        n++;
        if (p >= stop)
            break;
    }
    *count = n;
    r->line = r->next_line;
    r->next_line += lines;
    r->begin = (size_t)(stop - r->buffer) + (stop != end);
    return CSV_ROW;
}

char *csv_text(csv_field field)
{
    char *text = copy_of(field.text, field.length), *to = text;
    for (const char *from = text; *from != '\0'; from++) {
        *to++ = *from;
        if (field.quoted && from[0] == '"' && from[1] == '"')
            from++;
    }
    *to = '\0';
    return text;
}
