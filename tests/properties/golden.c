/* golden.c -- the library and the oracles against recorded values of VectorTA 0.1.2.
 *
 * Reads bars.csv and golden/ID.csv, .2, .3, .4 in $TACHO_SPEC, or in ../shared/spec beside the
 * repository; skipped where they are not.  The first line of a file gives the parameters; the first
 * value has to stand where it stands there, and values to agree to 1e-9 of the column's largest.
 */
#include "common.h"

#include "../oracle/oracle.h"

#include <unistd.h>

enum { MOST_ROWS = 1000 };

static char  spec[500];
static table bars;
static int   files;

static bool find_spec(void)
{
    const char *env = getenv("TACHO_SPEC");
    char root[400], path[600];
    snprintf(root, sizeof root, "%s", __FILE__);
    for (int up = 0; up < 3; up++) { char *s = strrchr(root, '/'); if (s) *s = 0; else strcpy(root, "."); }
    const char *from[] = { env ? env : ".", root, ".", "..", "../.." };
    for (int c = 0; c < 5; c++) {
        snprintf(spec, sizeof spec, c ? "%s/../shared/spec" : "%s", from[c]);
        snprintf(path, sizeof path, "%s/bars.csv", spec);
        if (access(path, R_OK) == 0) return true;
    }
    return false;
}

/* One line of numbers; an empty field is NaN. */
static int fields(char *line, double *x, int most)
{
    int n = 0;
    for (char *s = line; n < most; s++) {
        char *end = s + strcspn(s, ",\r\n"), was = *end;
        x[n++] = end == s ? NAN : strtod(s, NULL);
        if (was != ',') break;
        s = end;
    }
    return n;
}

static void read_bars(void)
{
    char path[600], line[1000];
    snprintf(path, sizeof path, "%s/bars.csv", spec);
    FILE *f = fopen(path, "r");
    assert_non_null(f);
    bars = table_new(6, MOST_ROWS), bars.bars = 0;
    assert_non_null(fgets(line, sizeof line, f));
    while (fgets(line, sizeof line, f) && bars.bars < MOST_ROWS) {
        double x[6];
        assert_int_equal(fields(line, x, 6), 6);
        for (int k = 0; k < 6; k++) bars.column[k][bars.bars] = x[k];
        bars.bars++;
    }
    fclose(f);
}

/* time,open,high,low,close,volume; `real` is the close; a pair of series is high and low, that of rsmk close and open. */
static double *column(const tacho_indicator *is, int k)
{
    const char *name = tacho_input_name(is, k);
    bool pair = is->inputs == 2 && !strcmp(tacho_input_name(is, 1), "real2");
    int j = !strcmp(name, "open") ? 1 : !strcmp(name, "high") ? 2 : !strcmp(name, "low") ? 3 : !strcmp(name, "volume") ? 5 : !strcmp(name, "time") ? 0 : 4;
    if (pair) j = !strcmp(is->name, "rsmk") ? k ? 1 : 4 : k ? 3 : 2;
    return bars.column[j];
}

/* Rows where rounding noise of the recorded program decides (golden/README.md); or it shows zeros before there is a value, first values
 * from windows that are not full, or has to forget a start at 0 (docs/vectorta.md). */
static bool left_out(const char *file, const char *output, size_t i)
{
    static const struct { const char *file, *output; size_t from, to; } rows[] = {
        { "vidya.csv", "", 301, 461 }, { "vidya.2.csv", "", 304, 404 }, { "mama.csv", "mama", 10, 366 }, { "mama.csv", "fama", 10, 441 },
        { "correl.csv", "", 308, 311 }, { "correl.2.csv", "", 311, 312 }, { "stddev.csv", "", 303, 311 }, { "stddev.2.csv", "", 306, 311 },
        { "reflex.csv", "", 0, 19 }, { "reflex.2.csv", "", 0, 22 }, { "msw.csv", "", 303, 311 }, { "msw.2.csv", "", 306, 311 },
        { "voss.csv", "filt", 18, 19 }, { "voss.2.csv", "filt", 21, 22 },
        { "zscore.csv", "", 300, 325 }, { "zscore.2.csv", "", 300, 330 },
        { "acosc.csv", "osc", 37, 41 }, { "acosc.csv", "change", 38, 42 }, { "fosc.csv", "", 4, 4 }, { "fosc.2.csv", "", 7, 7 },
        { "kdj.csv", "", 308, 315 }, { "kdj.2.csv", "", 311, 321 },
        { "pma.csv", "predict", 6, 11 }, { "pma.csv", "trigger", 9, 14 }, { "vlma.csv", "", 0, 0 }, { "vlma.2.csv", "", 0, 0 },
        { "rvi.csv", "", 309, 454 },
        { "vpci.csv", "vpcis", 24, 27 }, { "vpci.2.csv", "vpcis", 27, 33 },        /* sums of too few bars */
        { "ttm_trend.csv", "", 0, 3 }, { "ttm_trend.csv", "", 304, 311 }, { "ttm_trend.2.csv", "", 0, 6 }, { "ttm_trend.2.csv", "", 307, 311 },
        { "chop.2.csv", "", 16, 18 }, { "cksp.csv", "", 18, 25 }, { "cksp.2.csv", "", 24, 34 },
        { "cci_cycle.csv", "", 310, 423 }, { "cci_cycle.2.csv", "", 310, 423 }, { "mod_god_mode.csv", "", 303, 353 }, { "mod_god_mode.2.csv", "", 306, 383 },
        { "rsmk.csv", "signal", 111, 300 }, { "rsmk.2.csv", "signal", 120, 330 },
        { "wto.csv", "wavetrend2", 13, 15 }, { "wto.csv", "histogram", 13, 15 }, { "wto.2.csv", "wavetrend2", 16, 18 }, { "wto.2.csv", "histogram", 16, 18 },
        { "nama.csv", "", 29, 93 }, { "nama.2.csv", "", 32, 103 }, { "tradjema.csv", "", 39, 106 }, { "tradjema.2.csv", "", 42, 116 },
    };
    for (size_t c = 0; c < sizeof rows / sizeof *rows; c++)
        if (!strcmp(rows[c].file, file) && (!*rows[c].output || !strcmp(rows[c].output, output)) && i >= rows[c].from && i <= rows[c].to) return true;
    return false;
}

/* What VectorTA writes at a bar that needed later ones, Tacho tells when it is known. */
static size_t told_late(const trial *t, const char *file) { return strncmp(file, "minmax_local.", 13) ? 0 : (size_t)t->p[0]; }

static void compare(trial *t, const char *file, const char *who, char (*names)[40], int columns, const table *want, const table *got)
{
    for (int k = 0; k < columns; k++) {
        int j = 0;
        while (j < t->is->outputs && strcmp(tacho_output_at(t->is, j)->name, names[k])) j++;
        if (j == t->is->outputs) j = columns == t->is->outputs ? k : -1;
        if (j < 0) { complain(t, "%s: no output called %s", file, names[k]); continue; }
        double largest = 0;
        int wrong = 0; size_t at = 0, rows = 0;
        for (size_t i = 0; i < want->bars; i++) if (fabs(want->column[k][i]) > largest) largest = fabs(want->column[k][i]);
        for (size_t i = 0; i < want->bars; i++) {
            size_t late = told_late(t, file);
            if (i + late >= want->bars) continue;
            double a = want->column[k][i], b = got->column[j][i + late];
            if (left_out(file, names[k], i)) continue;
            rows++;
            if (isnan(a) && isnan(b)) continue;
            if (isnan(a) != isnan(b) || fabs(a - b) > 1e-9 * largest) if (!wrong++) at = i;
        }
        if (wrong) complain(t, "golden/%s, %s: %s differs in %d of %zu rows, first at %zu: %.17g, recorded is %.17g", file, who, names[k], wrong, rows, at, got->column[j][at], want->column[k][at]);
    }
}

static void one_file(trial *t, const char *id, const char *suffix)
{
    char file[120], path[700], line[1000], names[COLUMNS][40];
    snprintf(file, sizeof file, "%s%s.csv", id, suffix);
    snprintf(path, sizeof path, "%s/golden/%s", spec, file);
    FILE *f = fopen(path, "r");
    if (!f) return;
    files++;
    tacho_defaults(t->is, t->p, (size_t)t->is->parameters);
    assert_non_null(fgets(line, sizeof line, f));
    line[strcspn(line, "\r\n")] = 0;
    char *rest = line + 1 + strspn(line + 1, " ");
    for (char *w = strtok(rest, ","); w; w = strtok(NULL, ",")) {
        char *value = strchr(w, '=');
        if (!value) continue;
        *value++ = 0;
        if (!strcmp(value, "1d")) value = "day";
        tacho_error e;
        if (tacho_parameter_index(t->is, w) < 0) { if (strcmp(value, "ema") && strcmp(value, "std")) complain(t, "%s: there is no parameter %s", file, w); }
        else if (tacho_set(t->is, t->p, (size_t)t->is->parameters, w, value, &e) != TACHO_OK) complain(t, "%s: %s", file, e.message);
    }
    set_parameters(t, t->p);
    assert_non_null(fgets(line, sizeof line, f));
    line[strcspn(line, "\r\n")] = 0;
    int columns = 0;
    strtok(line, ",");
    for (char *w; columns < COLUMNS && (w = strtok(NULL, ",")); columns++) snprintf(names[columns], sizeof *names, "%s", w);
    table want = table_new(columns, bars.bars), in = { .columns = t->is->inputs, .bars = bars.bars }, got, said = table_new(t->is->outputs, bars.bars);
    for (size_t i = 0; i < bars.bars && fgets(line, sizeof line, f); i++) {
        double x[COLUMNS + 1];
        assert_int_equal(fields(line, x, COLUMNS + 1), columns + 1);
        for (int k = 0; k < columns; k++) want.column[k][i] = x[k + 1];
    }
    fclose(f);
    for (int k = 0; k < in.columns; k++) in.column[k] = column(t->is, k);
    if (run_table(t, NULL, TACHO_SKIP, &in, &got)) compare(t, file, "library", names, columns, &want, &got);
    const oracle *o = oracle_find(t->is->name);
    if (o) {
        oracle_values(o, t->is, t->p, (int64_t)bars.bars, INS(in), OUTS(said));
        compare(t, file, "oracle", names, columns, &want, &said);
    }
    table_free(&want), table_free(&got), table_free(&said);
}

static void recorded(trial *t)
{
    char ids[400];
    static const char *const suffix[] = { "", ".2", ".3", ".4" };
    snprintf(ids, sizeof ids, "%s %s", t->is->name, t->is->aliases);
    char *keep = NULL;
    for (char *id = strtok_r(ids, " ", &keep); id; id = strtok_r(NULL, " ", &keep))
        for (int c = 0; c < 4; c++) one_file(t, id, suffix[c]);
}

static void golden(void **state)
{
    (void)state;
    if (!find_spec()) { printf("no recorded values here (set TACHO_SPEC): skipped\n"); skip(); }
    read_bars();
    unsetenv("TACHO_DRAWS");
    each("golden", 1, 0, recorded);
    printf("%d recorded files\n", files);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(golden) };
    return cmocka_run_group_tests_name("golden", tests, NULL, NULL);
}
