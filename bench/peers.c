/* peers.c -- Tacho beside its native peers: one process, one core, the same prices, in turns.
 *
 *     bench_peers [--bars N,...] [--level NAME,...|all] [--call array,tick,sweep] [--quick] [--core N] [--peers FOLDER] [--table FILE]
 *                 [--only] [NAME...]
 *
 * Each line of peers/peers.tsv is measured at each size: Tacho on each level, its peers and memcpy take turns for 50 ms or more unmeasured, then
 * round after round; times are medians, ratios medians of each round's ratio, peer to Tacho (more than 1: Tacho is
 * faster).  Of a peer with several kernels the fastest counts.  Before that every peer's values are held against Tacho's: that two
 * do the same is shown, not asserted.  `busy` is what the busiest other core did meanwhile (quiet.h).  Beyond two million bars TA-Lib is the only peer.  Ticks and sweeps are of 20,000 bars.
 */
#define _GNU_SOURCE                     /* sched_setaffinity */
#include "measure.h"
#include "peers/own.h"
#include "peers/print.h"
#include "peers/quiet.h"

#include <getopt.h>
#include <sched.h>
#include <unistd.h>

enum { TICKS = 20000, MOST_LINES = 1000, FOR_ALL = 2000000, MOST_SIZES = 8 };

static const double too_busy = .2;              /* another core's share of the time, above which a line is measured again, twice at most */

static const struct peer { const char *name, *file; bool (*load)(const char *, char *, size_t); int (*ways)(way *); } peers[PEERS] = {
    { "talib", "libtalib.so", talib_load, talib_ways },
    { "tulip", "libtulip.so", tulip_load, tulip_ways },
    { "vectorta", "libpeers.so", rust_load, vectorta_ways },
    { "wickra", "libpeers.so", rust_load, wickra_ways },
};

static struct settings {
    size_t      bars[MOST_SIZES];
    int         sizes;
    const char *level[MOST_SIZES];
    int         levels, core;
    bool        quick, calls[CALLS], there[PEERS];
    const char *folder, *table;
    char      **only;
    int         only_count;
} set = {
    .bars = { 1000, 20000, 1000000 }, .sizes = 3, .core = -1, .calls = { true, true, true },
    .folder = "build/peers", .table = "bench/peers/peers.tsv"
};

static double *room[2][MOST_OUTPUTS];           /* Tacho's values, to compare with; what all write into while they are timed */

/* -- one line of the table ------------------------------------------------- */

static way blank(const market *m, call c, sweep s, int to)
{
    way w = { .market = m, .call = c, .sweep = s };
    memcpy(w.output, room[to], sizeof w.output);
    return w;
}

/* The peers' ways that run, compared with Tacho's values. */
static int add_peers(const line *l, const market *m, call c, runner *r, const way *own)
{
    int count = 0;
    for (int p = 0; p < PEERS; p++) {
        way w[MOST_KERNELS] = { blank(m, c, l->sweep, 1) };
        if (!set.there[p] || (p && m->bars > FOR_ALL) || !parse_cell(l->cell[p], &w->cell)) continue;
        int ways = peers[p].ways(w), before = count;
        for (int k = 0; k < ways; k++) {
            if (w[k].run(&w[k])) r[count].way = w[k], compare(&r[count++], own);
            else if (w[k].end) w[k].end(&w[k]);
        }
        if (count == before && c == ARRAY) fprintf(stderr, "%s: %s has no %s\n", l->is->name, peers[p].name, l->cell[p]);
    }
    return count;
}

static void one_line(const line *l, const market *m, call c)
{
    runner r[MOST_RUNNERS];
    int count = 0;
    for (int k = 0; k < set.levels; k++) r[count].way = blank(m, c, l->sweep, 1), count += tacho_way(&r[count].way, l, set.level[k]);
    way own = blank(m, c, l->sweep, 0);
    if (!tacho_way(&own, l, set.level[0]) || !own.run(&own)) fprintf(stderr, "peers: %s does not run\n", l->is->name), exit(1);
    count += add_peers(l, m, c, r + count, &own);
    if (c == ARRAY) r[count].way = blank(m, c, l->sweep, 1), limit_way(&r[count++].way, COPY);

    int rounds = 0;
    double busy = 1;
    for (int tries = 0; busy > too_busy && tries < (set.quick ? 1 : 3); tries++) {
        if (tries) wait_for_quiet(set.core);
        load before = load_now();
        warm(r, count);
        count = keep_fastest(r, count);
        rounds = measure(r, count, set.quick);
        busy = busy_since(&before, set.core);
    }
    int rows = c == TICK ? 1 : set.levels;                      /* a tick is the same on all levels */
    for (int k = 0; k < rows; k++) print_row(l, r, k, set.levels, count, rounds, busy);
    for (int k = 0; k < count; k++) if (r[k].way.end) r[k].way.end(&r[k].way);
    own.end(&own);
}

static void limits(const market *m)
{
    runner r[LIMITS];
    for (int k = 0; k < LIMITS; k++) r[k].way = blank(m, ARRAY, (sweep){ 0 }, 1), limit_way(&r[k].way, (limit)k);
    warm(r, LIMITS);
    measure(r, LIMITS, set.quick);
    print_limits(r, LIMITS, m);
}

/* -- all of it ------------------------------------------------------------- */

static void load_peers(void)
{
    char path[600], text[PEERS][300] = { 0 };
    const char *separator = "";
    printf(" \"versions\":{\"tacho\":\"%s\"", tacho_version());
    for (int p = 0; p < PEERS; p++) {
        snprintf(path, sizeof path, "%s/%s", set.folder, peers[p].file);
        set.there[p] = peers[p].load(path, text[p], sizeof *text);
        if (set.there[p] && *text[p]) printf(",\"%s\":\"%s\"", peers[p].name, text[p]);
        if (!set.there[p]) fprintf(stderr, "without %s: %s\n", peers[p].name, text[p]);
    }
    snprintf(path, sizeof path, "%s/versions", set.folder), print_notes(path, ",");
    printf("},\n \"skipped\":{");
    for (int p = 0; p < PEERS; p++) {
        snprintf(path, sizeof path, "%s/%s", set.folder, peers[p].file);        /* where it is not there at all, the set-up knows why */
        if (!set.there[p] && access(path, F_OK) == 0) printf("%s\"%s\":\"%s\"", separator, peers[p].name, text[p]), separator = ",";
    }
    snprintf(path, sizeof path, "%s/skipped", set.folder), print_notes(path, separator);
    printf("},\n");
}

static bool wanted(const line *l)
{
    for (int k = 0; k < set.only_count; k++) if (!strcmp(l->is->name, set.only[k])) return true;
    return !set.only_count;
}

static void pin(void)
{
    cpu_set_t cpus;
    sched_getaffinity(0, sizeof cpus, &cpus);
    if (set.core < 0) for (size_t k = 0; k < CPU_SETSIZE; k++) if (CPU_ISSET(k, &cpus)) set.core = (int)k;      /* the last: interrupts go to the first */
    CPU_ZERO(&cpus);
    CPU_SET((size_t)set.core, &cpus);
    if (sched_setaffinity(0, sizeof cpus, &cpus)) perror("peers: cannot stay on one core");
}

static void parse_levels(char *names)
{
    char *keep;
    if (!strcmp(names, "all"))
        for (size_t k = 0; tacho_level_at(k) && set.levels < MOST_SIZES; k++) set.level[set.levels++] = tacho_level_at(k);
    else
        for (char *word = strtok_r(names, ",", &keep); word && set.levels < MOST_SIZES; word = strtok_r(NULL, ",", &keep))
            set.level[set.levels++] = word;
}

static void parse_bars(char *sizes)
{
    char *keep;
    set.sizes = 0;
    for (char *word = strtok_r(sizes, ",", &keep); word && set.sizes < MOST_SIZES; word = strtok_r(NULL, ",", &keep))
        set.bars[set.sizes++] = (size_t)atof(word);
}

static void parse(int argc, char **argv)
{
    static const struct option options[] = { { "bars", 1, 0, 'b' }, { "level", 1, 0, 'l' }, { "call", 1, 0, 'c' }, { "only", 0, 0, 'o' },
        { "quick", 0, 0, 'q' }, { "core", 1, 0, 'k' }, { "peers", 1, 0, 'p' }, { "table", 1, 0, 't' }, { 0 } };
    for (int o; (o = getopt_long(argc, argv, "", options, NULL)) != -1;)
        switch (o) {
        case 'b': parse_bars(optarg); break;
        case 'l': parse_levels(optarg); break;
        case 'c': for (int k = 0; k < CALLS; k++) set.calls[k] = strstr(optarg, call_name[k]) != NULL; break;
        case 'o': break;                                            /* the names are what is left over */
        case 'q': set.quick = true; break;
        case 'k': set.core = atoi(optarg); break;
        case 'p': set.folder = optarg; break;
        case 't': set.table = optarg; break;
        default: exit(2);
        }
    set.only = argv + optind, set.only_count = argc - optind;
    if (!set.levels) set.level[set.levels++] = tacho_level();
}

/* Outputs lie in one piece, as rows of several outputs and sweeps want it. */
static void make_room(const line *lines, size_t count)
{
    size_t most = TICKS, rows = 1;
    for (int k = 0; k < set.sizes; k++) most = set.bars[k] > most ? set.bars[k] : most;
    for (size_t k = 0; k < count; k++) rows = lines[k].sweep.rows > rows ? lines[k].sweep.rows : rows;
    size_t each = most / 8 * 8 + 32, need = MOST_OUTPUTS * each > rows * TICKS ? MOST_OUTPUTS * each : rows * TICKS;
    for (int to = 0; to < 2; to++) {
        double *all = allocate(need, SERIES + 1);
        for (size_t k = 0; k < MOST_OUTPUTS; k++) room[to][k] = all + k * each;
    }
}

int main(int argc, char **argv)
{
    static line lines[MOST_LINES];
    parse(argc, argv);
    pin();
    size_t count = read_table(set.table, lines, MOST_LINES);
    make_room(lines, count);
    print_machine(set.level[0]);
    load_peers();

    market markets[MOST_SIZES + 1];
    printf(" \"limits\":[");
    for (int k = 0; k < set.sizes; k++) markets[k] = make_market(set.bars[k]), limits(&markets[k]);
    markets[set.sizes] = make_market(TICKS);
    printf("],\n \"rows\":[");
    for (int k = 0; k <= set.sizes; k++)
        for (size_t i = 0; i < count; i++) {
            call c = lines[i].sweep.rows ? SWEEP : k == set.sizes ? TICK : ARRAY;
            if (wanted(&lines[i]) && set.calls[c] && (c == ARRAY || k == set.sizes)) one_line(&lines[i], &markets[k], c);
        }
    printf("\n ]}\n");
    return 0;
}
