/* fuzz_run.c -- any indicator, any parameters, any data: one call of tacho_run, and a stream that is fed the
 * same bars in pieces, by ticks, after peeks, cloned and saved on the way, on any levels, give the same bits.
 */
#include "fuzz.h"

enum { MOST_BARS = 700 };

typedef struct {
    const tacho_indicator *row;
    double p[MOST_SETTINGS];
    tacho_missing missing;
    size_t bars;
    double *in[MOST_SERIES], *want[MOST_SERIES], *got[MOST_SERIES];
} test;

static tacho_options options(source *s, const test *t)
{
    tacho_options o = TACHO_OPTIONS;
    o.missing = t->missing, o.level = any_level(s);
    return o;
}

static size_t first_missing(const test *t)
{
    for (size_t i = 0; i < t->bars; i++)
        for (int k = 0; k < t->row->inputs; k++) if (!isfinite(t->in[k][i])) return i;
    return t->bars;
}

static void describe(const test *t)
{
    fprintf(stderr, "\n%s", t->row->name);
    for (int k = 0; k < t->row->parameters; k++) {
        char text[64] = "";
        tacho_show(t->row, k, t->p[k], text, sizeof text);
        fprintf(stderr, "%c%s=%s", k ? ',' : ':', tacho_parameter_at(t->row, k)->name, text);
    }
    fprintf(stderr, ", missing %d, %zu bars", (int)t->missing, t->bars);
    for (int k = 0; k < t->row->inputs; k++) {
        fprintf(stderr, "\n  %s:", tacho_input_name(t->row, k));
        for (size_t i = 0; i < t->bars; i++) fprintf(stderr, " %.17g", t->in[k][i]);
    }
    fputc('\n', stderr);
}

static void compare(const test *t, const char *what, int output, size_t from, size_t to, const double *got)
{
    for (size_t i = from; i < to; i++)
        if (!same_bits(t->want[output][i], got[i - from])) {
            describe(t);
            wrong("%s: %s[%zu] is %a, tacho_run's is %a", what, tacho_output_at(t->row, output)->name, i, got[i - from], t->want[output][i]);
        }
}

/* Parameters that may be out of range: everybody has to agree on whether they are. */
static void unfair_parameters(source *s, test *t)
{
    for (int k = 0; k < t->row->parameters; k++)
        t->p[k] = one_in(s, 2) ? any_parameter(s, tacho_parameter_at(t->row, k)) : fair_parameter(s, tacho_parameter_at(t->row, k));
    tacho_error e = { 0 };
    tacho_status status = tacho_check(t->row, t->p, &e);
    demand_error(status, &e, "tacho_check");
    demand(!status == (tacho_stream_size(t->row, t->p) > 0), "tacho_stream_size and tacho_check disagree");
    demand(!status == (tacho_lookback(t->row, t->p, -1) >= 0), "tacho_lookback and tacho_check disagree");
    demand(!status == (tacho_memory(t->row, t->p) >= 0), "tacho_memory and tacho_check disagree");
    if (!status) return;
    demand(status == TACHO_BAD_PARAMETER && e.parameter >= 0 && e.parameter < t->row->parameters, "the error names parameter %d", e.parameter);
    demand(tacho_run(t->row, t->p, NULL, 0, NULL, NULL, &e) == TACHO_BAD_PARAMETER, "tacho_run and tacho_check disagree");
    demand(!tacho_stream_new(t->row, t->p, NULL, &e) && e.status == TACHO_BAD_PARAMETER, "tacho_stream_new and tacho_check disagree");
}

/* The reference, or false if it is refused; then what tacho_run says of it is checked. */
static bool reference(source *s, test *t)
{
    tacho_options o = options(s, t);
    tacho_error e = { 0 };
    size_t fault = first_missing(t);
    tacho_status status = tacho_run(t->row, t->p, &o, t->bars, (const double *const *)t->in, t->want, &e);
    demand_error(status, &e, "tacho_run");
    if (!status) return true;
    demand(status == TACHO_MISSING_VALUE && t->missing == TACHO_REFUSE && e.bar == (int64_t)fault, "tacho_run: %s", e.message);
    for (int k = 0; k < t->row->outputs; k++)
        for (size_t i = 0; i < t->bars; i++) demand(t->want[k][i] == -777, "tacho_run failed, but has written");
    t->bars = fault;
    return !tacho_run(t->row, t->p, &o, t->bars, (const double *const *)t->in, t->want, &e);
}

/* Again, with outputs in the place of inputs, or not wanted. */
static void in_place(source *s, test *t)
{
    tacho_options o = options(s, t);
    double *in[MOST_SERIES], *out[MOST_SERIES];
    unsigned taken = 0;
    for (int k = 0; k < t->row->inputs; k++) in[k] = series(t->bars), memcpy(in[k], t->in[k], t->bars * sizeof(double));
    for (int k = 0; k < t->row->outputs; k++) {
        unsigned b = byte(s), j = b / 4 % (unsigned)t->row->inputs;
        out[k] = b % 4 == 3 ? NULL : t->got[k];
        if (b % 4 == 2 && !(taken >> j & 1)) out[k] = in[j], taken |= 1u << j;
    }
    tacho_status status = tacho_run(t->row, t->p, &o, t->bars, (const double *const *)in, out, NULL);
    demand(!status, "in place, or without some outputs: status %d", (int)status);
    for (int k = 0; k < t->row->outputs; k++) if (out[k]) compare(t, "in place", k, 0, t->bars, out[k]);
    for (int k = 0; k < t->row->inputs; k++) {
        if (!(taken >> k & 1)) demand(!t->bars || !memcmp(in[k], t->in[k], t->bars * sizeof(double)), "an input was written to");
        free(in[k]);
    }
}

static tacho_stream *save_and_restore(source *s, const test *t, tacho_stream *stream)
{
    size_t size = tacho_stream_save(stream, NULL, 0);
    unsigned char *bytes = malloc(size);
    demand(size && tacho_stream_save(stream, bytes, size) == size, "tacho_stream_save");
    tacho_options o = options(s, t);
    tacho_error e = { 0 };
    size_t room = tacho_restore_size(bytes, size, &e);
    demand(room == tacho_stream_bytes(stream), "tacho_restore_size: %zu, not %zu: %s", room, tacho_stream_bytes(stream), e.message);
    tacho_stream *again = memory_for(room);
    if (tacho_stream_restore(again, room, bytes, size, &o, &e)) describe(t), wrong("tacho_stream_restore: %s", e.message);
    demand(tacho_stream_bars(again) == tacho_stream_bars(stream), "a restored stream has other bars");
    free(bytes), free(stream);
    return again;
}

static tacho_stream *clone(source *s, tacho_stream *stream)
{
    tacho_stream *other;
    if (one_in(s, 2)) other = tacho_stream_copy(stream);
    else other = memory_for(tacho_stream_bytes(stream)), memcpy(other, stream, tacho_stream_bytes(stream));
    memset(stream, 0x5a, tacho_stream_bytes(stream));           /* nothing may point there */
    free(stream);
    return other;
}

static void peek(source *s, const test *t, tacho_stream *stream, size_t bar)
{
    double x[MOST_SERIES], y[MOST_SERIES];
    bool next = bar < t->bars && one_in(s, 2), missing = false;
    for (int k = 0; k < t->row->inputs; k++) x[k] = next ? t->in[k][bar] : number(s), missing |= !isfinite(x[k]);
    tacho_error e = { 0 };
    tacho_status status = tacho_stream_peek(stream, x, y, &e);
    demand_error(status, &e, "tacho_stream_peek");
    demand(status == (missing && t->missing == TACHO_REFUSE ? TACHO_MISSING_VALUE : TACHO_OK), "tacho_stream_peek: status %d", (int)status);
    if (next) for (int k = 0; k < t->row->outputs; k++) compare(t, "peek", k, bar, bar + 1, &y[k]);
}

static size_t tick(const test *t, tacho_stream *stream, size_t bar)
{
    double x[MOST_SERIES], y[MOST_SERIES];
    for (int k = 0; k < t->row->inputs; k++) x[k] = t->in[k][bar];
    demand(!tacho_stream_update(stream, x, y, NULL), "tacho_stream_update");
    for (int k = 0; k < t->row->outputs; k++) compare(t, "tick", k, bar, bar + 1, &y[k]);
    return 1;
}

static size_t chunk(source *s, const test *t, tacho_stream *stream, size_t from)
{
    size_t bars = byte(s) % 64;
    if (one_in(s, 16)) bars *= 16;
    if (bars > t->bars - from) bars = t->bars - from;
    const double *in[MOST_SERIES];
    double *out[MOST_SERIES], *own[MOST_SERIES];
    unsigned unwanted = one_in(s, 4) ? byte(s) : 0;
    for (int k = 0; k < t->row->inputs; k++) in[k] = t->in[k] + from;
    for (int k = 0; k < t->row->outputs; k++) own[k] = series(bars), out[k] = unwanted >> k & 1 ? NULL : own[k];
    demand(!tacho_stream_feed(stream, bars, in, out, NULL), "tacho_stream_feed");
    for (int k = 0; k < t->row->outputs; k++) {
        if (out[k]) compare(t, "chunk", k, from, from + bars, own[k]);
        free(own[k]);
    }
    return bars;
}

static void in_pieces(source *s, test *t)
{
    tacho_options o = options(s, t);
    tacho_stream *stream = tacho_stream_new(t->row, t->p, &o, NULL);
    demand(stream, "tacho_stream_new");
    for (size_t at = 0; at < t->bars;) {
        switch (byte(s) % 8) {
        case 0:  stream = clone(s, stream); break;
        case 1:  stream = save_and_restore(s, t, stream); break;
        case 2:
        case 3:  peek(s, t, stream, at); break;
        case 4:
        case 5:  at += tick(t, stream, at); break;
        case 6:  at += chunk(s, t, stream, at); break;
        default: for (unsigned n = 1 + byte(s) % 16; n-- && at < t->bars;) at += tick(t, stream, at);
        }
    }
    tacho_stream_free(stream);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    source s = begin(bytes, size);
    test t = { .row = any_indicator(&s), .missing = (tacho_missing)below(&s, 3) };
    if (one_in(&s, 16)) { unfair_parameters(&s, &t); return 0; }
    if (!fair_parameters(&s, t.row, t.p)) return 0;

    t.bars = byte(&s);
    if (one_in(&s, 8)) t.bars *= 1 + byte(&s) % 4;
    if (t.bars > MOST_BARS) t.bars = MOST_BARS;
    if (!t.bars) return 0;
    unsigned style = byte(&s), every = 2 + byte(&s) % 30;       /* how much of the input is data: a period is repeated, and disturbed */
    for (int k = 0; k < t.row->inputs; k++) {
        t.in[k] = series(t.bars);
        for (size_t i = 0; i < t.bars; i++)
            t.in[k][i] = i < every || one_in(&s, 2 + style % 8) ? number(&s) : t.in[k][i - every] + (style & 128 ? 0.125 * (double)(i % 7) : 0);
    }
    for (int k = 0; k < t.row->outputs; k++) {
        t.want[k] = series(t.bars), t.got[k] = series(t.bars);
        for (size_t i = 0; i < t.bars; i++) t.want[k][i] = t.got[k][i] = -777;
    }
    if (reference(&s, &t) && t.bars) in_place(&s, &t), in_pieces(&s, &t);

    for (int k = 0; k < t.row->inputs; k++) free(t.in[k]);
    for (int k = 0; k < t.row->outputs; k++) free(t.want[k]), free(t.got[k]);
    return 0;
}
