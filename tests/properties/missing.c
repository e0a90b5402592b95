/* missing.c -- missing bars: skip leaves no trace, propagate reaches as far as the memory, refuse tells. */
#include "common.h"

/* skip: the values at the bars that are there are those of the series without the holes. */
static void skip_is_compaction(trial *t)
{
    static const double rate[] = { 1. / 900, 1. / 30, 1. / 2, 1. / 8 };
    double holes = rate[t->draw % 4];
    size_t n = (size_t)((double)(t->lookback + 100 + below(&t->r, 700)) / (1 - holes)), packed = 0;
    table in = make_data(t->is, any_kind(&t->r), &t->r, n), got, values;
    make_holes(&t->r, &in, holes, 0);
    if (chance(&t->r, 0.3)) for (size_t i = 0; i < n && i < 13; i++) in.column[0][i] = NAN;
    table without = table_copy(&in), want = table_new(t->is->outputs, n);
    for (size_t i = 0; i < n; i++)
        if (!is_missing(&in, i)) {
            for (int k = 0; k < in.columns; k++) without.column[k][packed] = in.column[k][i];
            packed++;
        }
    without.bars = packed;
    if (run_table(t, NULL, TACHO_SKIP, &in, &got) & (int)run_table(t, NULL, TACHO_SKIP, &without, &values)) {
        for (size_t i = 0, j = 0; i < n; i++)
            if (!is_missing(&in, i)) { for (int k = 0; k < want.columns; k++) want.column[k][i] = values.column[k][j]; j++; }
        same_tables(t, "skip is not compaction", &want, &got, 0, n);
    }
    table_free(&in), table_free(&got), table_free(&values), table_free(&without), table_free(&want);
}
static void skipping(void **state) { (void)state; each("skip", 200, 2000, skip_is_compaction); }

/* propagate: NaN while a hole is within the memory; then the bits of the series that has some other
 * finite number there.  Missing bars before the first valid one are skipped. */
static void propagate_recovers(trial *t)
{
    size_t reach = t->memory == TACHO_FOREVER ? (size_t)t->lookback : (size_t)t->memory;
    size_t lead = chance(&t->r, 0.5) ? (size_t)below(&t->r, 20) : 0, n = lead + 3 * reach + 300 + (size_t)below(&t->r, 300);
    int holes = 1 + (int)below(&t->r, 3);
    table y = make_data(t->is, any_kind(&t->r), &t->r, n), x, rest, got, finite;
    for (int h = 0; h < holes; h++) {                            /* some other number in the holes-to-be */
        int k = (int)below(&t->r, y.columns);
        size_t at = lead + 1 + (size_t)below(&t->r, (int64_t)(n - lead - 1));
        if (chance(&t->r, 0.5)) y.column[k][at] = times(y.column[k][at], 1.5);
        y.column[k][at] = -y.column[k][at] - 1;                  /* marks it; made positive again below */
    }
    x = table_copy(&y);
    size_t first = n;
    for (size_t i = 0; i < n; i++)
        for (int k = 0; k < y.columns; k++) {
            if (y.column[k][i] < 0) { if (i < first) first = i; x.column[k][i] = NAN, y.column[k][i] = -y.column[k][i]; }
            if (i < lead) x.column[k][i] = NAN;
        }
    rest = (table){ .columns = y.columns, .bars = n - lead };
    for (int k = 0; k < y.columns; k++) rest.column[k] = y.column[k] + lead;
    if (run_table(t, NULL, TACHO_PROPAGATE, &x, &got) & (int)run_table(t, NULL, TACHO_SKIP, &rest, &finite)) {
        table want = table_new(t->is->outputs, n);
        size_t last = 0; bool hole = false;
        for (size_t i = lead; i < n; i++) {
            if (is_missing(&x, i)) last = i, hole = true;
            if (hole && (t->memory == TACHO_FOREVER || i <= last + (size_t)t->memory)) continue;
            for (int k = 0; k < want.columns; k++) want.column[k][i] = finite.column[k][i - lead];
        }
        char what[100];
        snprintf(what, sizeof what, "propagate: first hole at %zu, %zu missing bars before", first, lead);
        same_tables(t, what, &want, &got, 0, n);
        table_free(&want);
    }
    table_free(&x), table_free(&y), table_free(&got), table_free(&finite);
}
static void propagate(void **state) { (void)state; each("propagate", 200, 1000, propagate_recovers); }

/* refuse: an error that names the first missing bar and an input at fault; nothing is written; a
 * stream that refused goes on as if it had not been asked. */
static void refuse_tells(trial *t)
{
    size_t n = (size_t)t->lookback + 60, at = chance(&t->r, 0.2) ? 0 : (size_t)below(&t->r, (int64_t)n);
    int k = (int)below(&t->r, t->is->inputs);
    table good = make_data(t->is, WALK, &t->r, n), bad = table_copy(&good), out = table_new(t->is->outputs, n), want;
    static const double odd[] = { NAN, INFINITY, -INFINITY };
    bad.column[k][at] = odd[below(&t->r, 3)];
    make_holes(&t->r, &bad, 0.1, at + 1);
    for (int j = 0; j < out.columns; j++) for (size_t i = 0; i < n; i++) out.column[j][i] = -77;

    tacho_options o = options(NULL, TACHO_REFUSE);
    tacho_error e = { 0 };
    char number[30];
    snprintf(number, sizeof number, "%zu", at);
    tacho_status s = tacho_run(t->is, t->p, &o, n, INS(bad), OUTS(out), &e);
    if (s != TACHO_MISSING_VALUE || e.status != s) complain(t, "refuse: status %d (error.status %d), should be %d", (int)s, (int)e.status, TACHO_MISSING_VALUE);
    else if (e.bar != (int64_t)at) complain(t, "refuse: error.bar is %lld, should be %zu", (long long)e.bar, at);
    else if (!strstr(e.message, number) || !strstr(e.message, tacho_input_name(t->is, k)))
        complain(t, "refuse: the message does not name bar %zu and input %s: \"%s\"", at, tacho_input_name(t->is, k), e.message);
    for (int j = 0; j < out.columns; j++) for (size_t i = 0; i < n; i++)
        if (out.column[j][i] != -77) { complain(t, "refuse: output %d was written at %zu", j, i); j = out.columns - 1; break; }

    if (run_table(t, NULL, TACHO_REFUSE, &good, &want)) {
        tacho_stream *stream = tacho_stream_new(t->is, t->p, &o, &e);
        double y[COLUMNS];
        if (!stream) complain(t, "stream_new: %s", e.message);
        for (size_t i = 0; stream && i < n; i++) {
            double x[COLUMNS], b[COLUMNS];
            for (int j = 0; j < good.columns; j++) x[j] = b[j] = good.column[j][i];
            if (chance(&t->r, 0.3)) {
                b[below(&t->r, good.columns)] = NAN, y[0] = -77;
                if (tacho_stream_update(stream, b, y, &e) != TACHO_MISSING_VALUE || y[0] != -77) { complain(t, "refuse: update takes a missing bar, or writes"); break; }
                if (tacho_stream_peek(stream, b, y, &e) != TACHO_MISSING_VALUE || y[0] != -77) { complain(t, "refuse: peek takes a missing bar, or writes"); break; }
                const double *p[COLUMNS]; double *q[COLUMNS], two[COLUMNS][2], none[COLUMNS][2];
                for (int j = 0; j < good.columns; j++) two[j][0] = x[j], two[j][1] = b[j], p[j] = two[j];
                for (int j = 0; j < t->is->outputs; j++) none[j][0] = -77, q[j] = none[j];
                if (tacho_stream_feed(stream, 2, p, q, &e) != TACHO_MISSING_VALUE || e.bar != 1 || none[0][0] != -77) { complain(t, "refuse: feed takes a missing bar, or writes, or error.bar is not 1 but %lld", (long long)e.bar); break; }
            }
            if (tacho_stream_update(stream, x, y, &e) != TACHO_OK) { complain(t, "refuse: update: %s", e.message); break; }
            for (int j = 0; j < t->is->outputs; j++)
                if (!same_bits(y[j], want.column[j][i])) { complain(t, "a stream that refused a bar goes on otherwise at %zu", i); i = n - 1; break; }
        }
        tacho_stream_free(stream);
    }
    table_free(&want), table_free(&good), table_free(&bad), table_free(&out);
}
static void refuse(void **state) { (void)state; each("refuse", 30, 300, refuse_tells); }

/* Nothing but missing bars: NaN throughout, under skip and under propagate. */
static void all_missing(trial *t)
{
    table in = table_new(t->is->inputs, 50), out, want = table_new(t->is->outputs, 50);
    for (int policy = TACHO_SKIP; policy <= TACHO_PROPAGATE; policy++) {
        if (run_table(t, NULL, (tacho_missing)policy, &in, &out)) same_tables(t, "all missing", &want, &out, 0, 50);
        table_free(&out);
    }
    table_free(&in), table_free(&want);
}
static void nothing_there(void **state) { (void)state; each("all missing", 1, 0, all_missing); }

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(skipping), cmocka_unit_test(propagate), cmocka_unit_test(refuse), cmocka_unit_test(nothing_there) };
    return cmocka_run_group_tests_name("missing", tests, NULL, NULL);
}
