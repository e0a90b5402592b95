/* catalogue.c -- the catalogue says what it has to say; parameters to and from text; wrong arguments. */
#include "common.h"

#include <ctype.h>

static bool is_name(const char *s)
{
    if (!s || !islower((unsigned char)*s)) return false;
    for (; *s; s++) if (!islower((unsigned char)*s) && !isdigit((unsigned char)*s) && *s != '_') return false;
    return true;
}

static void row(trial *t)
{
    const tacho_indicator *is = t->is;
    char upper[100];
    size_t n = 0;
    for (; is->name[n] && n < 99; n++) upper[n] = (char)toupper((unsigned char)is->name[n]);
    upper[n] = 0;
    if (!is_name(is->name)) complain(t, "the name is not lower_snake_case");
    if (tacho_find(is->name) != is || tacho_find(upper) != is) complain(t, "not found by its name, in any case");
    for (const char *a = is->aliases; a && *a;) {
        size_t c = strcspn(a, " ");
        char alias[100];
        snprintf(alias, sizeof alias, "%.*s", (int)c, a);
        if (c && tacho_find(alias) != is) complain(t, "not found by its alias \"%s\"", alias);
        a += c, a += strspn(a, " ");
    }
    if (!is->title || !*is->title || !is->group || !is_name(is->group) || !is->aliases || !is->text || strlen(is->text) < 20) complain(t, "title, group, aliases or text are missing");
    if (is->inputs < 1 || is->inputs > COLUMNS || is->outputs < 1 || is->outputs > COLUMNS) complain(t, "%d inputs, %d outputs", is->inputs, is->outputs);
    for (int k = 0; k < is->inputs; k++) if (!is_name(tacho_input_name(is, k))) complain(t, "input %d has no name", k);
    for (int k = 0; k < is->outputs; k++) {
        const tacho_output *o = tacho_output_at(is, k);
        if (!o || !is_name(o->name) || (int)o->unit < TACHO_PRICE || (int)o->unit > TACHO_NUMBER) complain(t, "output %d: name or unit", k);
        for (int j = 0; j < k; j++) if (!strcmp(o->name, tacho_output_at(is, j)->name)) complain(t, "two outputs are called %s", o->name);
    }
    if (tacho_input_name(is, -1) || tacho_input_name(is, is->inputs) || tacho_output_at(is, -1) || tacho_output_at(is, is->outputs)
        || tacho_parameter_at(is, -1) || tacho_parameter_at(is, is->parameters)) complain(t, "past the ends is not NULL");
    if (tacho_lookback(is, t->p, is->outputs) != -1 || tacho_lookback(is, t->p, -2) != -1) complain(t, "the lookback of an output that is not there is not -1");
    if (tacho_lookback(is, NULL, -1) != t->lookback || tacho_memory(is, NULL) != t->memory) complain(t, "NULL parameters are not the defaults");
    if (t->memory < 0) complain(t, "memory is %lld", (long long)t->memory);
    if (tacho_parameter_index(is, "no_such") != -1) complain(t, "has a parameter \"no_such\"");
    if (is->flags & TACHO_IS_AVERAGE && is->outputs < 1) complain(t, "an average without an output");
    if (is->parameters && tacho_defaults(is, t->p, (size_t)is->parameters - 1) == TACHO_OK) complain(t, "defaults takes a wrong count");
    if (tacho_check(is, NULL, NULL) != TACHO_OK || tacho_check(is, t->p, NULL) != TACHO_OK) complain(t, "the defaults are refused");
}

static void text(trial *t)
{
    const tacho_indicator *is = t->is;
    size_t count = (size_t)is->parameters;
    double p[PARAMETERS];
    char shown[200];
    tacho_error e;
    for (int k = 0; k < is->parameters; k++) {
        const tacho_parameter *q = tacho_parameter_at(is, k);
        if (!is_name(q->name) || !q->doc || !*q->doc) complain(t, "parameter %d: name or doc", k);
        if (tacho_parameter_index(is, q->name) != k) complain(t, "parameter_index of %s", q->name);
        if (!(q->least <= q->preset && q->preset <= q->most)) complain(t, "%s: %g is not within %g .. %g", q->name, q->preset, q->least, q->most);
        if (q->type == TACHO_CHOICE && (q->choices < 2 || !q->choice)) complain(t, "%s: a choice of %d", q->name, q->choices);
        /* to text and back: the value itself */
        memcpy(p, t->p, sizeof p);
        if (tacho_show(is, k, t->p[k], shown, sizeof shown) != TACHO_OK || !*shown) complain(t, "show of %s = %.17g", q->name, t->p[k]);
        p[k] = q->preset;
        if (tacho_set(is, p, count, q->name, shown, &e) != TACHO_OK) complain(t, "set of %s to \"%s\": %s", q->name, shown, e.message);
        if (memcmp(p, t->p, sizeof(double) * count)) complain(t, "%s: shown as \"%s\", set to %.17g, was %.17g", q->name, shown, p[k], t->p[k]);
        if (q->type == TACHO_CHOICE && strcmp(shown, q->choice[(int)t->p[k]])) complain(t, "%s is shown as \"%s\"", q->name, shown);
        if (q->type == TACHO_AVERAGE && strcmp(shown, tacho_average_at((size_t)t->p[k])->name)) complain(t, "%s is shown as \"%s\"", q->name, shown);
        /* too little room: an error, and nothing behind the room */
        char small[8];
        for (size_t room = 0; room < 2; room++) {
            memset(small, 'x', sizeof small);
            tacho_show(is, k, t->p[k], small, room);
            for (size_t i = room; i < sizeof small; i++) if (small[i] != 'x') { complain(t, "show writes past %zu bytes", room); break; }
        }
        static const char *const wrong[] = { "", " ", "no_such_thing", "12x", "1e", "nan", "inf", "-inf", "0x", "1e999", "--3", "1 2" };
        for (size_t c = 0; c < sizeof wrong / sizeof *wrong; c++) {
            memset(&e, 0, sizeof e), memcpy(p, t->p, sizeof p);
            if (tacho_set(is, p, count, q->name, wrong[c], &e) != TACHO_BAD_PARAMETER || e.status != TACHO_BAD_PARAMETER || e.parameter != k || !strstr(e.message, q->name))
                complain(t, "set of %s to \"%s\": status %d, parameter %d, \"%s\"", q->name, wrong[c], (int)e.status, e.parameter, e.message);
            if (memcmp(p, t->p, sizeof(double) * count)) complain(t, "set of %s to \"%s\" fails and writes", q->name, wrong[c]);
        }
        if (q->type == TACHO_INTEGER || q->type == TACHO_REAL) {
            snprintf(shown, sizeof shown, "%.17g", isfinite(q->most) ? q->most * 2 + 1 : 0.5);
            if (isfinite(q->most) && tacho_set(is, p, count, q->name, shown, &e) != TACHO_BAD_PARAMETER) complain(t, "set takes %s = %s", q->name, shown);
        }
    }
    memset(&e, 0, sizeof e);
    if (tacho_set(is, p, count, "no_such", "1", &e) != TACHO_BAD_PARAMETER || e.parameter != -1 || !strstr(e.message, "no_such")) complain(t, "set of no_such: status %d, \"%s\"", (int)e.status, e.message);
    if (count && tacho_set(is, p, count - 1, tacho_parameter_at(is, 0)->name, "1", &e) == TACHO_OK) complain(t, "set takes a wrong count");
}

static void arguments(trial *t)
{
    double v = 1, y[COLUMNS] = { 0 };
    const double *in[COLUMNS]; double *out[COLUMNS];
    tacho_error e = { 0 };
    for (int k = 0; k < COLUMNS; k++) in[k] = &v, out[k] = &y[k];
#define IS(wanted, call) do { tacho_status s_ = (call); if (s_ != (wanted) || (s_ && (e.status != s_ || !e.message[0]))) complain(t, "%s: status %d (error.status %d), should be %d", #call, (int)s_, (int)e.status, (int)(wanted)); } while (0)
    IS(TACHO_OK, tacho_run(t->is, NULL, NULL, 0, in, out, &e));
    IS(TACHO_OK, tacho_run(t->is, NULL, NULL, 0, NULL, NULL, &e));
    IS(TACHO_OK, tacho_run(t->is, NULL, NULL, 1, in, out, NULL));
    IS(TACHO_BAD_ARGUMENT, tacho_run(t->is, NULL, NULL, 1, NULL, out, &e));
    IS(TACHO_BAD_ARGUMENT, tacho_run(t->is, NULL, NULL, 1, in, NULL, &e));
    in[0] = NULL;
    IS(TACHO_BAD_ARGUMENT, tacho_run(t->is, NULL, NULL, 1, in, out, &e));
    in[0] = &v;
    tacho_options o = options("no_such_level", TACHO_SKIP);
    IS(TACHO_BAD_LEVEL, tacho_run(t->is, NULL, &o, 1, in, out, &e));
    if (!strstr(e.message, "no_such_level")) complain(t, "the message does not name the level: \"%s\"", e.message);
    o = options(NULL, (tacho_missing)7);
    IS(TACHO_BAD_ARGUMENT, tacho_run(t->is, NULL, &o, 1, in, out, &e));
    o = options("AUTO", TACHO_SKIP), o.level = "auto";
    IS(TACHO_OK, tacho_run(t->is, NULL, &o, 1, in, out, &e));
    o.level = "scalar";
    IS(TACHO_OK, tacho_run(t->is, NULL, &o, 1, in, out, &e));
    o.size = 0;
    IS(TACHO_BAD_ARGUMENT, tacho_run(t->is, NULL, &o, 1, in, out, &e));
}

static void rows(void **state) { (void)state; each("catalogue", 1, 0, row); }
static void texts(void **state) { (void)state; each("text", 12, 3000, text); }
static void wrong_arguments(void **state)
{
    (void)state;
    each("arguments", 1, 0, arguments);
    tacho_error e = { 0 };
    double v = 1; const double *in[] = { &v }; double *out[] = { &v };
    assert_int_equal(tacho_run(NULL, NULL, NULL, 1, in, out, &e), TACHO_UNKNOWN_INDICATOR);
    assert_int_equal(e.status, TACHO_UNKNOWN_INDICATOR);
    assert_null(tacho_stream_new(NULL, NULL, NULL, &e));
    assert_null(tacho_stream_copy(NULL));
    tacho_stream_free(NULL);
    assert_int_equal(tacho_stream_feed(NULL, 1, in, out, &e), TACHO_BAD_ARGUMENT);
    assert_int_equal(tacho_stream_update(NULL, &v, &v, &e), TACHO_BAD_ARGUMENT);
    assert_int_equal(tacho_stream_peek(NULL, &v, &v, &e), TACHO_BAD_ARGUMENT);
    assert_int_equal(tacho_restore_size(NULL, 10, &e), 0);
}
static void whole(void **state)
{
    (void)state;
    size_t n = tacho_count();
    assert_true(n > 0);
    assert_null(tacho_at(n));
    assert_null(tacho_at((size_t)-1));
    assert_null(tacho_find("no_such_indicator"));
    assert_null(tacho_find(""));
    assert_null(tacho_find(NULL));
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < i; j++) assert_string_not_equal(tacho_at(i)->name, tacho_at(j)->name);
    for (size_t i = 0; tacho_average_at(i); i++) {
        assert_true(tacho_average_at(i)->flags & TACHO_IS_AVERAGE);
        assert_int_equal(tacho_output_at(tacho_average_at(i), 0)->unit, TACHO_PRICE);
    }
    assert_true(levels() >= 1);
    assert_null(tacho_level_at((size_t)levels()));
    assert_non_null(tacho_level());
    char v[40];
    snprintf(v, sizeof v, "%d.%d.%d", TACHO_VERSION_MAJOR, TACHO_VERSION_MINOR, TACHO_VERSION_PATCH);
    assert_string_equal(tacho_version(), v);
    for (int s = TACHO_OK; s <= TACHO_CANCELLED; s++) {
        assert_non_null(tacho_status_text((tacho_status)s));
        for (int q = 0; q < s; q++) assert_string_not_equal(tacho_status_text((tacho_status)s), tacho_status_text((tacho_status)q));
    }
    assert_non_null(tacho_status_text((tacho_status)99));
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(whole), cmocka_unit_test(rows), cmocka_unit_test(texts), cmocka_unit_test(wrong_arguments) };
    return cmocka_run_group_tests_name("catalogue", tests, NULL, NULL);
}
