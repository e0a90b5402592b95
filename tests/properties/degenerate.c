/* degenerate.c -- data without life, series without length, and parameters at the ends of their ranges.
 *
 * On constant, zero, monotone and alternating series no output is infinite, and none is NaN after
 * the lookback, unless the indicator's text speaks of infinity or NaN.  Parameters work at both ends of
 * their ranges; just outside them the error tells which parameter, its value, and the range.
 */
#include "common.h"

static void check_values(const trial *t, const char *what, const table *out)
{
    for (int k = 0; k < out->columns; k++) {
        size_t from = (size_t)tacho_lookback(t->is, t->p, k);
        for (size_t i = 0; i < out->bars; i++) {
            double v = out->column[k][i];
            if (i < from ? !isnan(v) : (isinf(v) && !documents_infinity(t->is)) || (isnan(v) && !documents_nan(t->is))) {
                complain(t, "%s, %zu bars: %s[%zu] is %g (lookback %zu)%s", what, out->bars, tacho_output_at(t->is, k)->name, i, v, from,
                         isnan(v) ? ", and the indicator's text does not speak of NaN" : "");
                break;
            }
        }
    }
}

static void lifeless(trial *t)
{
    size_t l = (size_t)t->lookback, length[] = { 0, 1, 2, l, l + 1, l + 9, l + 200 };
    for (int d = CONSTANT; d < KINDS; d++)
        for (int c = 0; c < 7; c++) {
            table in = make_data(t->is, (kind)d, &t->r, length[c]), out;
            if (run_table(t, NULL, TACHO_SKIP, &in, &out)) check_values(t, kind_name[d], &out);
            table_free(&in), table_free(&out);
        }
}
static void data(void **state) { (void)state; each("degenerate data", 10, 200, lifeless); }

/* Each parameter at each end, and some in pairs; on a walk, on constants, and with too few bars. */
static void at_end(trial *t, const char *which)
{
    tacho_error e = { 0 };
    if (tacho_check(t->is, t->p, &e) != TACHO_OK) { complain(t, "%s: refused: %s", which, e.message); return; }
    set_parameters(t, t->p);
    size_t size = tacho_stream_size(t->is, t->p);
    if (t->lookback < 0 || t->memory < 0 || !size) { complain(t, "%s: lookback %lld, memory %lld, size %zu", which, (long long)t->lookback, (long long)t->memory, size); return; }
    if (size > (size_t)1 << 28) { complain(t, "%s: a stream of %zu bytes", which, size); return; }
    enum { LONGEST = 250000 };
    static const kind some[] = { WALK, CONSTANT, JUMPS };
    static table all[3];                                        /* made once, for all indicators */
    size_t length[] = { 9, (size_t)t->lookback + 9 };
    for (int d = 0; d < 3; d++)
        for (int c = 0; c < 2 && length[c] <= LONGEST; c++) {
            if (!all[d].columns) { rng r = rng_for(base_seed(), "ends", kind_name[d], 0); all[d] = make_all(some[d], &r, LONGEST); }
            table in = pick_data(t->is, &all[d]), out;
            in.bars = length[c];
            char what[200];
            snprintf(what, sizeof what, "%s, %s data", which, kind_name[some[d]]);
            if (run_table(t, NULL, TACHO_SKIP, &in, &out)) check_values(t, what, &out);
            table_free(&out);
        }
}
static void ends(trial *t)
{
    double preset[PARAMETERS];
    tacho_defaults(t->is, preset, (size_t)t->is->parameters);
    for (int k = 0; k < t->is->parameters; k++) {
        const tacho_parameter *q = tacho_parameter_at(t->is, k);
        for (int top = 0; top < 2; top++) {
            double v = top ? q->most : q->least;
            char which[100];
            if (!isfinite(v)) v = top ? 1e12 : -1e12;               /* an open end */
            if (!(q->least <= q->preset && q->preset <= q->most)) complain(t, "the default of %s is out of its range", q->name);
            memcpy(t->p, preset, sizeof preset);
            t->p[k] = v;
            snprintf(which, sizeof which, "%s = %g", q->name, v);
            at_end(t, which);
        }
    }
    for (int c = 0; c < 6; c++) {                               /* all of them at some end */
        for (int k = 0; k < t->is->parameters; k++) {
            const tacho_parameter *q = tacho_parameter_at(t->is, k);
            double big = q->type == TACHO_INTEGER ? fmin(q->most, q->least + 50) : isfinite(q->most) ? q->most : 1e6;
            t->p[k] = chance(&t->r, 0.5) ? big : isfinite(q->least) ? q->least : -1e6;
        }
        at_end(t, "ends at once");
    }
}
static void parameter_ends(void **state) { (void)state; each("ends of ranges", 1, 0, ends); }

/* Is there a number in the message that reads as v? */
static bool has_number(const char *message, double v)
{
    for (const char *s = message; *s; s++)
        if ((s == message || !strchr("0123456789.eE-", s[-1])) && strchr("-0123456789", *s) && strtod(s, NULL) == v) return true;
    return false;
}

static void refused(trial *t, int k, double v)
{
    const tacho_parameter *q = tacho_parameter_at(t->is, k);
    double p[PARAMETERS], one = 100, y[COLUMNS];
    tacho_error e[4];
    memset(e, 0x5a, sizeof e);
    tacho_defaults(t->is, p, (size_t)t->is->parameters);
    p[k] = v;
    const double *in[COLUMNS]; double *out[COLUMNS];
    for (int j = 0; j < COLUMNS; j++) in[j] = &one, out[j] = &y[j], y[j] = -77;
    void *m = stream_memory(1 << 20);
    tacho_status s[4] = { tacho_check(t->is, p, &e[0]), tacho_run(t->is, p, NULL, 1, in, out, &e[1]),
                          tacho_stream_open(m, 1 << 20, t->is, p, NULL, &e[2]), TACHO_BAD_PARAMETER };
    free(m);
    tacho_stream *n = tacho_stream_new(t->is, p, NULL, &e[3]);
    if (n) complain(t, "stream_new takes %s = %.17g", q->name, v), tacho_stream_free(n), e[3] = e[0];
    if (tacho_lookback(t->is, p, -1) != -1 || tacho_memory(t->is, p) != -1 || tacho_stream_size(t->is, p) != 0)
        complain(t, "%s = %.17g: lookback %lld, memory %lld (should be -1), stream_size %zu (should be 0)", q->name, v,
                 (long long)tacho_lookback(t->is, p, -1), (long long)tacho_memory(t->is, p), tacho_stream_size(t->is, p));
    for (int j = 0; j < t->is->outputs; j++) if (y[j] != -77) complain(t, "%s = %.17g: an output was written", q->name, v);
    for (int c = 0; c < 4; c++) {
        const char *call = (const char *[]){ "check", "run", "open", "new" }[c], *message = e[c].message;
        if (s[c] != TACHO_BAD_PARAMETER || e[c].status != TACHO_BAD_PARAMETER) { complain(t, "%s takes %s = %.17g: status %d, error.status %d", call, q->name, v, (int)s[c], (int)e[c].status); continue; }
        if (e[c].parameter != k) complain(t, "%s, %s = %.17g: error.parameter is %d, should be %d", call, q->name, v, e[c].parameter, k);
        if (memchr(message, 0, sizeof e[c].message) == NULL || strchr(message, '\n')) { complain(t, "%s: the message is not one line", call); continue; }
        bool value = isnan(v) ? strstr(message, "nan") || strstr(message, "NaN") : isinf(v) ? strstr(message, "inf") != NULL : has_number(message, v);
        bool range = true;
        if (q->type == TACHO_INTEGER || q->type == TACHO_REAL)
            range = (!isfinite(q->least) || has_number(message, q->least)) && (!isfinite(q->most) || has_number(message, q->most));
        else if (q->type == TACHO_CHOICE)
            for (int j = 0; j < q->choices; j++) range &= strstr(message, q->choice[j]) != NULL;
        if (!strstr(message, q->name) || !value || !range)
            complain(t, "%s, %s = %.17g: the message lacks %s: \"%s\"", call, q->name, v, !strstr(message, q->name) ? "the name" : !value ? "the value" : "the range (or the choices)", message);
    }
}
static int averages(void) { int n = 0; while (tacho_average_at((size_t)n)) n++; return n; }
static void outside(trial *t)
{
    for (int k = 0; k < t->is->parameters; k++) {
        const tacho_parameter *q = tacho_parameter_at(t->is, k);
        refused(t, k, NAN), refused(t, k, INFINITY), refused(t, k, -INFINITY);
        if (q->type == TACHO_REAL) {
            if (isfinite(q->least)) refused(t, k, nextafter(q->least, -INFINITY)), refused(t, k, q->least - 1);
            if (isfinite(q->most)) refused(t, k, nextafter(q->most, INFINITY)), refused(t, k, q->most + 1);
        } else {
            double least = q->type == TACHO_INTEGER ? q->least : 0, most = q->type == TACHO_INTEGER ? q->most : q->type == TACHO_CHOICE ? q->choices - 1 : averages() - 1;
            refused(t, k, least - 1), refused(t, k, most + 1), refused(t, k, least + 0.5);
            refused(t, k, 1e18), refused(t, k, -1e18), refused(t, k, 4294967296.0 + q->preset);
        }
    }
}
static void parameters_outside(void **state) { (void)state; each("outside of ranges", 1, 0, outside); }

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(data), cmocka_unit_test(parameter_ends), cmocka_unit_test(parameters_outside) };
    return cmocka_run_group_tests_name("degenerate", tests, NULL, NULL);
}
