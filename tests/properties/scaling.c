/* scaling.c -- prices times 2^k and volumes times 2^j: outputs scale by their unit, exactly.  (Periods and times are neither.)
 *
 * No formula of the catalogue has a constant with a unit in it, so no threshold of 1e-14 and no
 * "total below 1" either: what is right for an index at 40,000 is right for a coin at 1e-8.
 */
#include "common.h"

static bool is_price(const tacho_indicator *is, int c) { return strcmp(tacho_input_name(is, c), "periods") && strcmp(tacho_input_name(is, c), "time"); }

static void scales(trial *t)
{
    int k = (int)below(&t->r, 81) - 40, j = (int)below(&t->r, 81) - 40;
    static const char *const prices[] = { "start_value", "tick_size", "correcting_constant" };     /* parameters that are prices */
    int price = -1;
    for (int c = 0; c < 3 && price < 0; c++) price = tacho_parameter_index(t->is, prices[c]);
    while (price >= 0 && ldexp(fabs(t->p[price]), k) > tacho_parameter_at(t->is, price)->most) k--;
    size_t n = (size_t)t->lookback + 300 + (size_t)below(&t->r, 500);
    table in = make_data(t->is, t->draw % 9 == 8 ? (kind)(CONSTANT + below(&t->r, 5)) : any_kind(&t->r), &t->r, n), small = table_copy(&in), want, got;
    for (int c = 0; c < in.columns; c++)
        for (size_t i = 0; i < n; i++) small.column[c][i] = ldexp(in.column[c][i], is_volume(t->is, c) ? j : is_price(t->is, c) ? k : 0);
    bool ran = run_table(t, NULL, TACHO_SKIP, &in, &want);
    if (price >= 0) t->p[price] = ldexp(t->p[price], k);
    if (run_table(t, NULL, TACHO_SKIP, &small, &got) && ran)
        for (int c = 0; c < want.columns; c++) {
            const tacho_output *o = tacho_output_at(t->is, c);
            int by = o->unit == TACHO_PRICE || o->unit == TACHO_STOP || o->unit == TACHO_MOVE ? k : o->unit == TACHO_SQUARE ? 2 * k : o->unit == TACHO_VOLUME ? j : o->unit == TACHO_MONEY ? j + k : 0;
            if (o->unit == TACHO_ANGLE || o->unit == TACHO_NUMBER) continue;
            for (size_t i = 0; i < n; i++) {
                double v = ldexp(want.column[c][i], by);
                if (same_bits(v, got.column[c][i])) continue;
                complain(t, "prices times 2^%d, volumes times 2^%d: %s[%zu] is %.17g, should be %.17g (times 2^%d)", k, j, o->name, i, got.column[c][i], v, by);
                break;
            }
        }
    table_free(&in), table_free(&small), table_free(&want), table_free(&got);
}
static void scaling(void **state) { (void)state; each("scaling", 300, 1000, scales); }

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(scaling) };
    return cmocka_run_group_tests_name("scaling", tests, NULL, NULL);
}
