/* feed.c -- the driver: bars in, values out, whatever the indicator.
 *
 * Whole blocks of eight go through the kernel, straight from and to the caller's arrays.  What does
 * not make a whole block goes through the tick, bar by bar.  Blocks with a missing bar inside are packed
 * first.  Which way a bar goes cannot be seen in the bits.
 */
#include "internal.h"
#include <math.h>

#ifdef TACHO_TINY
enum { SLICE = 3 };            /* for tests */
#else
enum { SLICE = 512 };
#endif

static const definition *definition_in(const tacho_stream *s) { return tacho_registry[s->indicator].is; }

/* Bars number `first` ...: those before the lookback's end, or that remember a missing bar (before number
 * `blind`), have no value. */
static void blank(const tacho_stream *s, int64_t first, int64_t blind, size_t bars, double *const *out, size_t from)
{
    for (int k = 0; k < definition_in(s)->about.outputs; k++) {
        int64_t end = s->lookback[k] > blind ? s->lookback[k] : blind;
        for (size_t j = 0; j < bars && first + (int64_t)j < end; j++) out[k][from + j] = NAN;
    }
}

/* What is to be done with bar `i`: it is copied to `bar`; 0 if it is passed over. */
static int take_bar(tacho_stream *s, int64_t number, const double *const *in, size_t i, double *bar)
{
    int missing = 0, inputs = definition_in(s)->about.inputs;
    for (int k = 0; k < inputs; k++) missing |= is_missing(bar[k] = in[k][i]);
    if (!missing) return 1;
    if (s->missing != TACHO_PROPAGATE || number == 0) return 0;

    /* It counts, as a bar of ones; nobody sees what comes of it. */
    for (int k = 0; k < inputs; k++) bar[k] = 1;
    int64_t end = s->memory > INT64_MAX - number - 1 ? INT64_MAX : number + s->memory + 1;
    if (end > s->blind) s->blind = end;
    return 1;
}

static void one_bar(tacho_stream *s, int keep, const double *bar, double *value)
{
    const definition *d = definition_in(s);
    int warm = s->bars < 8 * s->steady;
    if (warm || !keep) d->any_tick(home_of(s), s->bars, warm, keep, bar, value);
    else               d->tick(home_of(s), s->bars, bar, value);
    if (rarely(s->bars < s->blind || warm))      /* no lookback is longer */
        for (int k = 0; k < d->about.outputs; k++)
            if (s->bars < s->lookback[k] || s->bars < s->blind) value[k] = NAN;
    s->bars += keep;
}

void tacho_tick(tacho_stream *s, int keep, const double *in, double *out)
{
    const definition *d = definition_in(s);
    int missing = 0;
    for (int k = 0; k < d->about.inputs; k++) missing |= is_missing(in[k]);
    if (!missing) { one_bar(s, keep, in, out); return; }

    const double *each[MOST_INPUTS];
    double bar[MOST_INPUTS];
    int64_t blind = s->blind;
    for (int k = 0; k < d->about.inputs; k++) each[k] = in + k;
    if (take_bar(s, s->bars, each, 0, bar)) one_bar(s, keep, bar, out);
    else for (int k = 0; k < d->about.outputs; k++) out[k] = NAN;
    if (!keep) s->blind = blind;
}

/* At a block's beginning, with a missing bar among the next eight: pack a block from as many bars as it takes. */
static size_t packed_block(tacho_stream *s, size_t from, size_t bars, const double *const *in, double *const *out)
{
    const definition *d = definition_in(s);
    double in_[MOST_INPUTS][8], out_[MOST_OUTPUTS][8], bar[MOST_INPUTS];
    const double *x[MOST_INPUTS];
    double *y[MOST_OUTPUTS];
    size_t at[8], count = 0, i = from;
    int64_t blind[8];
    for (int k = 0; k < MOST_INPUTS; k++) x[k] = in_[k];
    for (int k = 0; k < MOST_OUTPUTS; k++) y[k] = out_[k];

    for (; i < bars && count < 8; i++)
        if (take_bar(s, s->bars + (int64_t)count, in, i, bar)) {
            for (int k = 0; k < d->about.inputs; k++) in_[k][count] = bar[k];
            blind[count] = s->blind, at[count++] = i;
        }
    for (int k = 0; k < d->about.outputs; k++)
        for (size_t j = from; j < i; j++) out[k][j] = NAN;
    if (count == 8) {
        tacho_registry[s->indicator].on[tacho_levels[s->level].number]->run(home_of(s), s->bars >> 3, s->steady, 0, 8, x, y);
        for (size_t j = 0; j < 8; j++) blank(s, s->bars + (int64_t)j, blind[j], 1, y, j);
        s->bars += 8;
    }
    for (size_t j = 0; j < count; j++) {
        double value[MOST_OUTPUTS];
        for (int k = 0; k < d->about.inputs; k++) bar[k] = in_[k][j];
        for (int k = 0; k < d->about.outputs; k++) value[k] = out_[k][j];
        if (count < 8) s->blind = blind[j], one_bar(s, 1, bar, value);
        for (int k = 0; k < d->about.outputs; k++) out[k][at[j]] = value[k];
    }
    return i - from;
}

static void feed(tacho_stream *s, size_t bars, const double *const *in, double *const *out)
{
    const definition *d = definition_in(s);
    const kernel *fast = tacho_registry[s->indicator].on[tacho_levels[s->level].number];
    for (size_t i = 0; i < bars;) {
        if ((s->bars & 7) == 0 && bars - i >= 8) {
            const double *x[MOST_INPUTS];
            double *y[MOST_OUTPUTS];
            for (int k = 0; k < d->about.inputs; k++) x[k] = in[k] + i;
            for (int k = 0; k < d->about.outputs; k++) y[k] = out[k] + i;
            size_t done = fast->run(home_of(s), s->bars >> 3, s->steady, s->usual != 0, bars - i, x, y);
            blank(s, s->bars, s->blind, done, out, i);
            s->bars += (int64_t)done, i += done;
            if (bars - i >= 8) i += packed_block(s, i, bars, in, out);
            continue;
        }
        double bar[MOST_INPUTS], value[MOST_OUTPUTS];
        if (take_bar(s, s->bars, in, i, bar)) one_bar(s, 1, bar, value);
        else for (int k = 0; k < d->about.outputs; k++) value[k] = NAN;
        for (int k = 0; k < d->about.outputs; k++) out[k][i] = value[k];
        i++;
    }
}

/* Outputs that are not wanted go to a scratch, slice by slice. */
void tacho_feed(tacho_stream *s, size_t bars, const double *const *in, double *const *out)
{
    const definition *d = definition_in(s);
    int unwanted = 0;
    for (int k = 0; k < d->about.outputs; k++) unwanted |= !out[k];
    if (!unwanted) { feed(s, bars, in, out); return; }

    double scratch[MOST_OUTPUTS][SLICE];
    for (size_t i = 0; i < bars; i += SLICE) {
        const double *x[MOST_INPUTS];
        double *y[MOST_OUTPUTS];
        for (int k = 0; k < d->about.inputs; k++) x[k] = in[k] + i;
        for (int k = 0; k < d->about.outputs; k++) y[k] = out[k] ? out[k] + i : scratch[k];
        feed(s, bars - i < SLICE ? bars - i : SLICE, x, y);
    }
}
