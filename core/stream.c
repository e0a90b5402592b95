/* stream.c -- opening, feeding and copying streams; arrays are a stream that is fed once. */
#include "internal.h"
#include <stdlib.h>

/* Streams up to this size live on the stack during tacho_run. */
#ifdef TACHO_TINY
enum { SMALL = 64 };
#else
enum { SMALL = 8192 };
#endif

size_t tacho_bytes_for(const definition *d, const double *parameters)
{
    return sizeof(tacho_stream) + d->size(parameters);
}

void tacho_open(tacho_stream *s, size_t bytes, const definition *d, const double *parameters, int level, tacho_missing missing)
{
    memset(s, 0, bytes);
    s->magic = STREAM_MAGIC, s->bytes = (int64_t)bytes;
    s->indicator = (int64_t)*d->place, s->level = level, s->missing = missing;
    s->memory = d->memory(parameters);
    for (int k = 0; k < d->about.outputs; k++) s->lookback[k] = d->lookback(parameters, k);
    s->usual = 1;
    for (int k = 0; k < d->about.parameters; k++) s->parameters[k] = parameters[k], s->usual &= parameters[k] == d->parameter[k].preset;
    s->steady = d->open(home_of(s), parameters, NULL);
}

/* What every way of opening checks. */
typedef struct { double parameters[MOST_PARAMETERS]; int level; tacho_missing missing; } request;

static tacho_status check_request(request *r, const tacho_indicator *row, const double *parameters, const tacho_options *options, tacho_error *error)
{
    static const tacho_options defaults = TACHO_OPTIONS;
    if (!row) return tacho_fail(error, TACHO_UNKNOWN_INDICATOR, "indicator is NULL: tacho_find knows no such name");
    if (!options) options = &defaults;
    if (options->size < sizeof *options)
        return tacho_fail(error, TACHO_BAD_ARGUMENT, "options.size is %zu: begin with TACHO_OPTIONS", options->size);
    if ((unsigned)options->missing > TACHO_REFUSE)
        return tacho_fail(error, TACHO_BAD_ARGUMENT, "options.missing is %d: must be from 0 to %d", (int)options->missing, TACHO_REFUSE);
    r->missing = options->missing;
    tacho_status status = tacho_settle_parameters(definition_of(row), parameters, r->parameters, error);
    return status ? status : tacho_choose_level(options->level, &r->level, error);
}

static tacho_status check_memory(const void *memory, size_t size, size_t needed, tacho_error *error)
{
    if (!memory) return tacho_fail(error, TACHO_BAD_ARGUMENT, "memory is NULL");
    if ((uintptr_t)memory % TACHO_ALIGNMENT) return tacho_fail(error, TACHO_BAD_ARGUMENT, "memory is not aligned to %d bytes", TACHO_ALIGNMENT);
    if (size < needed) return tacho_fail(error, TACHO_BAD_ARGUMENT, "memory has %zu bytes: the stream takes %zu", size, needed);
    return TACHO_OK;
}

static tacho_status check_arrays(const definition *d, size_t bars, const double *const *in, double *const *out, tacho_missing missing, tacho_error *error)
{
    if (!bars) return TACHO_OK;
    if (!in || !out) return tacho_fail(error, TACHO_BAD_ARGUMENT, "%s: %s is NULL", d->about.name, in ? "outputs" : "inputs");
    for (int k = 0; k < d->about.inputs; k++)
        if (!in[k]) return tacho_fail(error, TACHO_BAD_ARGUMENT, "%s: input %s is NULL", d->about.name, d->input[k]);
    if (missing != TACHO_REFUSE) return TACHO_OK;
    for (size_t i = 0; i < bars; i++)
        for (int k = 0; k < d->about.inputs; k++)
            if (is_missing(in[k][i])) {
                tacho_fail(error, TACHO_MISSING_VALUE, "%s: input %s is missing (%g) at bar %zu", d->about.name, d->input[k], in[k][i], i);
                if (error) error->bar = (int64_t)i;
                return TACHO_MISSING_VALUE;
            }
    return TACHO_OK;
}

static int is_stream(const tacho_stream *s) { return s && s->magic == STREAM_MAGIC; }

static tacho_status not_a_stream(tacho_error *error)
{
    return tacho_fail(error, TACHO_BAD_ARGUMENT, "this is not an open stream");
}

tacho_status tacho_run(const tacho_indicator *row, const double *parameters, const tacho_options *options,
                       size_t bars, const double *const *in, double *const *out, tacho_error *error)
{
    request r;
    tacho_status status = check_request(&r, row, parameters, options, error);
    if (!status) status = check_arrays(definition_of(row), bars, in, out, r.missing, error);
    if (status || !bars) return status;

    const definition *d = definition_of(row);
    size_t bytes = tacho_bytes_for(d, r.parameters);
    char small[SMALL] __attribute__((aligned(TACHO_ALIGNMENT)));
    tacho_stream *s = (tacho_stream *)(void *)small;
    if (bytes > SMALL && !(s = aligned_alloc(TACHO_ALIGNMENT, bytes)))
        return tacho_fail(error, TACHO_NO_MEMORY, "%s: no memory for %zu bytes of state", d->about.name, bytes);
    tacho_open(s, bytes, d, r.parameters, r.level, r.missing);
    tacho_feed(s, bars, in, out);
    if (bytes > SMALL) free(s);
    return TACHO_OK;
}

size_t tacho_stream_size(const tacho_indicator *row, const double *parameters)
{
    double p[MOST_PARAMETERS];
    if (!row || tacho_settle_parameters(definition_of(row), parameters, p, NULL)) return 0;
    return tacho_bytes_for(definition_of(row), p);
}

tacho_status tacho_stream_open(void *memory, size_t size, const tacho_indicator *row, const double *parameters,
                               const tacho_options *options, tacho_error *error)
{
    request r;
    tacho_status status = check_request(&r, row, parameters, options, error);
    if (status) return status;
    size_t bytes = tacho_bytes_for(definition_of(row), r.parameters);
    status = check_memory(memory, size, bytes, error);
    if (status) return status;
    tacho_open(memory, bytes, definition_of(row), r.parameters, r.level, r.missing);
    return TACHO_OK;
}

tacho_stream *tacho_stream_new(const tacho_indicator *row, const double *parameters, const tacho_options *options, tacho_error *error)
{
    request r;
    if (check_request(&r, row, parameters, options, error)) return NULL;
    size_t bytes = tacho_bytes_for(definition_of(row), r.parameters);
    void *memory = aligned_alloc(TACHO_ALIGNMENT, bytes);
    if (!memory) {
        tacho_fail(error, TACHO_NO_MEMORY, "%s: no memory for %zu bytes of state", row->name, bytes);
        return NULL;
    }
    tacho_open(memory, bytes, definition_of(row), r.parameters, r.level, r.missing);
    return memory;
}

tacho_stream *tacho_stream_copy(const tacho_stream *s)
{
    if (!is_stream(s)) return NULL;
    void *memory = aligned_alloc(TACHO_ALIGNMENT, (size_t)s->bytes);
    return memory ? memcpy(memory, s, (size_t)s->bytes) : NULL;
}

void tacho_stream_free(tacho_stream *s) { free(s); }

tacho_status tacho_stream_feed(tacho_stream *s, size_t bars, const double *const *in, double *const *out, tacho_error *error)
{
    if (!is_stream(s)) return not_a_stream(error);
    tacho_status status = check_arrays(tacho_registry[s->indicator].is, bars, in, out, (tacho_missing)s->missing, error);
    if (!status && bars) tacho_feed(s, bars, in, out);
    return status;
}

static __attribute__((noinline)) tacho_status one_bar(tacho_stream *s, int keep, const double *in, double *out, tacho_error *error)
{
    if (rarely(!is_stream(s))) return not_a_stream(error);
    if (rarely(!in || !out)) return tacho_fail(error, TACHO_BAD_ARGUMENT, "%s is NULL", in ? "output" : "input");
    if (rarely(s->missing == TACHO_REFUSE)) {
        const double *each[MOST_INPUTS];
        const definition *d = tacho_registry[s->indicator].is;
        for (int k = 0; k < d->about.inputs; k++) each[k] = in + k;
        double *const none[MOST_OUTPUTS] = { NULL };
        tacho_status status = check_arrays(d, 1, each, none, TACHO_REFUSE, error);
        if (status) return status;
    }
    tacho_tick(s, keep, in, out);
    return TACHO_OK;
}

tacho_status tacho_stream_peek(tacho_stream *s, const double *in, double *out, tacho_error *error) { return one_bar(s, 0, in, out, error); }

/* The usual bar, in as few instructions as can be; one_bar does all the others. */
tacho_status tacho_stream_update(tacho_stream *s, const double *in, double *out, tacho_error *error)
{
    if (rarely(!is_stream(s) || !in || !out || s->bars < 8 * s->steady || s->bars < s->blind)
        || rarely(!tacho_registry[s->indicator].is->tick(home_of(s), s->bars, in, out)))
        return one_bar(s, 1, in, out, error);
    s->bars++;
    return TACHO_OK;
}

const tacho_indicator *tacho_stream_indicator(const tacho_stream *s) { return is_stream(s) ? &tacho_registry[s->indicator].is->about : NULL; }
const double *tacho_stream_parameters(const tacho_stream *s)         { return is_stream(s) ? s->parameters : NULL; }
int64_t tacho_stream_bars(const tacho_stream *s)                     { return is_stream(s) ? s->bars : 0; }
size_t tacho_stream_bytes(const tacho_stream *s)                     { return is_stream(s) ? (size_t)s->bytes : 0; }
