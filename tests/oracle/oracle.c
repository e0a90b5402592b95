/* oracle.c -- the register of oracles, and their building stones. */
#include "oracle.h"

#include <stdio.h>
#include <string.h>

static oracle *list;

void oracle_register(oracle *o) { o->next = list, list = o; }
const oracle *oracle_find(const char *name)
{
    for (const oracle *o = list; o; o = o->next) if (!strcmp(o->name, name)) return o;
    return NULL;
}

double real(const call *c, const char *parameter)
{
    int k = tacho_parameter_index(c->is, parameter);
    if (k < 0) fprintf(stderr, "tests/oracle: %s has no parameter \"%s\"\n", c->is->name, parameter), exit(2);
    return c->p[k];
}
int whole(const call *c, const char *parameter) { return (int)real(c, parameter); }
bool chosen(const call *c, const char *parameter, const char *name)
{
    int k = tacho_parameter_index(c->is, parameter);
    if (k < 0) return false;
    const tacho_parameter *q = tacho_parameter_at(c->is, k);
    return q->type == TACHO_CHOICE && !strcmp(q->choice[(int)c->p[k]], name);
}

double fading(int n) { return sqrt(1 + n / 32.0); }

/* Scratch series live until the outermost oracle has run: accuracy.c calls series_free. */
static void **scratch;
static size_t scratches;
void series_free(void)
{
    for (size_t i = 0; i < scratches; i++) free(scratch[i]);
    free(scratch), scratch = NULL, scratches = 0;
}
L *series(const call *c)
{
    void *m = NULL;
    if (posix_memalign(&m, 16, sizeof(L) * (size_t)(c->n + 1))) abort();
    L *x = m;
    for (int64_t i = 0; i <= c->n; i++) x[i] = nothing();
    scratch = realloc(scratch, sizeof *scratch * (scratches + 1));
    scratch[scratches++] = x;
    return x;
}

/* Averages that adapt themselves to their input, or turn on a comparison, make much of its errors: they are judged
 * where they are given an input itself, not what was computed from one. */
static bool adapts(const char *name)
{
    static const char *const names[] = { "kama", "mama", "vidya", "ht_trendline", "edcf", "nma", "ehlers_kama", "maaq", "nama", "sama",
                                         "volatility_adjusted_ma", "ehlers_ecema", "dma", "jma" };
    for (size_t k = 0; k < sizeof names / sizeof *names; k++) if (!strcmp(names[k], name)) return true;
    return false;
}
static bool is_input(const call *c, const L *x)
{
    for (int k = 0; k < c->is->inputs; k++) if (c->in[k] == x) return true;
    return false;
}
void average(const call *c, const char *parameter, int period, const L *x, L *y)
{
    const tacho_indicator *a = tacho_average_at((size_t)real(c, parameter));
    const oracle *o = oracle_find(a->name);
    if (!o) fprintf(stderr, "tests/oracle: no oracle for %s: add one to tests/oracle/\n", a->name), exit(2);
    double p[64];
    tacho_defaults(a, p, (size_t)a->parameters);
    static const char *const lengths[] = { "period", "length", "ema_length", "base_period" };
    if (period == 1) { for (int64_t i = 0; i < c->n; i++) y[i] = x[i]; return; }
    int k = -1;
    for (int j = 0; j < 4 && k < 0; j++) k = tacho_parameter_index(a, lengths[j]);
    if (k >= 0) p[k] = fmin(fmax(period, tacho_parameter_at(a, k)->least), tacho_parameter_at(a, k)->most);
    static const char *const begins[] = { "seed", "start", "arctangent" };
    if (chosen(c, "averages", "settled"))
        for (int j = 0; j < 3; j++)
            if (tacho_parameter_index(a, begins[j]) >= 0) p[tacho_parameter_index(a, begins[j])] = 1;
    if (chosen(c, "averages", "first") && (k = tacho_parameter_index(a, "seed")) >= 0)
        for (int j = 0; j < tacho_parameter_at(a, k)->choices; j++)
            if (!strcmp(tacho_parameter_at(a, k)->choice[j], "first")) p[k] = j;
    int64_t from = first_of(c->n, x);
    if (from >= c->n) return;
    const L *in[] = { x + from };
    L *out[9], *scale[9];
    double widen = 1;
    for (int j = 0; j < a->outputs; j++) out[j] = j ? series(c) : y + from, scale[j] = series(c);
    call inner = { o, a, p, c->n - from, in, out, scale, &widen };
    o->run(&inner);
    L size = 0, far = 1;
    for (int64_t i = 0; i < inner.n; i++) {
        if (absolute(in[0][i]) > size) size = absolute(in[0][i]);
        if (is_nan(scale[0][i])) continue;
        if (isinf((double)scale[0][i])) {               /* undecided there: undecided here, and from there on */
            for (i += from; i < c->n; i++) for (int k = 0; k < c->is->outputs; k++) c->scale[k][i] = INFINITY;
        } else if (scale[0][i] > 64 * size) {           /* as off as something far larger than what it averages: here alone */
            for (int k = 0; k < c->is->outputs; k++) c->scale[k][i + from] = INFINITY;
        } else if (scale[0][i] > far * size) far = scale[0][i] / size;
    }
    if (adapts(a->name) && !is_input(c, x))
        for (int64_t i = 0; i < c->n; i++) for (int k = 0; k < c->is->outputs; k++) c->scale[k][i] = INFINITY;
    widen = fmax(widen, *c->widen) * (1 + (double)far * o->bound / c->self->bound);
    if (widen > *c->widen) *c->widen = widen;
}

/* -- judging ---------------------------------------------------------------- */

static L *numbers(const call *c, const double *x)
{
    L *y = series(c);
    for (int64_t i = 0; i < c->n; i++) y[i] = (L)x[i];
    return y;
}

static bool is_volume(const tacho_indicator *is, int k)  { return !strcmp(tacho_input_name(is, k), "volume"); }
static bool is_neither(const tacho_indicator *is, int k) { return !strcmp(tacho_input_name(is, k), "periods") || !strcmp(tacho_input_name(is, k), "time"); }

/* The smallest and the largest of all price inputs, and the largest volume, of a window of bars.  It takes new bars in
 * one by one, and looks through the window again only when an extreme has left it. */
typedef struct range {
    int prices, volumes;                        /* inputs of either kind                          */
    const double *price_of[8], *volume_of[8];
    int64_t to, low_at, high_at, volume_at;     /* the last bar, and where the extremes are       */
    double low, high, volume;
} range;

static range empty_range(const tacho_indicator *is, const double *const *in)
{
    range r = { .to = -1, .low = NAN, .high = NAN, .low_at = INT64_MAX, .high_at = INT64_MAX, .volume_at = INT64_MAX };
    for (int k = 0; k < is->inputs; k++) {
        if (is_volume(is, k)) r.volume_of[r.volumes++] = in[k];
        else if (!is_neither(is, k)) r.price_of[r.prices++] = in[k];
    }
    return r;
}
static void move_range(range *r, int64_t from, int64_t to)
{
    int64_t i = r->to + 1;
    if (from > r->low_at || from > r->high_at || from > r->volume_at || i < from)
        i = from, r->low = r->high = NAN, r->volume = 0, r->low_at = r->high_at = r->volume_at = INT64_MAX;
    for (; i <= to; i++) {
        for (int k = 0; k < r->prices; k++) {
            double x = r->price_of[k][i];
            if (!(r->low < x))  r->low = x, r->low_at = i;
            if (!(r->high > x)) r->high = x, r->high_at = i;
        }
        for (int k = 0; k < r->volumes; k++) {
            double x = fabs(r->volume_of[k][i]);
            if (x >= r->volume) r->volume = x, r->volume_at = i;
        }
    }
    r->to = to;
}

static double scale_by_unit(tacho_unit unit, double largest, const range *r, double value)
{
    double spread = r->high - r->low;
    switch (unit) {
    case TACHO_PRICE:
    case TACHO_STOP:   return largest;
    case TACHO_MOVE:   return spread;
    case TACHO_SQUARE: return spread * spread;
    case TACHO_VOLUME: return r->volume;
    case TACHO_MONEY:  return largest * r->volume;
    case TACHO_RATIO: case TACHO_BARS: case TACHO_NUMBER: return fmax(1, fabs(value));
    case TACHO_PERCENT: case TACHO_ANGLE: return fmax(100, fabs(value));
    default: return 0;
    }
}

verdict oracle_judge(const oracle *o, const tacho_indicator *is, const double *p, int64_t n, const double *const *in,
                     double *const *out, int64_t skip, int64_t from)
{
    verdict v = { .bar = -1 };
    call c = { .self = o, .is = is, .p = p, .n = n - skip };
    const L *x[8]; L *y[9], *s[9];
    for (int k = 0; k < is->inputs; k++) x[k] = numbers(&c, in[k] + skip);
    for (int k = 0; k < is->outputs; k++) y[k] = series(&c), s[k] = series(&c);
    double widen = 1;
    c.in = x, c.out = y, c.scale = s, c.widen = &widen;
    o->run(&c);

    int64_t memory = tacho_memory(is, p);
    tacho_unit unit[9];
    for (int k = 0; k < is->outputs; k++) unit[k] = tacho_output_at(is, k)->unit;
    range r = empty_range(is, in);
    double u = 0x1p-53;
    for (int64_t i = from; i < n; i++) {
        move_range(&r, memory != TACHO_FOREVER && i > memory ? i - memory : 0, i);
        double largest = fmax(fabs(r.low), fabs(r.high));
        for (int k = 0; k < is->outputs; k++) {
            double want = (double)y[k][i - skip], own = (double)s[k][i - skip], got = out[k][i];
            double scale = widen * (isnan(own) ? scale_by_unit(unit[k], largest, &r, want) : own);
            bool fault;
            if (!isnan(own) && isinf(scale)) continue;
            if (isnan(want)) fault = !isnan(got);
            else if (isinf(want) || !isfinite(got)) fault = got != want;
            else {
                double error = (double)absolute((L)got - y[k][i - skip]);
                if (error <= 0x1p-100 * largest) error = 0;                             /* the oracle's own */
                double e = error == 0 ? 0 : scale == 0 ? INFINITY : error / scale / u;
                if (e > v.worst[k]) v.worst[k] = e;
                fault = e > o->bound;
            }
            if (fault && v.bar < 0) v.bar = i, v.output = k, v.got = got, v.want = want, v.scale = scale;
        }
    }
    series_free();
    return v;
}

void oracle_values(const oracle *o, const tacho_indicator *is, const double *p, int64_t n, const double *const *in, double *const *out)
{
    call c = { .self = o, .is = is, .p = p, .n = n };
    const L *x[8]; L *y[9], *s[9];
    for (int k = 0; k < is->inputs; k++) x[k] = numbers(&c, in[k]);
    for (int k = 0; k < is->outputs; k++) y[k] = series(&c), s[k] = series(&c);
    double widen = 1;
    c.in = x, c.out = y, c.scale = s, c.widen = &widen;
    o->run(&c);
    for (int k = 0; k < is->outputs; k++) for (int64_t i = 0; i < n; i++) out[k][i] = (double)y[k][i];
    series_free();
}

/* -- arithmetic that <math.h> has only for long double --------------------- */

L nothing(void) { return (L)NAN; }
L root(L x)                                     /* long double, then one step of Newton's */
{
    if (!(x > 0)) return x == 0 ? 0 : nothing();
    L y = (L)sqrtl((long double)x);
    if (!(y > 0)) return 0;
    return (y + x / y) / 2;
}

/* -- building stones ------------------------------------------------------- */

int64_t first_of(int64_t count, const L *x) { int64_t i = 0; while (i < count && is_nan(x[i])) i++; return i; }

L mean_of(const L *last, int n)
{
    L s = 0;
    for (int k = 0; k < n; k++) s += last[-k];
    return s / n;
}
L deviation_of(const L *last, int n)
{
    L m = mean_of(last, n), s = 0;
    for (int k = 0; k < n; k++) { L d = last[-k] - m; s += d * d; }
    return root(s / n);
}
static int by_size(const void *a, const void *b) { const L *x = a, *y = b; return *x < *y ? -1 : *x > *y; }
L median_of(const L *last, int n)
{
    L *w = malloc(sizeof(L) * (size_t)n);
    for (int k = 0; k < n; k++) w[k] = last[-k];
    qsort(w, (size_t)n, sizeof(L), by_size);
    L m = n % 2 ? w[n / 2] : (w[n / 2 - 1] + w[n / 2]) / 2;
    free(w);
    return m;
}

void plain_mean(int64_t count, const L *x, int n, L *y)
{
    for (int64_t i = first_of(count, x) + n - 1; i < count; i++) y[i] = mean_of(x + i, n);
}
void smoothed(int64_t count, const L *x, int n, L alpha, L *y)
{
    int64_t seed = first_of(count, x) + n - 1;
    for (int64_t i = seed; i < count; i++) y[i] = i == seed ? mean_of(x + i, n) : y[i - 1] + alpha * (x[i] - y[i - 1]);
}
void rises_and_falls(const call *c, const L *x, int n, L *u, L *d)
{
    L *up = series(c), *down = series(c);
    for (int64_t i = 1; i < c->n; i++) up[i] = more(x[i] - x[i - 1], 0), down[i] = more(x[i - 1] - x[i], 0);
    smoothed(c->n, up, n, (L)1 / n, u), smoothed(c->n, down, n, (L)1 / n, d);
}

/* The window is looked through again only when its extreme has left it. */
static void window_extreme(int64_t count, const L *x, int n, bool highest, L *y)
{
    for (int64_t i = first_of(count, x), first = i, at = i; i < count; i++) {
        int64_t k = i;
        if (at <= i - n) at = k = i - n + 1;
        for (; k <= i; k++) if (highest ? x[k] >= x[at] : x[k] <= x[at]) at = k;
        if (i >= first + n - 1) y[i] = x[at];
    }
}
void window_max(int64_t count, const L *x, int n, L *y) { window_extreme(count, x, n, true, y); }
void window_min(int64_t count, const L *x, int n, L *y) { window_extreme(count, x, n, false, y); }
