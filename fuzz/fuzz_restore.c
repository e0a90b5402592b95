/* fuzz_restore.c -- saved streams that nobody should trust: any bytes, and sound ones that were changed by
 * someone who can compute the checksum.  They give an error, or a stream that may tell nonsense but that
 * can be fed, peeked, saved and restored, and touches no memory which is not its own.
 */
#include "fuzz.h"

enum { SIZE_AT = 8, CHECKSUM_AT = 16, HASHED_FROM = 24 };       /* see core/blob.c */

static void put(unsigned char *to, uint64_t w) { for (int k = 0; k < 8; k++) to[k] = (unsigned char)(w >> (8 * k)); }
static uint64_t get(const unsigned char *from) { uint64_t w = 0; for (int k = 0; k < 8; k++) w |= (uint64_t)from[k] << (8 * k); return w; }

static void seal(unsigned char *bytes, size_t size)
{
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t i = HASHED_FROM; i < size; i++) h = (h ^ bytes[i]) * 0x100000001b3u;
    if (size >= HASHED_FROM) put(bytes + SIZE_AT, size), put(bytes + CHECKSUM_AT, h);
}

static void feed(source *s, tacho_stream *stream, size_t bars)
{
    const tacho_indicator *row = tacho_stream_indicator(stream);
    double *in[MOST_SERIES], *out[MOST_SERIES], x[MOST_SERIES], y[MOST_SERIES];
    tacho_error e = { 0 };
    for (int k = 0; k < row->inputs; k++) {
        in[k] = series(bars);
        for (size_t i = 0; i < bars; i++) in[k][i] = number(s);
    }
    for (int k = 0; k < row->outputs; k++) out[k] = one_in(s, 8) ? NULL : series(bars);
    for (int k = 0; k < row->inputs; k++) x[k] = in[k][0];
    demand_error(tacho_stream_peek(stream, x, y, &e), &e, "peek");
    demand_error(tacho_stream_feed(stream, bars, (const double *const *)in, out, &e), &e, "feed");
    for (unsigned n = byte(s) % 20; n--;) {
        for (int k = 0; k < row->inputs; k++) x[k] = in[k][n % bars];
        demand_error(tacho_stream_update(stream, x, y, &e), &e, "update");
        demand_error(tacho_stream_peek(stream, x, y, &e), &e, "peek");
    }
    for (int k = 0; k < row->inputs; k++) free(in[k]);
    for (int k = 0; k < row->outputs; k++) free(out[k]);
}

static unsigned char *save(const tacho_stream *stream, size_t *size)
{
    *size = tacho_stream_save(stream, NULL, 0);
    unsigned char *bytes = malloc(*size);
    demand(*size && tacho_stream_save(stream, bytes, *size) == *size, "tacho_stream_save");
    return bytes;
}

/* NULL if the bytes are refused. */
static tacho_stream *restore(source *s, const unsigned char *bytes, size_t size)
{
    tacho_options o = TACHO_OPTIONS;
    o.level = any_level(s);
    tacho_error e = { 0 };
    size_t room = tacho_restore_size(bytes, size, &e);
    if (!room) { demand_error(e.status, &e, "restore_size"); demand(e.status, "restore_size is 0 without an error"); }
    tacho_stream *stream = memory_for(room ? room : 4096);
    tacho_status status = tacho_stream_restore(stream, room ? room : 4096, bytes, size, &o, &e);
    demand_error(status, &e, "restore");
    demand(room || status, "restore_size refuses, restore does not");
    if (status) {
        double x[MOST_SERIES] = { 0 }, y[MOST_SERIES];
        demand(tacho_stream_update(stream, x, y, NULL) == TACHO_BAD_ARGUMENT, "a stream that failed to open can be fed");
        free(stream);
        return NULL;
    }
    demand(tacho_stream_bytes(stream) == room, "restored: %zu bytes, not %zu", tacho_stream_bytes(stream), room);
    return stream;
}

static void use(source *s, const unsigned char *bytes, size_t size)
{
    tacho_stream *stream = restore(s, bytes, size);
    if (!stream) return;
    size_t again;
    unsigned char *saved = save(stream, &again);
    demand(tacho_restore_size(saved, again, NULL) == tacho_stream_bytes(stream), "what restore took and save gave, restore refuses");
    free(saved);
    feed(s, stream, 1 + byte(s) % 80);
    saved = save(stream, &again);
    tacho_stream *other = restore(s, saved, again);
    if (other) feed(s, other, 1 + byte(s) % 20);
    free(other), free(saved), free(stream);
}

static uint64_t changed(source *s, uint64_t was)
{
    double x;
    uint64_t w;
    switch (byte(s) % 8) {
    case 0:  return word(s);
    case 1:  return byte(s);
    case 2:  return -(uint64_t)byte(s);
    case 3:  return was + byte(s) - 128;
    case 4:  return was ^ UINT64_C(1) << byte(s) % 64;
    case 5:  return (uint64_t)INT64_MAX >> byte(s) % 64;
    case 6:  return was << byte(s) % 64;
    default: x = number(s); memcpy(&w, &x, 8); return w;
    }
}

/* A sound one, changed. */
static void change(source *s)
{
    const tacho_indicator *row = any_indicator(s);
    double p[MOST_SETTINGS];
    if (!fair_parameters(s, row, p)) return;
    tacho_options o = TACHO_OPTIONS;
    o.missing = (tacho_missing)below(s, 3), o.level = any_level(s);
    tacho_stream *stream = tacho_stream_new(row, p, &o, NULL);
    demand(stream, "tacho_stream_new");
    if (one_in(s, 2)) feed(s, stream, 1 + byte(s) % 100);
    size_t size;
    unsigned char *bytes = save(stream, &size);
    tacho_stream_free(stream);

    size_t text = (size_t)get(bytes + 24), counts = (32 + text + 7) / 8 * 8;
    for (unsigned n = 1 + byte(s) % 8; n--;) {
        size_t at, words = (size - counts) / 8;
        unsigned kind = byte(s) % 8;
        if (kind == 0)      at = 24 + (byte(s) | (size_t)byte(s) << 8) % (counts - 16), at -= at + 8 > size ? 8 : 0;    /* header, text */
        else if (kind == 1) at = counts + 8 * (byte(s) % 5u);                                       /* policy, bars, blind ... */
        else if (kind < 6)  at = counts + 8 * (byte(s) % words);                                    /* scalar state            */
        else                at = counts + 8 * ((byte(s) | (size_t)byte(s) << 8 | (size_t)byte(s) << 16) % words);
        if (kind == 0) bytes[at] = (unsigned char)byte(s);
        else put(bytes + at, changed(s, get(bytes + at)));
    }
    if (one_in(s, 16)) size -= byte(s) % size;
    unsigned char *exact = malloc(size);
    memcpy(exact, bytes, size);
    if (!one_in(s, 16)) seal(exact, size);
    use(s, exact, size);
    free(exact), free(bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    source s = begin(bytes, size);
    unsigned kind = byte(&s) % 4;
    if (kind < 3) { change(&s); return 0; }

    size_t rest = (size_t)(s.end - s.at);                       /* any bytes, as they are or with a sound frame */
    unsigned char *exact = malloc(rest);
    if (rest) memcpy(exact, s.at, rest);
    if (rest > 8 && s.seed & 1) memcpy(exact, "tachoS01", 8), seal(exact, rest);
    use(&s, exact, rest);
    free(exact);
    return 0;
}
