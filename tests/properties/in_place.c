/* in_place.c -- an output may be an input array; outputs may be NULL: the others keep their bits. */
#include "common.h"

static void aliases(trial *t)
{
    size_t n = (size_t)t->lookback + 300 + (size_t)below(&t->r, 100);
    table in = make_data(t->is, any_kind(&t->r), &t->r, n), want;
    if (t->draw & 1) make_holes(&t->r, &in, 0.03, 0);
    tacho_missing policy = chance(&t->r, 0.3) ? TACHO_PROPAGATE : TACHO_SKIP;
    tacho_error e = { 0 };
    char what[100];
    if (run_table(t, NULL, policy, &in, &want))
        for (int l = 0; l < levels(); l++) {
            tacho_options o = options(tacho_level_at((size_t)l), policy);
            for (int y = 0; y < want.columns; y++)
                for (int x = 0; x < in.columns; x++) {
                    table a = table_copy(&in), got = table_new(want.columns, n);
                    double *own = got.column[y];
                    got.column[y] = a.column[x];
                    snprintf(what, sizeof what, "output %s in place of input %s, %s", tacho_output_at(t->is, y)->name, tacho_input_name(t->is, x), o.level);
                    if (tacho_run(t->is, t->p, &o, n, INS(a), OUTS(got), &e) != TACHO_OK) complain(t, "%s: %s", what, e.message);
                    else same_tables(t, what, &want, &got, 0, n);
                    for (int c = 0; c < in.columns; c++)
                        if (c != x && n && memcmp(a.column[c], in.column[c], n * sizeof(double))) complain(t, "%s: input %s was written to", what, tacho_input_name(t->is, c));
                    got.column[y] = own;
                    table_free(&a), table_free(&got);
                }
            if (want.columns > 1 && in.columns > 1) {                     /* as many as can be at once */
                table a = table_copy(&in), got = table_new(want.columns, n), own = got;
                int shift = (int)below(&t->r, in.columns);
                for (int y = 0; y < want.columns && y < in.columns; y++) got.column[y] = a.column[(y + shift) % in.columns];
                if (tacho_run(t->is, t->p, &o, n, INS(a), OUTS(got), &e) != TACHO_OK) complain(t, "all in place: %s", e.message);
                else same_tables(t, "all outputs in place", &want, &got, 0, n);
                table_free(&a), table_free(&own);
            }
            for (unsigned mask = 0; mask < 1u << want.columns; mask++) {  /* NULL for those in the mask */
                table got = table_new(want.columns, n), own = got;
                for (int y = 0; y < want.columns; y++) if (mask >> y & 1) got.column[y] = NULL;
                if (tacho_run(t->is, t->p, &o, n, INS(in), OUTS(got), &e) != TACHO_OK) complain(t, "NULL outputs (mask %x): %s", mask, e.message);
                for (int y = 0; y < want.columns; y++)
                    for (size_t i = 0; i < n && !(mask >> y & 1); i++)
                        if (!same_bits(got.column[y][i], want.column[y][i])) { complain(t, "NULL outputs (mask %x): %s[%zu] changes", mask, tacho_output_at(t->is, y)->name, i); break; }
                table_free(&own);
            }
        }
    table_free(&in), table_free(&want);
}
static void in_place(void **state) { (void)state; each("in place", 20, 300, aliases); }

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(in_place) };
    return cmocka_run_group_tests_name("in place", tests, NULL, NULL);
}
