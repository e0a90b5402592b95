/* table.c -- peers.tsv, cells and prices. */
#include "table.h"

#include "../measure.h"

const char *const call_name[CALLS] = { "array", "tick", "sweep" };

const double *market_series(const market *m, const char *name, bool pair)
{
    static const char *const names[] = { "open", "high", "low", "close", "volume", "hlc3", "hl2", "time" };
    if (!strcmp(name, "real2") || !strcmp(name, "periods")) return m->series[LOW];
    if (pair && !strcmp(name, "real")) return m->series[HIGH];
    for (int k = 0; k < SERIES; k++) if (!strcmp(names[k], name)) return m->series[k];
    return m->series[CLOSE];
}

void *allocate(size_t count, size_t stagger)
{
    char *x = aligned_alloc(4096, (count * sizeof(double) + (stagger + 2) * 4096) & ~(size_t)4095);
    if (!x) fprintf(stderr, "peers: no memory for %zu values\n", count), exit(1);
    memset(x, 0, count * sizeof(double) + stagger * 192);       /* the pages are there before anything is measured */
    return x + stagger * 192;
}

market make_market(size_t bars)
{
    market m = { .bars = bars };
    for (size_t k = 0; k < SERIES; k++) m.series[k] = allocate(bars, k);
    make_prices(m.series, bars);
    for (size_t i = 0; i < bars; i++) {
        m.series[HLC3][i] = (m.series[HIGH][i] + m.series[LOW][i] + m.series[CLOSE][i]) / 3;
        m.series[HL2][i]  = (m.series[HIGH][i] + m.series[LOW][i]) / 2;
        m.series[TIME][i] = 60 * (double)i;
    }
    return m;
}

bool parse_cell(const char *text, cell *c)
{
    char copy[300];
    enum { NUMBERS, OUTPUTS, FACTOR } part = NUMBERS;
    snprintf(copy, sizeof copy, "%s", text);
    *c = (cell){ .factor = 1 };
    for (int k = 0; k < MOST_OUTPUTS; k++) c->output[k] = k;
    char *keep, *word = strtok_r(copy, " ", &keep);
    if (!word || !strcmp(word, "-")) return false;
    snprintf(c->name, sizeof c->name, "%s", word);
    while ((word = strtok_r(NULL, " ", &keep))) {
        if (!strcmp(word, ">")) part = OUTPUTS;
        else if (!strcmp(word, "*")) part = FACTOR;
        else if (part == FACTOR) c->factor = atof(word);
        else if (part == OUTPUTS && c->outputs < MOST_OUTPUTS) c->output[c->outputs++] = *word == '_' ? -1 : atoi(word);
        else if (part == NUMBERS && c->parameters < MOST_PARAMETERS) c->parameter[c->parameters++] = atof(word);
    }
    return true;
}

/* Settings as tacho_set takes them, separated by commas; `period=FIRST..LAST/STEP` makes it a sweep. */
static void parse_settings(line *l, char *settings)
{
    tacho_error e = { 0 };
    size_t count = (size_t)l->is->parameters;
    tacho_defaults(l->is, l->parameters, count);
    for (char *keep, *word = strtok_r(settings, ",", &keep); word; word = strtok_r(NULL, ",", &keep)) {
        char *value = strchr(word, '=');
        if (!value) continue;
        *value++ = 0;
        sweep *s = &l->sweep;
        if (sscanf(value, "%zu..%zu/%zu", &s->first, &s->last, &s->step) == 3) s->rows = (s->last - s->first) / s->step + 1;
        else if (tacho_set(l->is, l->parameters, count, word, value, &e)) fprintf(stderr, "peers.tsv: %s\n", e.message), exit(1);
    }
}

size_t read_table(const char *file, line *lines, size_t most)
{
    FILE *f = fopen(file, "r");
    if (!f) fprintf(stderr, "peers: cannot read %s\n", file), exit(1);
    char text[1000];
    size_t count = 0;
    while (fgets(text, sizeof text, f)) {
        text[strcspn(text, "\n")] = 0;
        if (!*text || *text == '#') continue;
        if (count == most) fprintf(stderr, "peers: %s has too many lines\n", file), exit(1);
        line *l = &lines[count];
        *l = (line){ 0 };
        char *rest = text, *field[COLUMNS];
        for (int k = 0; k < COLUMNS; k++) field[k] = rest ? strsep(&rest, "\t") : (char[]){ "" };
        l->is = tacho_find(field[0]);
        if (!l->is) { fprintf(stderr, "peers.tsv: there is no indicator %s: line left out\n", field[0]); continue; }
        snprintf(l->settings, sizeof l->settings, "%s", field[1]);
        for (int k = 0; k < PEERS; k++) snprintf(l->cell[k], sizeof l->cell[k], "%s", field[2 + k]);
        snprintf(l->remark, sizeof l->remark, "%s", field[2 + PEERS]);
        parse_settings(l, field[1]);
        count++;
    }
    fclose(f);
    return count;
}
