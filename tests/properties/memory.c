/* memory.c -- nothing outside the announced memory is touched: streams and arrays lie against pages
 * that may not be read or written, once with the page behind them and once with it before. */
#include "common.h"

#include <sys/mman.h>
#include <unistd.h>

typedef struct pen { unsigned char *map; size_t whole, inner, page; } pen;

static pen pen_new(size_t size)
{
    pen p = { .page = (size_t)sysconf(_SC_PAGESIZE) };
    p.inner = (size + p.page - 1) / p.page * p.page;
    if (!p.inner) p.inner = p.page;
    p.whole = p.inner + 2 * p.page;
    p.map = mmap(NULL, p.whole, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    assert_true(p.map != MAP_FAILED);
    assert_int_equal(mprotect(p.map + p.page, p.inner, PROT_READ | PROT_WRITE), 0);
    memset(p.map + p.page, 0xc3, p.inner);
    return p;
}
static void pen_free(pen *p) { munmap(p->map, p->whole); }
static unsigned char *first(const pen *p) { return p->map + p->page; }
static unsigned char *last(const pen *p, size_t size, size_t align) { return p->map + p->page + (p->inner - size) / align * align; }

/* The stream in `m` does everything a stream can do. */
static bool exercise(trial *t, const char *where, void *m, size_t size, const char *level, const table *in, const table *want)
{
    tacho_options o = options(level, TACHO_SKIP);
    tacho_error e = { 0 };
    int before = complaints();
    table got = table_new(want->columns, in->bars);
    if (tacho_stream_open(m, size, t->is, t->p, &o, &e) != TACHO_OK) complain(t, "%s: open: %s", where, e.message);
    else for (size_t i = 0; i < in->bars && complaints() == before;) {
        const double *from[COLUMNS]; double *to[COLUMNS], x[COLUMNS], y[COLUMNS];
        size_t c = chance(&t->r, 0.5) ? 1 : (size_t)below(&t->r, 100);
        if (c > in->bars - i) c = in->bars - i;
        for (int k = 0; k < in->columns; k++) from[k] = in->column[k] + i, x[k] = in->column[k][i];
        for (int k = 0; k < want->columns; k++) to[k] = got.column[k] + i;
        if (tacho_stream_peek(m, x, y, &e) != TACHO_OK) complain(t, "%s: peek: %s", where, e.message);
        if (c == 1) {
            if (tacho_stream_update(m, x, y, &e) != TACHO_OK) complain(t, "%s: update: %s", where, e.message);
            for (int k = 0; k < want->columns; k++) *to[k] = y[k];
        } else if (tacho_stream_feed(m, c, from, to, &e) != TACHO_OK) complain(t, "%s: feed: %s", where, e.message);
        i += c;
        if (chance(&t->r, 0.05)) {
            size_t need = tacho_stream_save(m, NULL, 0);
            pen b = pen_new(need);
            unsigned char *bytes = last(&b, need, 1);
            if (tacho_stream_save(m, bytes, need) != need) complain(t, "%s: save", where);
            memset(m, 0xff, size);
            if (tacho_stream_restore(m, size, bytes, need, &o, &e) != TACHO_OK) complain(t, "%s: restore: %s", where, e.message);
            pen_free(&b);
        }
    }
    if (complaints() == before) same_tables(t, where, want, &got, 0, in->bars);
    table_free(&got);
    return complaints() == before;
}

static void fenced_stream(trial *t)
{
    size_t size = tacho_stream_size(t->is, t->p), n = (size_t)t->lookback + 150 + (size_t)below(&t->r, 200);
    table in = make_data(t->is, any_kind(&t->r), &t->r, n), want;
    if (t->draw & 1) make_holes(&t->r, &in, 0.02, 0);
    if (run_table(t, NULL, TACHO_SKIP, &in, &want))
        for (int l = 0; l < levels(); l++) {
            const char *level = tacho_level_at((size_t)l);
            pen p = pen_new(size);
            char where[80];
            unsigned char *m = last(&p, size, TACHO_ALIGNMENT);
            snprintf(where, sizeof where, "%s, guard page behind", level);
            exercise(t, where, m, size, level, &in, &want);
            for (unsigned char *b = first(&p); b < p.map + p.page + p.inner; b++)
                if ((b < m || b >= m + size) && *b != 0xc3) { complain(t, "%s: byte %td outside of the stream was written", where, b - m); break; }
            pen_free(&p);
            p = pen_new(size), m = first(&p);
            snprintf(where, sizeof where, "%s, guard page before", level);
            exercise(t, where, m, size, level, &in, &want);
            for (unsigned char *b = m + size; b < p.map + p.page + p.inner; b++)
                if (*b != 0xc3) { complain(t, "%s: byte %td behind a stream of %zu was written", where, b - m, size); break; }
            pen_free(&p);
        }
    table_free(&in), table_free(&want);
}
static void fenced_streams(void **state) { (void)state; each("fenced streams", 16, 1500, fenced_stream); }

/* tacho_run on arrays against guard pages, of every length around a block, and at odd addresses. */
static void fenced_array(trial *t)
{
    for (int c = 0; c < 24; c++) {
        size_t n = c < 18 ? (size_t)c : (size_t)t->lookback + (size_t)below(&t->r, 100), bytes = n * sizeof(double);
        bool front = c & 1;
        table in = make_data(t->is, any_kind(&t->r), &t->r, n), want;
        if (c % 3 == 0) make_holes(&t->r, &in, 0.1, 0);
        if (run_table(t, NULL, TACHO_SKIP, &in, &want))
            for (int l = 0; l < levels(); l++) {
                pen x[COLUMNS], y[COLUMNS];
                table a = { .columns = in.columns, .bars = n }, b = { .columns = want.columns, .bars = n };
                for (int k = 0; k < in.columns; k++) {
                    x[k] = pen_new(bytes), a.column[k] = (double *)(void *)(front ? first(&x[k]) : last(&x[k], bytes, sizeof(double)));
                    if (n) memcpy(a.column[k], in.column[k], bytes);
                    assert_int_equal(mprotect(first(&x[k]), x[k].inner, PROT_READ), 0);
                }
                for (int k = 0; k < want.columns; k++) y[k] = pen_new(bytes), b.column[k] = (double *)(void *)(front ? first(&y[k]) : last(&y[k], bytes, sizeof(double)));
                tacho_options o = options(tacho_level_at((size_t)l), TACHO_SKIP);
                tacho_error e = { 0 };
                if (tacho_run(t->is, t->p, &o, n, INS(a), OUTS(b), &e) != TACHO_OK) complain(t, "fenced arrays: %s", e.message);
                else same_tables(t, "fenced arrays", &want, &b, 0, n);
                for (int k = 0; k < want.columns; k++) {
                    unsigned char *from = (unsigned char *)b.column[k];
                    for (unsigned char *q = first(&y[k]); q < first(&y[k]) + y[k].inner; q++)
                        if ((q < from || q >= from + bytes) && *q != 0xc3) { complain(t, "%zu bars: byte %td of output %d was written", n, q - from, k); break; }
                }
                for (int k = 0; k < in.columns; k++) pen_free(&x[k]);
                for (int k = 0; k < want.columns; k++) pen_free(&y[k]);
            }
        table_free(&in), table_free(&want);
    }
}
static void fenced_arrays(void **state) { (void)state; each("fenced arrays", 2, 40, fenced_array); }

/* Memory that does not do. */
static void bad_memory(trial *t)
{
    size_t size = tacho_stream_size(t->is, t->p), wrong[] = { 0, 1, size / 2, size - 1 };
    unsigned char *m = stream_memory(size + 64);
    const tacho_stream *stream = (const tacho_stream *)(void *)m;
    tacho_error e;
    for (int c = 0; c < 4; c++) {
        memset(&e, 0, sizeof e), memset(m, 0xc3, size + 64);
        if (tacho_stream_open(m, wrong[c], t->is, t->p, NULL, &e) != TACHO_BAD_ARGUMENT || e.status != TACHO_BAD_ARGUMENT || !e.message[0])
            complain(t, "open takes %zu bytes, or the error is wrong; stream_size is %zu", wrong[c], size);
        for (size_t i = wrong[c]; i < size; i++) if (m[i] != 0xc3) { complain(t, "open in %zu bytes writes behind them", wrong[c]); break; }
    }
    for (int odd = 1; odd < 64; odd = odd * 2)
        if (tacho_stream_open(m + odd, size, t->is, t->p, NULL, &e) != TACHO_BAD_ARGUMENT || e.status != TACHO_BAD_ARGUMENT) complain(t, "open takes memory at 64 k + %d", odd);
    if (tacho_stream_open(NULL, size, t->is, t->p, NULL, &e) != TACHO_BAD_ARGUMENT) complain(t, "open takes NULL");

    assert_int_equal(tacho_stream_open(m, size, t->is, t->p, NULL, &e), TACHO_OK);
    size_t need = tacho_stream_save(stream, NULL, 0);
    unsigned char *bytes = malloc(need);
    memset(bytes, 0xc3, need);
    for (size_t s = 0; s < need; s += 1 + need / 7) {
        if (tacho_stream_save(stream, bytes, s) != need) complain(t, "save into too little memory returns another size");
        for (size_t i = 0; i < need; i++) if (bytes[i] != 0xc3) { complain(t, "save into %zu bytes writes, though it takes %zu", s, need); break; }
    }
    tacho_stream_save(stream, bytes, need);
    for (int c = 0; c < 4; c++)
        if (tacho_stream_restore(m, wrong[c], bytes, need, NULL, &e) != TACHO_BAD_ARGUMENT || e.status != TACHO_BAD_ARGUMENT) complain(t, "restore takes %zu bytes of memory, status %d", wrong[c], (int)e.status);
    for (int odd = 1; odd < 64; odd *= 2)
        if (tacho_stream_restore(m + odd, size, bytes, need, NULL, &e) != TACHO_BAD_ARGUMENT) complain(t, "restore takes memory at 64 k + %d", odd);
    if (tacho_stream_restore(NULL, size, bytes, need, NULL, &e) != TACHO_BAD_ARGUMENT) complain(t, "restore takes NULL memory");
    if (tacho_stream_restore(m, size, NULL, need, NULL, &e) == TACHO_OK) complain(t, "restore takes NULL bytes");
    free(bytes), free(m);
}
static void memory_that_does_not_do(void **state) { (void)state; each("bad memory", 2, 200, bad_memory); }

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(fenced_streams), cmocka_unit_test(fenced_arrays), cmocka_unit_test(memory_that_does_not_do) };
    return cmocka_run_group_tests_name("memory", tests, NULL, NULL);
}
