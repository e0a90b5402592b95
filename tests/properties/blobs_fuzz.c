/* blobs_fuzz.c -- saved streams that were changed by someone who can compute the checksum.
 *
 * Words and bytes behind the header are changed at random and the checksum is made to fit again
 * (8 bytes at 16, FNV-1a of all bytes from 24 on).  Then restore says no, or gives a stream that may
 * tell nonsense but that touches no memory which is not its own: run this under ASan and UBSan.
 */
#include "common.h"

enum { CHECKSUM_AT = 16, HASHED_FROM = 24, SIZE_AT = 8 };

static void put(unsigned char *to, uint64_t word) { for (int k = 0; k < 8; k++) to[k] = (unsigned char)(word >> (8 * k)); }
static uint64_t get(const unsigned char *from) { uint64_t w = 0; for (int k = 0; k < 8; k++) w |= (uint64_t)from[k] << (8 * k); return w; }

static void seal(unsigned char *bytes, size_t size)
{
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t i = HASHED_FROM; i < size; i++) h = (h ^ bytes[i]) * 0x100000001b3u;
    put(bytes + CHECKSUM_AT, h);
}

static uint64_t odd_word(rng *r, uint64_t was)
{
    static const double odd[] = { NAN, INFINITY, -INFINITY, 0, -1, 1e300, 5e-324, 4096 };
    uint64_t w = rng_next(r);
    switch (below(r, 8)) {
    case 0: return w;
    case 1: return (uint64_t)below(r, 5000);
    case 2: return (uint64_t)-below(r, 5000);
    case 3: return was + (uint64_t)below(r, 17) - 8;
    case 4: return was ^ 1ull << below(r, 64);
    case 5: return (uint64_t)INT64_MAX >> below(r, 40);
    case 6: return was << below(r, 20);
    default: memcpy(&w, &odd[below(r, 8)], 8); return w;
    }
}

static int accepted, refused;

static void use(trial *t, unsigned char *bytes, size_t size)
{
    tacho_error e = { 0 };
    unsigned char *exact = malloc(size);
    memcpy(exact, bytes, size);
    size_t room = tacho_restore_size(exact, size, &e);
    if (room == 0 || room > (size_t)1 << 26) {
        refused++;
        if (room) complain(t, "restore_size is %zu for a blob of %zu", room, size);
        if (!room && e.status == TACHO_OK) complain(t, "restore_size is 0, error.status is 0");
    } else {
        void *m = stream_memory(room);
        tacho_status s = tacho_stream_restore(m, room, exact, size, NULL, &e);
        if (s != TACHO_OK) refused++;
        else {
            accepted++;
            const tacho_indicator *is = tacho_stream_indicator(m);
            table in = make_data(is, JUMPS, &t->r, 60), out = table_new(is->outputs, 60);
            double x[COLUMNS], y[COLUMNS];
            tacho_stream_bars(m);
            tacho_stream_feed(m, 35, INS(in), OUTS(out), &e);
            for (size_t i = 35; i < 60; i++) {
                for (int k = 0; k < is->inputs; k++) x[k] = in.column[k][i];
                tacho_stream_peek(m, x, y, &e), tacho_stream_update(m, x, y, &e);
            }
            size_t need = tacho_stream_save(m, NULL, 0);
            unsigned char *again = malloc(need + 1);
            tacho_stream_save(m, again, need);
            free(again);
            table_free(&in), table_free(&out);
        }
        free(m);
    }
    free(exact);
}

static void sealed(trial *t)
{
    size_t n = (size_t)below(&t->r, t->lookback + 50);
    table in = make_data(t->is, WALK, &t->r, n), out = table_new(t->is->outputs, n);
    tacho_error e;
    tacho_stream *s = tacho_stream_new(t->is, t->p, NULL, &e);
    if (!s || tacho_stream_feed(s, n, INS(in), OUTS(out), &e) != TACHO_OK) { complain(t, "%s", e.message); return; }
    size_t size = tacho_stream_save(s, NULL, 0);
    unsigned char *bytes = malloc(size), *bad = malloc(size + 64);
    tacho_stream_save(s, bytes, size);
    tacho_stream_free(s);
    memcpy(bad, bytes, size), seal(bad, size);
    if (memcmp(bad, bytes, size)) complain(t, "the format has changed: tell blobs_fuzz.c where the checksum is");
    for (int c = 0; c < 150; c++) {
        memcpy(bad, bytes, size), memset(bad + size, 0, 64);
        size_t length = size;
        if (chance(&t->r, 0.1)) {                               /* another length, announced */
            length = (size_t)below(&t->r, (int64_t)size + 64);
            if (length < HASHED_FROM) length = HASHED_FROM;
            put(bad + SIZE_AT, length);
        }
        for (int changes = (int)below(&t->r, 4); changes >= 0 && length > HASHED_FROM + 8; changes--) {
            if (chance(&t->r, 0.25)) bad[HASHED_FROM + (size_t)below(&t->r, (int64_t)(length - HASHED_FROM))] = (unsigned char)rng_next(&t->r);
            else {                                              /* the header more often than the state */
                size_t words = (length - HASHED_FROM) / 8, at = HASHED_FROM + 8 * (size_t)below(&t->r, (int64_t)(chance(&t->r, 0.3) && words > 30 ? 30 : words));
                put(bad + at, odd_word(&t->r, get(bad + at)));
            }
        }
        seal(bad, length);
        use(t, bad, length);
    }
    free(bytes), free(bad), table_free(&in), table_free(&out);
}

static void fuzz(void **state)
{
    (void)state;
    each("sealed blobs", 20, 60, sealed);
    printf("%d refused, %d accepted and fed\n", refused, accepted);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(fuzz) };
    return cmocka_run_group_tests_name("sealed blobs", tests, NULL, NULL);
}
