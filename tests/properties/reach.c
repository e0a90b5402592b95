/* reach.c -- what a value may depend on: nothing later (prefix), nothing before the lookback is over,
 * nothing further back than the memory (forgetting). */
#include "common.h"

/* The outputs of a prefix are the prefix of the outputs. */
static void prefix_of(trial *t)
{
    size_t n = (size_t)t->lookback + 50 + (size_t)below(&t->r, 900);
    table in = make_data(t->is, any_kind(&t->r), &t->r, n), all, some;
    if (chance(&t->r, 0.3)) make_holes(&t->r, &in, 0.02, 0);
    if (run_table(t, NULL, TACHO_SKIP, &in, &all))
        for (int c = 0; c < 6; c++) {
            table head = in;
            head.bars = chance(&t->r, 0.7) ? n - (size_t)below(&t->r, 50) : (size_t)below(&t->r, (int64_t)n + 1);
            if (run_table(t, NULL, TACHO_SKIP, &head, &some)) same_tables(t, "prefix", &all, &some, 0, head.bars);
            table_free(&some);
        }
    table_free(&in), table_free(&all);
}
static void prefix(void **state) { (void)state; each("prefix", 100, 2000, prefix_of); }

/* The first value stands at the lookback exactly, on generic data, and no value is NaN after it.
 * (Parameters can make nonsense of a formula: the spread of one bar is 0.  An output that is NaN
 * throughout is let pass where an integer parameter is 1 or a real one at its least, or where there is none
 * and prices are no arguments, as for the arc sine, if the indicator's text speaks of NaN.  An indicator whose
 * text says "NaN while" has outputs that come and go.) */
static void first_value(trial *t)
{
    size_t n = (size_t)t->lookback + 200;
    table in = make_data(t->is, WALK, &t->r, n), out;
    int64_t most = 0;
    bool nonsense = false;
    for (int k = 0; k < t->is->parameters; k++) {
        const tacho_parameter *q = tacho_parameter_at(t->is, k);
        nonsense |= (q->type == TACHO_INTEGER && t->p[k] == 1) || (q->type == TACHO_REAL && t->p[k] == q->least);
    }
    if (run_table(t, NULL, TACHO_SKIP, &in, &out)) {
        for (int k = 0; k < t->is->outputs; k++) {
            const char *name = tacho_output_at(t->is, k)->name;
            int64_t want = tacho_lookback(t->is, t->p, k), first = 0;
            if (want < 0) complain(t, "lookback of %s is %lld", name, (long long)want);
            if (want > most) most = want;
            while (first < (int64_t)n && isnan(out.column[k][first])) first++;
            if (first == (int64_t)n && (nonsense || !t->is->parameters) && documents_nan(t->is)) continue;
            if (first >= want && comes_and_goes(t->is)) continue;
            if (first != want) complain(t, "%s has its first value at %lld, its lookback is %lld", name, (long long)first, (long long)want);
            else for (int64_t i = want; i < (int64_t)n; i++)
                if (!isfinite(out.column[k][i])) { complain(t, "%s[%lld] is %g on generic data, lookback %lld", name, (long long)i, out.column[k][i], (long long)want); break; }
        }
        if (t->lookback != most) complain(t, "tacho_lookback(-1) is %lld, the longest of the outputs is %lld", (long long)t->lookback, (long long)most);
    }
    table_free(&in), table_free(&out);
}
static void lookback(void **state) { (void)state; each("lookback", 150, 3000, first_value); }

/* A bad print: finite memories forget it exactly, and no value before it knows of it. */
static void bad_print(trial *t)
{
    static const double print[] = { 1e18, -1e18, 1e-300, 0, 1e100 };
    size_t reach = (size_t)(t->memory == TACHO_FOREVER ? t->lookback : t->memory), n = 2 * reach + 300;
    table in = make_data(t->is, any_kind(&t->r), &t->r, n), want, got;
    if (run_table(t, NULL, TACHO_SKIP, &in, &want))
        for (int c = 0; c < 5; c++) {
            table bad = table_copy(&in);
            int k = (int)below(&t->r, in.columns);
            size_t at = (size_t)below(&t->r, (int64_t)(reach + 100));
            char what[100];
            bad.column[k][at] = print[c];
            if (run_table(t, NULL, TACHO_SKIP, &bad, &got)) {
                snprintf(what, sizeof what, "look-ahead: %s of %g at bar %zu", tacho_input_name(t->is, k), print[c], at);
                same_tables(t, what, &want, &got, 0, at);
                snprintf(what, sizeof what, "%s of %g at bar %zu is not forgotten", tacho_input_name(t->is, k), print[c], at);
                if (t->memory != TACHO_FOREVER) same_tables(t, what, &want, &got, at + (size_t)t->memory + 1, n);
            }
            table_free(&got), table_free(&bad);
        }
    table_free(&in), table_free(&want);
}
static void forgetting(void **state) { (void)state; each("forgetting", 200, 1500, bad_print); }

/* No indicator makes an infinity or a NaN of sane data, however long, if its text does not speak
 * of one.  A single 1e18 does not poison what comes after it either. */
static void stays_sane(trial *t)
{
    size_t n = (size_t)t->lookback + 3000;
    for (int c = 0; c < 2; c++) {
        kind what = any_kind(&t->r);
        table in = make_data(t->is, what, &t->r, n), out;
        int k = (int)below(&t->r, in.columns);
        if (c) in.column[k][below(&t->r, (int64_t)n)] = 1e18;
        if (run_table(t, NULL, TACHO_SKIP, &in, &out))
            for (int j = 0; j < out.columns; j++) {
                size_t from = (size_t)tacho_lookback(t->is, t->p, j);
                for (size_t i = 0; i < n; i++)
                    if ((isinf(out.column[j][i]) && !documents_infinity(t->is)) || (i >= from && isnan(out.column[j][i]) && !documents_nan(t->is))) {
                        complain(t, "%s[%zu] is %g on %s data%s%s", tacho_output_at(t->is, j)->name, i, out.column[j][i], kind_name[what],
                                 c ? " with one 1e18 in " : "", c ? tacho_input_name(t->is, k) : "");
                        break;
                    }
            }
        table_free(&in), table_free(&out);
    }
}
static void sanity(void **state) { (void)state; each("sanity", 60, 500, stays_sane); }

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(prefix), cmocka_unit_test(lookback), cmocka_unit_test(forgetting), cmocka_unit_test(sanity) };
    return cmocka_run_group_tests_name("reach", tests, NULL, NULL);
}
