/* fuzz_csv.c -- the command line's CSV reader and its numbers.  Numbers: what is printed reads back to the
 * same double and is as short as can be; what is read is what strtod reads.  Rows: any bytes, and the same
 * rows whatever pieces the bytes come in.
 */
#define _GNU_SOURCE
#include "cli.h"
#include "csv.h"
#include "number.h"
#include "fuzz.h"
#include <ctype.h>
#include <sys/mman.h>
#include <unistd.h>

/* In the place of cli.c. */
void fail(int code, const char *format, ...) { wrong("fail(%d, %s) ...", code, format); }
void complain(const char *format, ...) { wrong("complain(%s) ...", format); }
void *zeroed(size_t count, size_t size) { return calloc(count + (count == 0), size); }
void *resized(void *memory, size_t count, size_t size) { return realloc(memory, (count + (count == 0)) * size); }
char *copy_of(const char *text, size_t length)
{
    char *copy = zeroed(length + 1, 1);
    memcpy(copy, text, length);
    return copy;
}

/* -- numbers ------------------------------------------------------------------ */

static int digits_of(const char *text)                          /* significant ones */
{
    int count = 0, zeros = 0;
    for (; *text && *text != 'e'; text++) {
        if (!isdigit((unsigned char)*text)) continue;
        zeros = *text == '0' ? zeros + 1 : 0;
        if (count || *text != '0') count++;
    }
    return count - zeros;
}

static void print(double x)
{
    char *text = malloc(NUMBER_ROOM), copy[NUMBER_ROOM + 1] = "", least[64];
    size_t length = number_print(x, text);
    double again = -1;
    demand(length <= NUMBER_ROOM, "%a takes %zu bytes", x, length);
    memcpy(copy, text, length);
    demand(number_parse(text, length, &again), "%a is printed as '%s', which is no number", x, copy);
    demand(same_bits(x, again), "%a is printed as '%s', which is read as %a", x, copy, again);
    if (isnan(x)) demand(length == 0, "a NaN is printed as '%s'", copy);
    else demand(same_bits(x, strtod(copy, NULL)), "%a is printed as '%s', which strtod reads as %a", x, copy, strtod(copy, NULL));
    if (isfinite(x) && x != 0) {
        int digits = 0;
        do snprintf(least, sizeof least, "%.*e", digits++, x); while (strtod(least, NULL) != x);
        demand(digits_of(copy) <= digits, "%a is printed as '%s', longer than %s", x, copy, least);
    }
    free(text);
}

static bool is_plain(const char *text, size_t length)           /* decimal: strtod also reads others */
{
    for (size_t k = 0; k < length; k++) if (!text[k] || !strchr("0123456789+-.eE \t", text[k])) return false;
    return true;
}

static void parse(const char *bytes, size_t length)
{
    char *exact = malloc(length), *text = copy_of(bytes, length), *end;
    if (length) memcpy(exact, bytes, length);
    double x = -1;
    bool taken = number_parse(exact, length, &x);
    demand(number_like(exact, length) == (taken && !isnan(x)), "number_like and number_parse disagree on '%s'", text);
    if (taken && isfinite(x)) demand(is_plain(text, length), "'%s' is read as %a", text, x);
    double theirs = strtod(text, &end);
    while (*end == ' ' || *end == '\t') end++;
    if (taken && !isnan(x)) demand(!*end && end == text + length && same_bits(x, theirs), "'%s' is read as %a, strtod: %a", text, x, theirs);
    if (!taken && is_plain(text, length) && length < 1000) demand(end == text || *end, "'%s' is refused, strtod: %a", text, theirs);
    free(exact), free(text);
}

/* -- rows --------------------------------------------------------------------- */

typedef struct { uint64_t hash; int64_t rows, line; csv_status end; } reading;

static void hash(reading *all, const void *bytes, size_t size)
{
    for (size_t k = 0; k < size; k++) all->hash = (all->hash ^ ((const unsigned char *)bytes)[k]) * 0x100000001b3u;
}

static reading read_all(int file, size_t room, size_t most)
{
    csv_reader r = { .name = "fuzz", .file = file, .next_line = 1, .size = -1, .room = room, .buffer = malloc(room) };
    reading all = { .end = CSV_END };
    csv_field *fields = malloc(most * sizeof *fields);
    lseek(file, 0, SEEK_SET);
    bool any = csv_detect(&r);
    hash(&all, &r.delimiter, 1);
    for (size_t count; any;) {
        csv_status status = csv_next(&r, fields, most, &count);
        if (status == CSV_MORE) { demand(!r.ended, "csv_next wants more than there is"); csv_fill(&r); continue; }
        all.end = status, all.line = r.line;
        if (status != CSV_ROW) break;
        all.rows++;
        demand(count >= 1, "a row without fields");
        hash(&all, &count, sizeof count);
        for (size_t k = 0; k < count && k < most; k++) {
            double x;
            char *text = csv_text(fields[k]);
            demand(fields[k].text >= r.buffer && fields[k].text + fields[k].length <= r.buffer + r.end, "a field outside the buffer");
            number_parse(fields[k].text, fields[k].length, &x);
            hash(&all, fields[k].text, fields[k].length), hash(&all, text, strlen(text) + 1), hash(&all, &r.line, sizeof r.line);
            free(text);
        }
    }
    free(fields), free(r.buffer);
    return all;
}

static void rows(source *s)
{
    static int file = -1;
    if (file < 0) file = memfd_create("fuzz", 0);
    size_t room = 1 + byte(s), most = 1 + byte(s) % 8, size = (size_t)(s->end - s->at);
    demand(file >= 0 && !ftruncate(file, 0) && pwrite(file, s->at, size, 0) == (ssize_t)size, "memfd");
    reading whole = read_all(file, size + 16, most), pieces = read_all(file, room, most);
    demand(whole.hash == pieces.hash && whole.rows == pieces.rows && whole.end == pieces.end && whole.line == pieces.line,
           "%zu bytes with room for %zu: %lld rows, to line %lld, end %d; at once %lld, %lld, %d", size, room, (long long)pieces.rows,
           (long long)pieces.line, (int)pieces.end, (long long)whole.rows, (long long)whole.line, (int)whole.end);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    source s = begin(bytes, size);
    switch (byte(&s) % 4) {
    case 0:  while (s.at < s.end) print(any_double(&s)); break;
    case 1:  parse((const char *)s.at, (size_t)(s.end - s.at)); break;
    case 2:  for (double x; s.at < s.end;) x = number(&s), print(x), print(x / 7), print(nextafter(x, 0)); break;
    default: rows(&s);
    }
    return 0;
}
