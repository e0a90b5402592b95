/* grid.c -- tables of parameter sets, and the index of rows that belong to several series. */
#include "internal.h"
#include <math.h>
#include <stdlib.h>

/* A last value that is missed by rounding alone belongs to the range. */
static double steps_of(tacho_range r) { return r.step == 0 ? 0 : floor((r.last - r.first) / r.step + 1e-9); }

size_t tacho_grid_count(const tacho_indicator *row, const tacho_range *ranges, tacho_error *error)
{
    if (!row || (row->parameters && !ranges)) { tacho_fail(error, TACHO_BAD_ARGUMENT, "indicator or ranges are NULL"); return 0; }
    double count = 1;
    for (int k = 0; k < row->parameters; k++) {
        double steps = steps_of(ranges[k]);
        if (!(steps >= 0) || isinf(ranges[k].first) || isinf(steps)) {
            tacho_fail(error, TACHO_BAD_PARAMETER, "%s: %s from %g to %g by %g is no range", row->name,
                       tacho_parameter_at(row, k)->name, ranges[k].first, ranges[k].last, ranges[k].step);
            if (error) error->parameter = k;
            return 0;
        }
        count *= steps + 1;
    }
    double bytes = count * 8 * (row->parameters + 1);
    if (bytes > (double)(SIZE_MAX / 4)) {
        tacho_fail(error, TACHO_NO_MEMORY, "%s: a grid of %.4g rows would take %.4g bytes", row->name, count, bytes);
        return 0;
    }
    return (size_t)count;
}

tacho_status tacho_grid_fill(const tacho_indicator *row, const tacho_range *ranges, double *table, size_t count, tacho_error *error)
{
    size_t rows = tacho_grid_count(row, ranges, error);
    if (!rows) return error ? error->status : TACHO_BAD_ARGUMENT;
    if (rows != count || (row->parameters && !table))
        return tacho_fail(error, TACHO_BAD_ARGUMENT, "%s: the grid has %zu rows, the table room for %zu", row->name, rows, count);
    for (size_t r = 0; r < count; r++) {
        size_t rest = r;
        for (int k = row->parameters; k-- > 0;) {
            size_t steps = (size_t)steps_of(ranges[k]) + 1, at = rest % steps;
            rest /= steps;
            double value = ranges[k].first + (double)at * ranges[k].step;
            if (at + 1 == steps && fabs(value - ranges[k].last) < 1e-9 * fabs(ranges[k].step)) value = ranges[k].last;
            table[r * (size_t)row->parameters + (size_t)k] = value;
        }
    }
    return TACHO_OK;
}

static uint64_t hash_words(const void *bytes, size_t words)
{
    uint64_t hash = 0x9e3779b97f4a7c15u;
    for (size_t k = 0; k < words; k++) {
        uint64_t word;
        memcpy(&word, (const char *)bytes + 8 * k, 8);
        hash = (hash ^ word) * 0xff51afd7ed558ccdu;
        hash ^= hash >> 32;
    }
    return hash;
}

static size_t slots_for(size_t count) { size_t slots = 16; while (slots < 2 * count) slots *= 2; return slots; }

size_t tacho_check_sets(const tacho_indicator *row, const double *table, size_t count, tacho_row *rows, tacho_error *error)
{
    if (!row || !table) return 0;
    size_t width = (size_t)row->parameters, slots = slots_for(count), bad = 0, told = 0;
    size_t *seen = calloc(slots, sizeof *seen);                         /* row + 1             */
    if (!seen) { tacho_fail(error, TACHO_NO_MEMORY, "no memory to check %zu sets", count); return SIZE_MAX; }
    for (size_t r = 0; r < count; r++) {
        const double *p = table + r * width;
        tacho_row verdict = TACHO_ROW_SOUND;
        tacho_error why;
        if (tacho_check(row, p, &why)) {
            verdict = TACHO_ROW_INVALID;
            if (error && !told++) *error = why, error->set = (int64_t)r;
        } else {
            size_t at = hash_words(p, width) & (slots - 1);
            while (seen[at] && memcmp(table + (seen[at] - 1) * width, p, width * sizeof *p)) at = (at + 1) & (slots - 1);
            if (seen[at]) verdict = TACHO_ROW_DUPLICATE; else seen[at] = r + 1;
        }
        if (rows) rows[r] = verdict;
        bad += verdict != TACHO_ROW_SOUND;
    }
    free(seen);
    return bad;
}

size_t tacho_group(const int64_t *key, size_t rows, size_t *order, size_t *offsets)
{
    size_t slots = slots_for(rows), groups = 0;
    size_t *seen = rows ? calloc(slots, sizeof *seen) : NULL;           /* group + 1           */
    size_t *group = rows ? malloc(rows * sizeof *group) : NULL;         /* of each row          */
    int64_t *keys = rows ? malloc(rows * sizeof *keys) : NULL;          /* of each group        */
    if (!seen || !group || !keys) goto done;
    for (size_t i = 0; i < rows; i++) {
        size_t at = hash_words(&key[i], 1) & (slots - 1);
        while (seen[at] && keys[seen[at] - 1] != key[i]) at = (at + 1) & (slots - 1);
        if (!seen[at]) keys[groups] = key[i], offsets[groups] = 0, seen[at] = ++groups;
        group[i] = seen[at] - 1, offsets[group[i]]++;
    }
    for (size_t g = 0, before = 0; g <= groups; g++) {                  /* counts to beginnings */
        size_t count = g < groups ? offsets[g] : 0;
        offsets[g] = before, before += count;
    }
    for (size_t i = 0; i < rows; i++) order[offsets[group[i]]++] = i;
    for (size_t g = groups; g > 0; g--) offsets[g] = offsets[g - 1];    /* ends to beginnings   */
    offsets[0] = 0;
done:
    free(seen), free(group), free(keys);
    return groups;
}
