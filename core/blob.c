/* blob.c -- streams as bytes, for a file or another machine.
 *
 *     8 bytes    "tachoS01"                    format and its version
 *     u64        bytes in all
 *     u64        checksum of all that follows (FNV-1a, 64 bits)
 *     u64        length of the text, then the text: "kama:period=30,fast=2,...", and zeros up to a multiple of 8
 *     u64        version of the state's layout
 *     i64 x 4    missing-value policy, bars, blind, words of state
 *     u64 ...    the state, word by word
 *
 * All numbers little-endian.  Nothing that is read is trusted: sizes, parameters and the fixtures of the
 * state (offsets, masks, lengths) have to be those of a stream opened afresh with the same parameters.
 */
#include "internal.h"
#include <stdio.h>
#include <stdlib.h>

enum { STATE_LAYOUT = 2 };      /* goes up when a part's state or an indicator's STATE changes */
enum { MOST_TEXT = 1024, TEXT_AT = 32, COUNTS = 5 };
static const char format[8] = "tachoS01";

static void put(unsigned char *to, uint64_t word) { for (int k = 0; k < 8; k++) to[k] = (unsigned char)(word >> (8 * k)); }
static uint64_t get(const unsigned char *from)    { uint64_t w = 0; for (int k = 0; k < 8; k++) w |= (uint64_t)from[k] << (8 * k); return w; }

static uint64_t checksum(const unsigned char *bytes, size_t size)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t k = 0; k < size; k++) hash = (hash ^ bytes[k]) * 0x100000001b3u;
    return hash;
}

/* "name:parameter=value,...", with every parameter. */
static size_t describe(const tacho_stream *s, char text[MOST_TEXT])
{
    const definition *d = tacho_registry[s->indicator].is;
    size_t used = (size_t)snprintf(text, MOST_TEXT, "%s", d->about.name);
    for (int k = 0; k < d->about.parameters; k++) {
        char value[64];
        tacho_show(&d->about, k, s->parameters[k], value, sizeof value);
        used += (size_t)snprintf(text + used, MOST_TEXT - used, "%c%s=%s", k ? ',' : ':', d->parameter[k].name, value);
    }
    return used;
}

/* The reverse; `text` is taken apart. */
static tacho_status understand(char *text, const tacho_indicator **row, double *parameters, tacho_error *error)
{
    char *at = strchr(text, ':'), *equals;
    if (at) *at++ = 0;
    if (!(*row = tacho_find(text))) return tacho_fail(error, TACHO_UNKNOWN_INDICATOR, "the saved state is of '%.40s', which is not known here", text);
    tacho_defaults(*row, parameters, (size_t)(*row)->parameters);
    for (char *next; at && *at; at = next) {
        next = at + strcspn(at, ",");
        if (*next) *next++ = 0;
        if (!(equals = strchr(at, '='))) return tacho_fail(error, TACHO_BAD_STATE, "the saved state's parameters are damaged");
        *equals++ = 0;
        tacho_status status = tacho_set(*row, parameters, (size_t)(*row)->parameters, at, equals, error);
        if (status) return status;
    }
    return TACHO_OK;
}

size_t tacho_stream_save(const tacho_stream *s, void *bytes, size_t size)
{
    if (!s || s->magic != STREAM_MAGIC) return 0;
    char text[MOST_TEXT] = { 0 };
    size_t length = describe(s, text), padded = (length + 7) & ~(size_t)7;
    size_t words = ((size_t)s->bytes - sizeof *s) / 8, all = TEXT_AT + padded + 8 * (COUNTS + words);
    if (all > size || !bytes) return all;

    unsigned char *to = bytes, *at = to + TEXT_AT;
    memcpy(to, format, 8), put(to + 8, all), put(to + 24, length);
    memset(at, 0, padded), memcpy(at, text, length), at += padded;
    const int64_t counts[COUNTS] = { STATE_LAYOUT, s->missing, s->bars, s->blind, (int64_t)words };
    for (int k = 0; k < COUNTS; k++, at += 8) put(at, (uint64_t)counts[k]);
    for (size_t k = 0; k < words; k++, at += 8) {
        uint64_t word;
        memcpy(&word, (const char *)(s + 1) + 8 * k, 8);
        put(at, word);
    }
    put(to + 16, checksum(to + 24, all - 24));
    return all;
}

/* What a header says, once it is found sound. */
typedef struct {
    const tacho_indicator *row;
    double  parameters[MOST_PARAMETERS];
    int64_t missing, bars, blind;
    size_t  words;
    const unsigned char *state;
} saved;

static tacho_status read_saved(saved *v, const void *bytes, size_t size, tacho_error *error)
{
    const unsigned char *from = bytes;
    if (!from || size < TEXT_AT || memcmp(from, format, 8)) return tacho_fail(error, TACHO_BAD_STATE, "this is not a saved Tacho stream");
    if (get(from + 8) != size) return tacho_fail(error, TACHO_BAD_STATE, "the saved state is truncated: it has %zu bytes of %llu", size, (unsigned long long)get(from + 8));
    if (get(from + 16) != checksum(from + 24, size - 24)) return tacho_fail(error, TACHO_BAD_STATE, "the saved state is damaged: its checksum does not fit");
    uint64_t length = get(from + 24), padded = (length + 7) & ~(uint64_t)7;
    if (length >= MOST_TEXT || size < TEXT_AT + padded + 8 * COUNTS) return tacho_fail(error, TACHO_BAD_STATE, "the saved state's header is damaged");

    char text[MOST_TEXT] = { 0 };
    memcpy(text, from + TEXT_AT, length);
    tacho_status status = understand(text, &v->row, v->parameters, error);
    if (status) return status;
    const unsigned char *counts = from + TEXT_AT + padded;
    v->missing = (int64_t)get(counts + 8), v->bars = (int64_t)get(counts + 16), v->blind = (int64_t)get(counts + 24);
    v->words = get(counts + 32), v->state = counts + 8 * COUNTS;
    if (get(counts) != STATE_LAYOUT)
        return tacho_fail(error, TACHO_BAD_STATE, "the saved state has layout %llu: this version of Tacho has %d", (unsigned long long)get(counts), STATE_LAYOUT);
    if (v->missing < TACHO_SKIP || v->missing > TACHO_REFUSE || v->bars < 0 || v->bars > INT64_MAX / 4 || v->blind < 0
        || v->words != (size - (size_t)(v->state - from)) / 8
        || v->words * 8 != tacho_bytes_for(definition_of(v->row), v->parameters) - sizeof(tacho_stream))
        return tacho_fail(error, TACHO_BAD_STATE, "the saved state does not fit its parameters");
    return TACHO_OK;
}

size_t tacho_restore_size(const void *bytes, size_t size, tacho_error *error)
{
    saved v;
    return read_saved(&v, bytes, size, error) ? 0 : sizeof(tacho_stream) + 8 * v.words;
}

tacho_status tacho_stream_restore(void *memory, size_t memory_size, const void *bytes, size_t size, const tacho_options *options, tacho_error *error)
{
    saved v;
    tacho_status status = read_saved(&v, bytes, size, error);
    if (!status) status = tacho_stream_open(memory, memory_size, v.row, v.parameters, options, error);
    if (status) return status;

    /* Open twice more, to count the fixtures and to list them: they are where they were. */
    tacho_stream *s = memory;
    fixtures fixed = { 0 };
    for (int listing = 0; listing < 2; listing++) {
        if (listing) fixed = (fixtures){ .room = fixed.count, .at = calloc(fixed.count + 1, sizeof *fixed.at) };
        if (listing && !fixed.at) { s->magic = 0; return tacho_fail(error, TACHO_NO_MEMORY, "no memory to check the saved state"); }
        memset(home_of(s), 0, (size_t)s->bytes - sizeof *s);
        s->steady = definition_of(v.row)->open(home_of(s), s->parameters, &fixed);
    }
    for (size_t k = 0; k < fixed.count && !status; k++)
        for (size_t at = fixed.at[k].at; at < fixed.at[k].at + fixed.at[k].size; at += 8) {
            uint64_t word;
            memcpy(&word, home_of(s) + at, 8);
            if (word != get(v.state + at)) status = TACHO_BAD_STATE;
        }
    free(fixed.at);
    if (status) {
        s->magic = 0;
        return tacho_fail(error, status, "the saved state does not fit its parameters");
    }
    for (size_t k = 0; k < v.words; k++) {
        uint64_t word = get(v.state + 8 * k);
        memcpy(home_of(s) + 8 * k, &word, 8);
    }
    s->missing = v.missing, s->bars = v.bars, s->blind = v.blind;
    return TACHO_OK;
}
