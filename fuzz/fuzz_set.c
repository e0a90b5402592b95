/* fuzz_set.c -- any text for tacho_find and tacho_set; any number for tacho_show: what it shows, tacho_set
 * reads back to the same number, and shows again as the same text.
 */
#include "fuzz.h"

static char *any_text(source *s)
{
    size_t length = byte(s), rest = (size_t)(s->end - s->at);
    if (length > rest) length = rest;
    char *text = calloc(length + 1, 1);
    if (length) memcpy(text, s->at, length);
    s->at += length;
    return text;
}

static void find(source *s)
{
    char *name = any_text(s);
    const tacho_indicator *row = tacho_find(name);
    if (row) {
        size_t k = 0;
        while (tacho_at(k) && tacho_at(k) != row) k++;
        demand(tacho_at(k), "tacho_find gives what tacho_at does not know");
        demand(tacho_find(row->name) == row, "%s does not find itself", row->name);
    }
    tacho_parameter_index(any_indicator(s), name);
    tacho_options o = TACHO_OPTIONS;
    o.level = name;
    tacho_error e = { 0 };
    tacho_status status = tacho_run(tacho_at(0), NULL, &o, 0, NULL, NULL, &e);
    demand(status == TACHO_OK || status == TACHO_BAD_LEVEL, "level '%s': status %d", name, (int)status);
    demand_error(status, &e, "level");
    free(name);
}

static void round_trip(const tacho_indicator *row, int k, double value)
{
    const tacho_parameter *q = tacho_parameter_at(row, k);
    char text[64] = "", again[64] = "";
    double p[MOST_SETTINGS];
    tacho_error e = { 0 };
    tacho_defaults(row, p, (size_t)row->parameters);
    p[k] = value;
    tacho_status status = tacho_show(row, k, value, text, sizeof text);
    demand(status == tacho_check(row, p, &e), "%s %s %a: tacho_show and tacho_check disagree", row->name, q->name, value);
    if (status) return;
    p[k] = NAN;
    status = tacho_set(row, p, (size_t)row->parameters, q->name, text, &e);
    demand(!status, "%s: what tacho_show gave is refused: %s", row->name, e.message);
    demand(p[k] == value, "%s: %s shows %a as '%s', and that is %a", row->name, q->name, value, text, p[k]);
    demand(!tacho_show(row, k, p[k], again, sizeof again) && !strcmp(text, again), "'%s' is shown as '%s'", text, again);

    char little[4] = { 1, 1, 1, 1 };                            /* a text that is cut stays within its room */
    tacho_show(row, k, value, little, 3);
    demand(memchr(little, 0, 3) && little[3] == 1, "tacho_show writes past its room");
}

static void set(source *s)
{
    const tacho_indicator *row = any_indicator(s);
    size_t count = (size_t)row->parameters;
    double p[MOST_SETTINGS], was[MOST_SETTINGS];
    tacho_defaults(row, p, count), tacho_defaults(row, was, count);
    tacho_error e = { 0 };

    const tacho_parameter *known = count ? tacho_parameter_at(row, (int)below(s, (unsigned)count)) : NULL;
    char *own = one_in(s, 4) || !known ? any_text(s) : NULL, *value = any_text(s);
    const char *name = own ? own : known->name;
    int index = tacho_parameter_index(row, name);
    size_t said = one_in(s, 16) ? byte(s) : count;
    tacho_status status = tacho_set(row, p, said, name, value, &e);
    demand_error(status, &e, "tacho_set");
    for (size_t k = 0; k < count; k++)
        demand(same_bits(p[k], was[k]) || (!status && (int)k == index), "tacho_set changes what it was not asked to");
    if (!status) {
        demand(index >= 0 && said == count && !tacho_check(row, p, NULL), "tacho_set takes '%s' for %s", value, name);
        round_trip(row, index, p[index]);
    }
    free(own), free(value);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    source s = begin(bytes, size);
    switch (byte(&s) % 4) {
    case 0:  find(&s); break;
    case 1:
    case 2:  set(&s); break;
    default:
        for (const tacho_indicator *row = any_indicator(&s); s.at < s.end;) {
            if (!row->parameters) break;
            int k = (int)below(&s, (unsigned)row->parameters);
            const tacho_parameter *q = tacho_parameter_at(row, k);
            round_trip(row, k, one_in(&s, 2) ? any_parameter(&s, q) : fair_parameter(&s, q));
        }
    }
    return 0;
}
