/* state.c -- the file in which `tacho stream --state` keeps its indicators.
 *
 *     "tacho stream 1\n"
 *     text      names of the input's columns, one a line
 *     number    how many indicators, then for each of them:
 *       text      name and columns, such as "rsi real=close": other columns would be another series
 *       text      what tacho_stream_save gave: it has the parameters
 *     number    checksum of all before (FNV-1a)
 *
 * A number is eight bytes, lowest first; a text is its length and its bytes.
 */
#include "cli.h"
#include "state.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char magic[] = "tacho stream 1\n";
enum { MAGIC = sizeof magic - 1, NUMBER = 8 };

typedef struct bytes { unsigned char *data; size_t used, size; } bytes;

static uint64_t checksum(const unsigned char *data, size_t size)
{
    uint64_t sum = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < size; i++)
        sum = (sum ^ data[i]) * UINT64_C(0x100000001b3);
    return sum;
}

/* -- saving ---------------------------------------------------------------- */

static void add(bytes *b, const void *data, size_t size)
{
    b->data = resized(b->data, b->used + size, 1);
    memcpy(b->data + b->used, data, size);
    b->used += size;
}

static void add_number(bytes *b, uint64_t number)
{
    unsigned char low_first[NUMBER];
    for (int i = 0; i < NUMBER; i++)
        low_first[i] = (unsigned char)(number >> (8 * i));
    add(b, low_first, NUMBER);
}

static void add_text(bytes *b, const void *data, size_t size)
{
    add_number(b, size);
    add(b, data, size);
}

static void write_whole(const char *path, const bytes *b)
{
    char *temporary = text_of("%s.XXXXXX", path);
    int   file = mkstemp(temporary);
    if (file < 0)
        fail(EXIT_FILE, "cannot write %s: %s", temporary, strerror(errno));
    mode_t mask = umask(0);
    umask(mask);
    bool good = fchmod(file, 0666 & ~mask) == 0;
    for (size_t done = 0; good && done < b->used;) {
        ssize_t wrote = write(file, b->data + done, b->used - done);
        good = wrote >= 0 || errno == EINTR;
        done += wrote > 0 ? (size_t)wrote : 0;
    }
    good = good && fsync(file) == 0;
    good = close(file) == 0 && good;
    if (!good || rename(temporary, path) != 0) {
        int reason = errno;
        unlink(temporary);
        fail(EXIT_FILE, "cannot write %s: %s", path, strerror(reason));
    }
    free(temporary);
}

void state_save(const char *path, const pass *p)
{
    bytes b = { 0 }, names = { 0 };
    add(&b, magic, MAGIC);
    for (size_t i = 0; i < p->columns.count; i++) {
        add(&names, "\n", i > 0);
        add(&names, p->columns.name[i], strlen(p->columns.name[i]));
    }
    add_text(&b, names.data, names.used);
    add_number(&b, p->request.count);
    for (size_t i = 0; i < p->request.count; i++) {
        char *name = pass_entry(p, i);
        add_text(&b, name, strlen(name));
        size_t size = tacho_stream_save(p->streams[i], NULL, 0);
        void  *blob = zeroed(size, 1);
        tacho_stream_save(p->streams[i], blob, size);
        add_text(&b, blob, size);
        free(blob);
        free(name);
    }
    add_number(&b, checksum(b.data, b.used));
    write_whole(path, &b);
    free(b.data);
    free(names.data);
}

/* -- loading --------------------------------------------------------------- */

static bytes read_whole(const char *path)
{
    FILE *file = fopen(path, "rbe");
    bytes b = { 0 };
    if (file == NULL && errno == ENOENT)
        return b;
    if (file == NULL)
        fail(EXIT_FILE, "cannot read %s: %s", path, strerror(errno));
    size_t got;
    do {
        b.data = resized(b.data, b.size + 65536, 1);
        got = fread(b.data + b.size, 1, 65536, file);
        b.size += got;
    } while (got > 0);
    if (ferror(file))
        fail(EXIT_FILE, "cannot read %s: %s", path, strerror(errno));
    fclose(file);
    return b;
}

static _Noreturn void damaged(const char *path)
{
    fail(EXIT_FILE, "%s is no state file of tacho stream, or it is damaged", path);
}

static uint64_t take_number(bytes *b, const char *path)
{
    if (b->size - b->used < NUMBER)
        damaged(path);
    uint64_t number = 0;
    for (int i = NUMBER; i-- > 0;)
        number = number << 8 | b->data[b->used + (size_t)i];
    b->used += NUMBER;
    return number;
}

static const unsigned char *take_text(bytes *b, const char *path, size_t *size)
{
    uint64_t length = take_number(b, path);
    if (length > b->size - b->used)
        damaged(path);
    *size = (size_t)length;
    b->used += *size;
    return b->data + b->used - *size;
}

static tacho_stream *restored(const char *path, const spec *s, const tacho_options *options, const void *blob, size_t size)
{
    tacho_error error = { .message = "" };
    size_t      room = tacho_restore_size(blob, size, &error);
    if (room == 0)
        fail(EXIT_FILE, "%s: %s", path, error.message);
    tacho_stream *stream = stream_memory(room);
    tacho_status  status = tacho_stream_restore(stream, room, blob, size, options, &error);
    if (status != TACHO_OK)
        fail(code_of(status), "%s: %s", path, error.message);

    const double *parameters = tacho_stream_parameters(stream);
    bool same = tacho_stream_indicator(stream) == s->indicator;
    for (int i = 0; same && i < s->indicator->parameters; i++)
        same = parameters[i] == s->parameters[i];
    if (!same)
        fail(EXIT_USAGE, "%s is the state of %s with other parameters than %s", path, s->indicator->name, spec_text(s));
    return stream;
}

bool state_load(const char *path, pass *p)
{
    bytes b = read_whole(path);
    if (b.data == NULL)
        return false;
    if (b.size < MAGIC + NUMBER || memcmp(b.data, magic, MAGIC) != 0)
        damaged(path);
    b.used = b.size - NUMBER;
    if (take_number(&b, path) != checksum(b.data, b.size - NUMBER))
        damaged(path);
    b.size -= NUMBER;
    b.used = MAGIC;

    size_t size;
    const unsigned char *names = take_text(&b, path, &size);
    p->known = copy_of((const char *)names, size);
    uint64_t count = take_number(&b, path);
    if (count != p->request.count)
        fail(EXIT_USAGE, "%s is the state of %llu indicator%s, not of %zu", path, (unsigned long long)count,
             count == 1 ? "" : "s", p->request.count);
    p->streams = zeroed(p->request.count, sizeof *p->streams);
    p->entries = zeroed(p->request.count, sizeof *p->entries);
    for (size_t i = 0; i < p->request.count; i++) {
        const spec *s = &p->request.specs[i];
        const unsigned char *entry = take_text(&b, path, &size);
        p->entries[i] = copy_of((const char *)entry, size);
        if (strcspn(p->entries[i], " ") != strlen(s->indicator->name) ||
            strncmp(p->entries[i], s->indicator->name, strlen(s->indicator->name)) != 0)
            fail(EXIT_USAGE, "%s is the state of %.*s, not of %s, as indicator %zu", path,
                 (int)strcspn(p->entries[i], " "), p->entries[i], s->indicator->name, i + 1);
        const unsigned char *blob = take_text(&b, path, &size);
        p->streams[i] = restored(path, s, &p->request.options, blob, size);
    }
    free(b.data);
    return true;
}
