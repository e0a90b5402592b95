/* accuracy.c -- values against the oracles (tests/oracle/oracle.h says what an error is measured in).
 *
 *     accuracy --table        the largest errors seen, in units of u times scale (u = 2^-53)
 *
 * An indicator without an oracle is a failure.
 */
#include "common.h"

#include "../oracle/oracle.h"

enum { SETS = KINDS + 2, WIDE = KINDS, DEFAULTS };
static bool   tabulate;
static double worst[512][COLUMNS][SETS];

static size_t row_of(const tacho_indicator *is) { size_t f = 0; while (tacho_at(f) != is) f++; return f; }

static const oracle *oracle_of(trial *t)
{
    const oracle *o = oracle_find(t->is->name);
    if (!o) complain(t, "no oracle for %s: add one to tests/oracle/", t->is->name);
    return o;
}

static void judge(trial *t, const oracle *o, int set, const char *what, const table *in, const table *out)
{
    verdict v = oracle_judge(o, t->is, t->p, (int64_t)in->bars, INS(*in), OUTS(*out), 0, 0);
    for (int k = 0; k < t->is->outputs; k++) if (v.worst[k] > worst[row_of(t->is)][k][set]) worst[row_of(t->is)][k][set] = v.worst[k];
    if (v.bar >= 0)
        complain(t, "%s: %s[%lld] is %.17g, the oracle says %.17g: off by %.3g u scale, allowed are %g (scale %.3g, lookback %lld)", what, tacho_output_at(t->is, v.output)->name,
                 (long long)v.bar, v.got, v.want, fabs(v.got - v.want) / v.scale * 0x1p53, o->bound, v.scale, (long long)tacho_lookback(t->is, t->p, v.output));
}

/* Every kind of data, small windows, every choice. */
static void all_data(trial *t)
{
    const oracle *o = oracle_of(t);
    if (!o) return;
    for (int d = 0; d < KINDS; d++) {
        size_t n = (size_t)t->lookback + (d < CONSTANT ? t->draw ? 400 : 1500 : 120);
        table in = make_data(t->is, (kind)d, &t->r, n), out;
        if (run_table(t, NULL, TACHO_SKIP, &in, &out)) judge(t, o, t->draw ? d : d == WALK ? DEFAULTS : d, kind_name[d], &in, &out);
        table_free(&in), table_free(&out);
    }
}
static void data(void **state) { (void)state; each("accuracy", 14, 40, all_data); }

/* Long windows. */
static void long_windows(trial *t)
{
    const oracle *o = oracle_of(t);
    if (!o) return;
    double p[PARAMETERS];
    memcpy(p, t->p, sizeof p);
    for (int k = 0; k < t->is->parameters; k++) {
        const tacho_parameter *q = tacho_parameter_at(t->is, k);
        if (q->type == TACHO_INTEGER && q->most >= 500) p[k] = 200 + (double)below(&t->r, (int64_t)fmin(q->most, 2500) - 200);
    }
    set_parameters(t, p);
    table in = make_data(t->is, t->draw & 1 ? NOISE : WALK, &t->r, (size_t)t->lookback + (t->memory == TACHO_FOREVER ? 4000 : 60)), out;
    if (run_table(t, NULL, TACHO_SKIP, &in, &out)) judge(t, o, WIDE, "long windows", &in, &out);
    table_free(&in), table_free(&out);
}
static void wide(void **state) { (void)state; each("accuracy, long windows", 4, 40, long_windows); }

static void print_table(void)
{
    printf("%-22s %-12s %6s", "indicator", "output", "bound");
    for (int s = 0; s < SETS; s++) printf(" %10.10s", s == WIDE ? "long" : s == DEFAULTS ? "defaults" : kind_name[s]);
    printf("\n");
    for (size_t f = 0; f < tacho_count(); f++)
        for (int k = 0; k < tacho_at(f)->outputs && selected(tacho_at(f)); k++) {
            const oracle *o = oracle_find(tacho_at(f)->name);
            printf("%-22s %-12s %6g", k ? "" : tacho_at(f)->name, tacho_output_at(tacho_at(f), k)->name, o ? o->bound : NAN);
            for (int s = 0; s < SETS; s++) printf(" %10.3g", worst[f][k][s]);
            printf("\n");
        }
}

int main(int count, char **words)
{
    tabulate = count > 1 && !strcmp(words[1], "--table");
    const struct CMUnitTest tests[] = { cmocka_unit_test(data), cmocka_unit_test(wide) };
    int faults = cmocka_run_group_tests_name("accuracy", tests, NULL, NULL);
    if (tabulate) print_table();
    return faults;
}
