/* blobs.c -- saved streams: any damage is an error, and never a crash. */
#include "common.h"

typedef struct blob { unsigned char *bytes; size_t size; } blob;

/* A stream that has been fed for a while, saved. */
static blob make_blob(trial *t)
{
    size_t n = (size_t)below(&t->r, 3) ? (size_t)below(&t->r, t->lookback + 200) : (size_t)below(&t->r, 20);
    table in = make_data(t->is, any_kind(&t->r), &t->r, n), out = table_new(t->is->outputs, n);
    tacho_error e = { 0 };
    tacho_stream *s = tacho_stream_new(t->is, t->p, NULL, &e);
    if (!s) fail_msg("%s: stream_new: %s", t->what, e.message);
    if (tacho_stream_feed(s, n, INS(in), OUTS(out), &e) != TACHO_OK) complain(t, "feed: %s", e.message);
    blob b = { .size = tacho_stream_save(s, NULL, 0) };
    b.bytes = malloc(b.size);
    tacho_stream_save(s, b.bytes, b.size);
    tacho_stream_free(s), table_free(&in), table_free(&out);
    return b;
}

/* These bytes (copied to memory that ends where they end) are an error. */
static void refused(trial *t, const char *what, size_t where, const unsigned char *bytes, size_t size, void *memory, size_t room)
{
    unsigned char *exact = malloc(size ? size : 1);
    tacho_error a = { 0 }, b = { 0 };
    if (size) memcpy(exact, bytes, size);
    size_t need = tacho_restore_size(exact, size, &a);
    tacho_status s = tacho_stream_restore(memory, room, exact, size, NULL, &b);
    free(exact);
    if (need || a.status != TACHO_BAD_STATE || !a.message[0]) complain(t, "%s %zu of a blob of %zu: restore_size gives %zu, status %d \"%s\"", what, where, size, need, (int)a.status, a.message);
    if (s != TACHO_BAD_STATE || b.status != s) complain(t, "%s %zu of a blob of %zu: restore gives status %d \"%s\"", what, where, size, (int)s, b.message);
}

static void damage(trial *t)
{
    blob b = make_blob(t);
    size_t room = tacho_stream_size(t->is, t->p);
    void *m = stream_memory(room);
    tacho_error e = { 0 };
    if (tacho_restore_size(b.bytes, b.size, &e) != room) complain(t, "restore_size: %s", e.message);
    if (tacho_stream_restore(m, room, b.bytes, b.size, NULL, &e) != TACHO_OK) complain(t, "restore: %s", e.message);
    else {                                                      /* saved again: the same bytes */
        unsigned char *again = malloc(b.size);
        if (tacho_stream_save(m, again, b.size) != b.size || memcmp(again, b.bytes, b.size)) complain(t, "saved, restored and saved again: other bytes");
        free(again);
    }
    int before = complaints();
    size_t step = 1 + b.size / 400;
    for (size_t n = 0; n < b.size && complaints() == before; n += n < 200 || n + 40 > b.size ? 1 : step) refused(t, "truncated to", n, b.bytes, n, m, room);
    before = complaints();
    for (size_t i = 0; i < b.size && complaints() == before; i += i < 300 ? 1 : 1 + (size_t)below(&t->r, (int64_t)step * 2)) {
        unsigned char was = b.bytes[i];
        b.bytes[i] ^= chance(&t->r, 0.5) ? (unsigned char)(1 << below(&t->r, 8)) : (unsigned char)(1 + below(&t->r, 255));
        refused(t, "byte changed at", i, b.bytes, b.size, m, room);
        b.bytes[i] = was;
    }
    unsigned char *longer = calloc(1, b.size + 64);
    memcpy(longer, b.bytes, b.size);
    refused(t, "longer by bytes,", 64, longer, b.size + 64, m, room);
    for (int c = 0; c < 20; c++) {                              /* foreign */
        size_t n = (size_t)below(&t->r, (int64_t)b.size + 64);
        for (size_t i = 0; i < n; i++) longer[i] = (unsigned char)rng_next(&t->r);
        refused(t, "random bytes,", n, longer, n, m, room);
        memcpy(longer, b.bytes, b.size < 16 ? b.size : 16);      /* with a head that looks right */
        if (n > 16) refused(t, "random bytes behind a good head,", n, longer, n, m, room);
    }
    free(longer), free(m), free(b.bytes);
}
static void damaged(void **state) { (void)state; each("damaged blobs", 6, 300, damage); }

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(damaged) };
    return cmocka_run_group_tests_name("blobs", tests, NULL, NULL);
}
