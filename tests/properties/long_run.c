/* long_run.c -- ten million bars: nothing drifts.
 *
 * Default parameters.  The end of the outputs is compared with an oracle that started 30,000 bars
 * before the end: with finite memory that is the same, and with recursions as good as the same
 * (0.93^10,000 of the difference is left where the comparison begins).  Running totals alone
 * remember their first bar: their oracles run the whole way.
 *
 *     long_run --table        the largest errors, in units of u times scale
 */
#include "common.h"

#include "../oracle/oracle.h"

#ifdef __GLIBC__
#include <malloc.h>
static void keep_memory(void) { mallopt(M_MMAP_MAX, 0), mallopt(M_TRIM_THRESHOLD, -1); }     /* its pages are cleared once, not for each oracle */
#else
static void keep_memory(void) {}
#endif

static bool  tabulate;
static table all, values;

static void at_length(trial *t)
{
    const oracle *o = oracle_find(t->is->name);
    if (!o) { complain(t, "no oracle for %s: add one to tests/oracle/", t->is->name); return; }
    int64_t n = (int64_t)all.bars, skip = o->total ? 0 : n - 30000, from = o->total ? 0 : n - 20000;
    if (t->lookback > 9000) { complain(t, "the defaults have a lookback of %lld: longer than this test thinks", (long long)t->lookback); return; }
    table in = pick_data(t->is, &all);
    tacho_error e = { 0 };
    if (tacho_run(t->is, t->p, NULL, all.bars, INS(in), OUTS(values), &e) != TACHO_OK) { complain(t, "%s", e.message); return; }
    verdict v = oracle_judge(o, t->is, t->p, n, INS(in), OUTS(values), skip < 0 ? 0 : skip, from < 0 ? 0 : from);
    for (int k = 0; tabulate && k < t->is->outputs; k++) printf("%-22s %-12s %6g %10.3g\n", t->is->name, tacho_output_at(t->is, k)->name, o->bound, v.worst[k]);
    if (v.bar >= 0)
        complain(t, "%s[%lld] is %.17g, the oracle says %.17g: off by %.3g u scale, allowed are %g (scale %.3g)", tacho_output_at(t->is, v.output)->name,
                 (long long)v.bar, v.got, v.want, fabs(v.got - v.want) / v.scale * 0x1p53, o->bound, v.scale);
}

static void ten_million(void **state)
{
    (void)state;
    const char *bars = getenv("TACHO_BARS");
    size_t n = bars ? (size_t)strtoull(bars, NULL, 10) : 10000000;
    rng r = rng_for(base_seed(), "long run", "", 0);
    int most = 1;
    for (size_t k = 0; k < tacho_count(); k++) if (selected(tacho_at(k)) && tacho_at(k)->outputs > most) most = tacho_at(k)->outputs;
    all = make_all(WALK, &r, n), values = table_new(most, n);
    const char *draws = getenv("TACHO_DRAWS");
    if (draws) unsetenv("TACHO_DRAWS");
    each("long run", 1, 0, at_length);
    table_free(&all), table_free(&values);
}

int main(int count, char **words)
{
    tabulate = count > 1 && !strcmp(words[1], "--table");
    keep_memory();
    const struct CMUnitTest tests[] = { cmocka_unit_test(ten_million) };
    return cmocka_run_group_tests_name("long run", tests, NULL, NULL);
}
