/* common.c -- see common.h. */
#include "common.h"

#include <ctype.h>

/* -- random numbers: splitmix64 -------------------------------------------- */

uint64_t rng_next(rng *r)
{
    uint64_t z = r->s += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}
double  uniform(rng *r) { return (double)(rng_next(r) >> 32) / 4294967296.0; }
int64_t below(rng *r, int64_t n) { return n <= 0 ? 0 : (int64_t)(rng_next(r) >> 1) % n; }
bool    chance(rng *r, double probability) { return uniform(r) < probability; }
double  times(double a, double b) { volatile double c = a * b; return c; }

rng rng_for(uint64_t seed, const char *a, const char *b, int c)
{
    uint64_t h = 0xcbf29ce484222325u ^ seed;
    for (; *a; a++) h = (h ^ (unsigned char)*a) * 0x100000001b3u;
    h *= 0x100000001b3u;
    for (; *b; b++) h = (h ^ (unsigned char)*b) * 0x100000001b3u;
    rng r = { h + (uint64_t)c * 0x9e3779b97f4a7c15u * 977 };
    rng_next(&r);
    return r;
}

/* -- tables ---------------------------------------------------------------- */

table table_new(int columns, size_t bars)
{
    table t = { .columns = columns, .bars = bars };
    assert_true(columns <= COLUMNS);
    for (int k = 0; k < columns; k++) {
        t.column[k] = malloc(bars ? bars * sizeof(double) : 1);
        assert_non_null(t.column[k]);
        for (size_t i = 0; i < bars; i++) t.column[k][i] = NAN;
    }
    return t;
}
table table_copy(const table *a)
{
    table t = table_new(a->columns, a->bars);
    for (int k = 0; k < a->columns; k++) if (a->bars) memcpy(t.column[k], a->column[k], a->bars * sizeof(double));
    return t;
}
void table_free(table *t) { for (int k = 0; k < t->columns; k++) free(t->column[k]); }
bool same_bits(double a, double b) { return (a != a && b != b) || memcmp(&a, &b, sizeof a) == 0; }

/* -- data ------------------------------------------------------------------ */

const char *const kind_name[KINDS] = {
    "walk", "grid", "jumps", "noise at 1e6", "tiny", "constant", "zero", "up", "down", "alternating"
};

typedef struct candle { double open, high, low, close, volume; } candle;

static double grid(double v) { return floor(times(v, 4)) / 4; }

/* The next candle.  `state` carries the last close and the stretch that JUMPS is in. */
static candle next_candle(kind what, rng *r, size_t i, double state[3])
{
    candle b = { 0 };
    double last = state[0], close = last, noise = uniform(r) - 0.5, up = uniform(r), down = uniform(r), gap = uniform(r) - 0.5;
    double volume = 1 + (double)below(r, 100000) + uniform(r);
    int mode = (int)state[1];
    switch (what) {
    case WALK: case GRID: case TINY: {                              /* pulled home a little, however long it runs */
        double pull = times(1e-4, (what == TINY ? 1e-5 : 100) / last - 1);
        close = times(last, 1 + times(noise, 0.02) + pull);
        break;
    }
    case JUMPS:
        if (state[2] <= 0) state[1] = mode = (int)below(r, 5), state[2] = (double)(1 + below(r, 60));
        state[2]--;
        close = mode == 1 ? last : times(last, 1 + times(noise, mode == 2 && chance(r, 0.1) ? 1.0 : 0.03));
        if (close < 1) close = 100;
        if (mode == 3 || (mode == 1 && chance(r, 0.5))) volume = 0;
        break;
    case NOISE: close = 1e6 + times(noise, 2e-3); break;
    default: break;
    }
    if (what >= CONSTANT) {
        double v = what == CONSTANT ? 100.1 : what == ZERO ? 0 : what == UP ? 50 + times((double)i, 0.37)
                 : what == DOWN ? 50 / (1 + times((double)i, 0.003)) : (i & 1) ? 101 : 99;
        double t = what == UP || what == DOWN ? 0.125 : 0;
        return (candle){ v - t / 2, v + t, v - t, v + t / 4, what == ZERO ? 0 : 1000 };
    }
    double move = fabs(close - last);
    double wide = what == JUMPS && mode == 1 ? 0 : move + (what == NOISE ? 2e-4 : times(last, 0.001));
    b.open  = what == NOISE ? 1e6 + times(gap, 2e-3) : last + times(times(gap, 0.5), wide);
    b.close = close;
    b.high  = fmax(b.open, close) + times(wide, up);
    b.low   = fmin(b.open, close) - times(wide, down);
    b.volume = volume;
    if (what == GRID) {
        b.open = grid(b.open), b.high = grid(b.high), b.low = grid(b.low), b.close = grid(close);
        b.volume = chance(r, 0.1) ? 0 : floor(volume);
    }
    state[0] = close;
    return b;
}

static const char *const all_names[] = { "open", "high", "low", "close", "volume", "real", "real2", "periods", "time" };

table make_all(kind what, rng *r, size_t bars)
{
    table t = table_new(9, bars);
    double first = what == NOISE ? 1e6 : what == TINY ? 1e-5 : 100, a[3] = { first }, c[3] = { first }, time = 1.6e9;
    for (size_t i = 0; i < bars; i++) {
        candle b = next_candle(what, r, i, a), o = next_candle(what, r, i, c);
        double days = i % 97 < 40 ? 1. / 1440 : i % 97 < 80 ? 1. / 6 : 5.5;           /* minutes, hours, longer pauses */
        double all[9] = { b.open, b.high, b.low, b.close, b.volume, b.close, o.close, (double)(i * i % 61) * 0.75, time };
        time += 86400 * days;
        for (int k = 0; k < 9; k++) t.column[k][i] = all[k];
    }
    return t;
}

table pick_data(const tacho_indicator *is, const table *all)
{
    table t = { .columns = is->inputs, .bars = all->bars };
    for (int k = 0; k < is->inputs; k++) {
        int j = 0;
        while (j < 9 && strcmp(all_names[j], tacho_input_name(is, k))) j++;
        if (j == 9) fail_msg("tests/properties/common.c knows no data for the input \"%s\" of %s", tacho_input_name(is, k), is->name);
        t.column[k] = all->column[j];
    }
    return t;
}

table make_data(const tacho_indicator *is, kind what, rng *r, size_t bars)
{
    table all = make_all(what, r, bars), some = pick_data(is, &all), t = table_copy(&some);
    table_free(&all);
    return t;
}

kind any_kind(rng *r)
{
    static const kind some[] = { WALK, WALK, GRID, JUMPS, JUMPS, NOISE, TINY };
    return some[below(r, 7)];
}

void make_holes(rng *r, table *t, double rate, size_t from)
{
    static const double bad[] = { NAN, INFINITY, -INFINITY };
    for (size_t i = from; i < t->bars; i++)
        if (chance(r, rate)) {
            int k = (int)below(r, t->columns);
            t->column[k][i] = bad[below(r, 3)];
            if (chance(r, 0.2)) for (k = 0; k < t->columns; k++) t->column[k][i] = NAN;
        }
}

bool is_missing(const table *t, size_t bar)
{
    for (int k = 0; k < t->columns; k++) if (!isfinite(t->column[k][bar])) return true;
    return false;
}

bool is_volume(const tacho_indicator *is, int input) { return !strcmp(tacho_input_name(is, input), "volume"); }

/* -- trials ---------------------------------------------------------------- */

static int failures, failures_here;

uint64_t base_seed(void)
{
    const char *s = getenv("TACHO_SEED");
    return s ? strtoull(s, NULL, 0) : 1;
}
int scaled_draws(int draws)
{
    const char *s = getenv("TACHO_DRAWS");
    double x = draws * (s ? atof(s) : 1);
    return x < 1 ? 1 : (int)x;
}
static bool in_part(const tacho_indicator *is)
{
    const char *s = getenv("TACHO_PART");
    int part = 1, parts = 1;
    if (s && (sscanf(s, "%d/%d", &part, &parts) != 2 || part < 1 || part > parts)) fail_msg("TACHO_PART is \"%s\", should be like 1/4", s);
    size_t place = 0;
    while (tacho_at(place) != is) place++;
    return place % (size_t)parts == (size_t)part - 1;
}
bool selected(const tacho_indicator *is)
{
    if (!in_part(is)) return false;
    const char *only = getenv("TACHO_ONLY");
    if (!only || !*only) return true;
    size_t n = strlen(is->name);
    for (const char *s = only; (s = strstr(s, is->name)); s += n)
        if ((s == only || s[-1] == ',') && (s[n] == 0 || s[n] == ',')) return true;
    return false;
}

static void name_case(trial *t)
{
    size_t at = (size_t)snprintf(t->what, sizeof t->what, "%s: %s(", t->property, t->is->name);
    for (int k = 0; k < t->is->parameters && at < sizeof t->what - 100; k++) {
        char text[64] = "?";
        tacho_show(t->is, k, t->p[k], text, sizeof text);
        at += (size_t)snprintf(t->what + at, sizeof t->what - at, "%s%s=%s", k ? ", " : "", tacho_parameter_at(t->is, k)->name, text);
    }
    snprintf(t->what + at, sizeof t->what - at, ") seed %llu draw %d", (unsigned long long)base_seed(), t->draw);
}

void set_parameters(trial *t, const double *p)
{
    if (p != t->p && t->is->parameters) memcpy(t->p, p, sizeof(double) * (size_t)t->is->parameters);
    t->lookback = tacho_lookback(t->is, t->p, -1);
    t->memory   = tacho_memory(t->is, t->p);
    name_case(t);
}

static int averages(void) { int n = 0; while (tacho_average_at((size_t)n)) n++; return n; }

static double draw_one(rng *r, const tacho_parameter *q, int window)
{
    if (chance(r, 0.15)) return q->preset;
    switch (q->type) {
    case TACHO_CHOICE:  return (double)below(r, q->choices);
    case TACHO_AVERAGE: return (double)below(r, averages());
    case TACHO_INTEGER: {
        double reach = chance(r, 0.70) ? 12 : chance(r, 0.7) ? 70 : window, most = q->most - q->least;
        if (reach > window) reach = window;
        if (reach > most) reach = most;
        return chance(r, 0.1) ? q->least : q->least + (double)below(r, (int64_t)reach + 1);
    }
    default: {
        double least = isfinite(q->least) ? q->least : q->preset - 10, most = isfinite(q->most) ? q->most : q->preset + 10;
        if (most > 100 * (fabs(q->preset) + 1)) most = 4 * fabs(q->preset) + 1;         /* an open end, in words */
        if (least < -100 * (fabs(q->preset) + 1)) least = -4 * fabs(q->preset) - 1;
        if (chance(r, 0.1)) return least;
        if (chance(r, 0.1)) return most;
        return least + times(most - least, uniform(r));
    }
    }
}

void random_parameters(trial *t, int window)
{
    double p[PARAMETERS];
    for (int k = 0; k < t->is->parameters; k++) p[k] = draw_one(&t->r, tacho_parameter_at(t->is, k), window);
    tacho_error e;
    if (tacho_check(t->is, p, &e) != TACHO_OK) complain(t, "parameters that are all in range are refused: %s", e.message);
    else set_parameters(t, p);
}

void complain(const trial *t, const char *format, ...)
{
    failures++;
    if (failures_here++ >= 3) return;                       /* three per indicator are enough */
    va_list a;
    va_start(a, format);
    printf("  FAILED %s: ", t->what), vprintf(format, a), printf("\n");
    va_end(a);
    fflush(stdout);
}
int complaints(void) { return failures; }

void each(const char *property, int draws, int window, void (*body)(trial *))
{
    int faulty = 0;
    failures = 0;
    draws = scaled_draws(draws);
    for (size_t i = 0; tacho_at(i); i++) {
        const tacho_indicator *is = tacho_at(i);
        if (!selected(is)) continue;
        assert_in_range(is->parameters, 0, PARAMETERS);
        failures_here = 0;
        for (int d = 0; d < draws; d++) {
            trial t = { .property = property, .is = is, .draw = d, .r = rng_for(base_seed(), property, is->name, d) };
            double preset[PARAMETERS];
            tacho_defaults(is, preset, (size_t)is->parameters);
            set_parameters(&t, preset);
            if (d && window) random_parameters(&t, window);
            body(&t);
        }
        if (failures_here > 3) printf("  (and %d more of %s)\n", failures_here - 3, is->name);
        faulty += failures_here != 0;
    }
    if (faulty) fail_msg("%s: %d indicators failed, %d complaints", property, faulty, failures);
}

/* -- running --------------------------------------------------------------- */

int levels(void) { int n = 0; while (tacho_level_at((size_t)n)) n++; return n; }

tacho_options options(const char *level, tacho_missing missing)
{
    tacho_options o = TACHO_OPTIONS;
    o.level = level, o.missing = missing;
    return o;
}

bool run_table(trial *t, const char *level, tacho_missing missing, const table *in, table *out)
{
    tacho_options o = options(level, missing);
    tacho_error e = { 0 };
    *out = table_new(t->is->outputs, in->bars);
    if (tacho_run(t->is, t->p, &o, in->bars, INS(*in), OUTS(*out), &e) == TACHO_OK) return true;
    complain(t, "level %s: tacho_run fails: %s", level ? level : "auto", e.message);
    return false;
}

bool same_tables(const trial *t, const char *what, const table *want, const table *got, size_t from, size_t to)
{
    for (int k = 0; k < want->columns; k++)
        for (size_t i = from; i < to; i++)
            if (!same_bits(want->column[k][i], got->column[k][i])) {
                complain(t, "%s: %s[%zu] is %.17g, should be %.17g (%zu bars, lookback %lld, memory %lld)", what,
                         tacho_output_at(t->is, k)->name, i, got->column[k][i], want->column[k][i], want->bars,
                         (long long)t->lookback, t->memory == TACHO_FOREVER ? -1LL : (long long)t->memory);
                return false;
            }
    return true;
}

void *stream_memory(size_t size)
{
    void *m = NULL;
    assert_int_equal(posix_memalign(&m, TACHO_ALIGNMENT, size), 0);
    return m;
}

bool documents_nan(const tacho_indicator *is) { return strstr(is->text, "NaN") != NULL; }
bool comes_and_goes(const tacho_indicator *is) { return strstr(is->text, "NaN while") != NULL; }
bool documents_infinity(const tacho_indicator *is) { return strstr(is->text, "nfinit") != NULL; }    /* infinite, infinity */
