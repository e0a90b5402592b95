/* splits.c -- however a series is fed, the bits are the same: whole, chunks, single updates, clones
 * (the original is overwritten), saved and restored on another level, with peeks in between. */
#include "common.h"

enum { CHUNKS = 1, UPDATES = 2, CLONES = 4, SAVES = 8, PEEKS = 16 };
static const struct { int ways; const char *name; } way[] = {
    { CHUNKS, "chunks" }, { UPDATES, "updates" }, { CHUNKS | CLONES, "clones" }, { CHUNKS | SAVES, "saved and restored" },
    { UPDATES | PEEKS, "peeks" }, { CHUNKS | UPDATES | CLONES | SAVES | PEEKS, "all at once" },
};

static const char *any_level(rng *r) { return tacho_level_at((size_t)below(r, levels())); }

static void *moved(void *stream, size_t size)
{
    void *m = stream_memory(size);
    memcpy(m, stream, size), memset(stream, 0xff, size), free(stream);
    return m;
}

/* Save, forget, restore; NULL and a complaint if that fails. */
static void *saved(trial *t, void *stream, tacho_missing missing)
{
    size_t size = tacho_stream_size(t->is, t->p), need = tacho_stream_save(stream, NULL, 0);
    unsigned char *bytes = malloc(need + 1);
    bytes[need] = 0xa5;
    void *m = NULL;
    tacho_error e = { 0 };
    tacho_options o = options(any_level(&t->r), missing);
    if (tacho_stream_save(stream, bytes, need) != need || bytes[need] != 0xa5) complain(t, "save: not the size it announced");
    else if (tacho_restore_size(bytes, need, &e) != size) complain(t, "restore_size is %zu, stream_size is %zu: %s", tacho_restore_size(bytes, need, NULL), size, e.message);
    else {
        memset(stream, 0xff, size), free(stream);
        m = stream_memory(size);
        memset(m, 0xff, size);
        if (tacho_stream_restore(m, size, bytes, need, &o, &e) != TACHO_OK) complain(t, "restore on %s: %s", o.level, e.message), free(m), m = NULL;
    }
    free(bytes);
    return m;
}

static bool peek(trial *t, void *s, const double *x, double *y)
{
    tacho_error e = { 0 };
    for (int k = 0; k < t->is->outputs; k++) y[k] = -77;
    if (tacho_stream_peek(s, x, y, &e) == TACHO_OK) return true;
    complain(t, "peek fails: %s", e.message);
    return false;
}

static void garbage(rng *r, int count, double *x)
{
    static const double odd[] = { 0, -0.0, NAN, INFINITY, -INFINITY, 1e300, -1e300, 1e-300, 5e-324, 1e18, 100 };
    for (int k = 0; k < count; k++) x[k] = chance(r, 0.3) ? odd[below(r, 11)] : times(1e6, uniform(r) - 0.3);
}

static void feed(trial *t, int ways, tacho_missing missing, const table *in, table *out)
{
    const tacho_indicator *is = t->is;
    size_t size = tacho_stream_size(is, t->p), n = in->bars;
    tacho_options o = options(any_level(&t->r), missing);
    tacho_error e = { 0 };
    void *s = stream_memory(size);
    memset(s, 0xff, size);
    *out = table_new(is->outputs, n);
    if (tacho_stream_open(s, size, is, t->p, &o, &e) != TACHO_OK) { complain(t, "open fails: %s", e.message), free(s); return; }
    if (tacho_stream_indicator(s) != is) complain(t, "stream_indicator is another");
    if (tacho_stream_bytes(s) != size) complain(t, "stream_bytes is %zu, stream_size was %zu", tacho_stream_bytes(s), size);
    if (is->parameters && memcmp(tacho_stream_parameters(s), t->p, sizeof(double) * (size_t)is->parameters)) complain(t, "stream_parameters differ");

    double often = 24.0 / (double)(n + 1);                          /* clones and saves for each bar */
    int64_t counted = 0;
    bool begun = false;
    for (size_t i = 0; i < n && s;) {
        if ((ways & CLONES) && chance(&t->r, often)) s = moved(s, size);
        if ((ways & SAVES) && chance(&t->r, often) && !(s = saved(t, s, missing))) break;
        double x[COLUMNS], y[COLUMNS], z[COLUMNS];
        bool peeked = false;
        for (int k = 0; k < in->columns; k++) x[k] = in->column[k][i];
        if ((ways & PEEKS) && chance(&t->r, 0.5)) {
            for (int c = (int)below(&t->r, 3); c > 0; c--) {
                double g[COLUMNS];
                garbage(&t->r, in->columns, g);
                if (!peek(t, s, g, y)) goto done;
            }
            if (!peek(t, s, x, y)) goto done;
            peeked = true;
        }
        size_t c = 1;
        if ((ways & UPDATES) && (!(ways & CHUNKS) || chance(&t->r, 0.5))) {
            if (tacho_stream_update(s, x, z, &e) != TACHO_OK) { complain(t, "update fails at %zu: %s", i, e.message); goto done; }
            for (int k = 0; k < is->outputs; k++) out->column[k][i] = z[k];
        } else {
            const double *from[COLUMNS]; double *to[COLUMNS];
            c = (size_t)below(&t->r, chance(&t->r, 0.75) ? 20 : 700);            /* may be none */
            if (c > n - i) c = n - i;
            for (int k = 0; k < in->columns; k++) from[k] = in->column[k] + i;
            for (int k = 0; k < is->outputs; k++) to[k] = out->column[k] + i;
            if (tacho_stream_feed(s, c, from, to, &e) != TACHO_OK) { complain(t, "feed fails at %zu: %s", i, e.message); goto done; }
        }
        if (peeked && c) for (int k = 0; k < is->outputs; k++)
            if (!same_bits(y[k], out->column[k][i])) {
                complain(t, "peek before bar %zu gives %s %.17g, the bar then gives %.17g", i, tacho_output_at(is, k)->name, y[k], out->column[k][i]);
                goto done;
            }
        for (; c > 0; c--, i++) {
            bool bad = is_missing(in, i);
            if (!bad) begun = true;
            if (begun && (!bad || missing == TACHO_PROPAGATE)) counted++;
        }
        if (tacho_stream_bars(s) != counted) {
            complain(t, "stream_bars is %lld after %lld counted bars (%s)", (long long)tacho_stream_bars(s), (long long)counted, missing == TACHO_SKIP ? "skip" : "propagate");
            goto done;
        }
    }
done:
    free(s);
}

static void any_split(trial *t)
{
    static const double rate[] = { 0, 1. / 900, 1. / 30, 1. / 2 };
    size_t n = (size_t)t->lookback + 200 + (size_t)below(&t->r, 900);
    double holes = rate[t->draw % 4];
    tacho_missing missing = holes > 0 && chance(&t->r, 0.4) ? TACHO_PROPAGATE : TACHO_SKIP;
    table in = make_data(t->is, any_kind(&t->r), &t->r, n), want, got;
    make_holes(&t->r, &in, holes, 0);
    if (run_table(t, any_level(&t->r), missing, &in, &want))
        for (size_t w = 0; w < sizeof way / sizeof *way; w++) {
            char what[80];
            int before = complaints();
            feed(t, way[w].ways, missing, &in, &got);
            snprintf(what, sizeof what, "%s, holes %.3g, %s", way[w].name, holes, missing == TACHO_SKIP ? "skip" : "propagate");
            if (complaints() == before) same_tables(t, what, &want, &got, 0, n);
            table_free(&got);
        }
    table_free(&want), table_free(&in);
}
static void splits(void **state) { (void)state; each("splits", 120, 2000, any_split); }

/* tacho_stream_new, _copy and _free: the copy and the original go their own ways. */
static void copy_goes_its_way(trial *t)
{
    size_t n = (size_t)t->lookback + 77, half = n / 2;
    table in = make_data(t->is, WALK, &t->r, n), other = make_data(t->is, WALK, &t->r, n), want, got = table_new(t->is->outputs, n), waste = table_new(t->is->outputs, n);
    tacho_error e = { 0 };
    tacho_stream *a = tacho_stream_new(t->is, t->p, NULL, &e), *b;
    if (!a) { complain(t, "stream_new: %s", e.message); return; }
    const double *from[COLUMNS], *astray[COLUMNS]; double *to[COLUMNS], *w[COLUMNS];
    for (int k = 0; k < in.columns; k++) from[k] = in.column[k] + half, astray[k] = other.column[k] + half;
    for (int k = 0; k < got.columns; k++) to[k] = got.column[k] + half, w[k] = waste.column[k] + half;
    if (tacho_stream_feed(a, half, INS(in), OUTS(got), &e) != TACHO_OK || !(b = tacho_stream_copy(a))) complain(t, "feed or copy: %s", e.message);
    else {
        if (tacho_stream_feed(a, n - half, astray, w, &e) != TACHO_OK) complain(t, "feed of the original: %s", e.message);
        tacho_stream_free(a), a = NULL;
        if (tacho_stream_feed(b, n - half, from, to, &e) != TACHO_OK) complain(t, "feed of the copy: %s", e.message);
        tacho_stream_free(b);
        if (run_table(t, NULL, TACHO_SKIP, &in, &want)) same_tables(t, "stream_copy", &want, &got, 0, n);
        table_free(&want);
    }
    tacho_stream_free(a);
    table_free(&in), table_free(&other), table_free(&got), table_free(&waste);
}
static void copies(void **state) { (void)state; each("stream_copy", 12, 300, copy_goes_its_way); }

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(splits), cmocka_unit_test(copies) };
    return cmocka_run_group_tests_name("splits", tests, NULL, NULL);
}
