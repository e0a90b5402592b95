/* levels.c -- every level gives the same bits; and --hash, to compare builds and machines.
 *
 *     levels --hash [LEVEL]       one line: the hash of all results of all indicators
 *     levels --hashes [LEVEL]     one line for each indicator
 *
 * The hashes depend on no environment variable but TACHO_ONLY; they are compared between gcc and
 * clang, x86 and arm.  (Build with -ffp-contract=off: the data have to be the same too.)
 */
#include "common.h"

static void same_on_all_levels(trial *t)
{
    size_t least = t->draw ? 100 : 1100;            /* arrays of a thousand bars with the default parameters have a loop of their own */
    size_t n = (size_t)t->lookback + least + (size_t)below(&t->r, 1500);
    table in = make_data(t->is, any_kind(&t->r), &t->r, n), want, got;
    static const double rate[] = { 0, 0, 1. / 900, 1. / 30 };
    make_holes(&t->r, &in, rate[below(&t->r, 4)], 0);
    tacho_missing policy = chance(&t->r, 0.3) ? TACHO_PROPAGATE : TACHO_SKIP;
    const char *base = tacho_level_at((size_t)levels() - 1);
    if (run_table(t, base, policy, &in, &want)) {
        for (int l = -1; l < levels() - 1; l++) {
            const char *level = l < 0 ? NULL : tacho_level_at((size_t)l);
            char what[60];
            snprintf(what, sizeof what, "%s against %s", level ? level : "auto", base);
            if (run_table(t, level, policy, &in, &got)) same_tables(t, what, &want, &got, 0, n);
            table_free(&got);
        }
    }
    table_free(&want), table_free(&in);
}
static void levels_agree(void **state) { (void)state; each("levels", 200, 3000, same_on_all_levels); }

static uint64_t hash_of(uint64_t h, const table *t)
{
    for (int k = 0; k < t->columns; k++)
        for (size_t i = 0; i < t->bars; i++) {
            uint64_t bits = 0x7ff8000000000000u;
            double v = t->column[k][i];
            if (v == v) memcpy(&bits, &v, sizeof bits);
            for (int b = 0; b < 64; b += 8) h = (h ^ (bits >> b & 255)) * 0x100000001b3u;
        }
    return h;
}

static int print_hashes(const char *level, bool each_one)
{
    uint64_t all = 0xcbf29ce484222325u;
    for (size_t f = 0; tacho_at(f); f++) {
        const tacho_indicator *is = tacho_at(f);
        if (!selected(is)) continue;
        uint64_t h = 0xcbf29ce484222325u;
        for (int d = 0; d < 12; d++) {
            trial t = { .property = "hash", .is = is, .draw = d, .r = rng_for(1, "hash", is->name, d) };
            double preset[PARAMETERS];
            tacho_defaults(is, preset, (size_t)is->parameters), set_parameters(&t, preset);
            if (d) random_parameters(&t, 400);
            table in = make_data(is, (kind)(d % KINDS), &t.r, (size_t)t.lookback + 700), out;
            if (d & 1) make_holes(&t.r, &in, 0.02, 0);
            if (!run_table(&t, level, TACHO_SKIP, &in, &out)) return 1;
            h = hash_of(h, &out);
            table_free(&in), table_free(&out);
        }
        if (each_one) printf("%016llx %s\n", (unsigned long long)h, is->name);
        for (int b = 0; b < 64; b += 8) all = (all ^ (h >> b & 255)) * 0x100000001b3u;
    }
    if (!each_one) printf("%016llx\n", (unsigned long long)all);
    return complaints() != 0;
}

int main(int count, char **words)
{
    if (count > 1 && !strncmp(words[1], "--hash", 6)) return print_hashes(count > 2 ? words[2] : NULL, words[1][6] == 'e');
    const struct CMUnitTest tests[] = { cmocka_unit_test(levels_agree) };
    return cmocka_run_group_tests_name("levels", tests, NULL, NULL);
}
