/* run.c -- tacho run: indicators over a whole file. */
#include "cli.h"
#include "panel.h"

static const char doc[] =
    "Compute indicators over a CSV file (or standard input) and write them as CSV."
    "\vINDICATOR is a name of `tacho list', with parameters by name (ema:period=10) or in order (ema:10), and "
    "with a label if wanted (fast=ema:period=10). `tacho info NAME' tells an indicator's parameters.\n\n"
    "The columns of the output are the input's time (or, with --keep, all its columns), then one for each "
    "output: `ema', or `ema:period=10' if parameters were given, or `fast' if labelled; where there are several `bbands.upper', "
    "`bbands.upper:period=10' or `fast.upper'.\n\n"
    "With --by the rows of several series may be mixed: each series, the rows with the same text in that column, is computed as if "
    "it were a file of its own. Its column is in the output too, and rows keep their places. All rows are held in memory then.\n\n"
    "Examples:\n"
    "  tacho run rsi kama:period=20 bars.csv\n"
    "  tacho run fast=ema:10 slow=ema:50 --input real=open bars.csv\n"
    "  zcat bars.csv.gz | tacho run --keep bbands > out.csv\n"
    "  tacho run --by symbol rsi bbands market.csv";

enum { BY = 'b', THREADS = 'j' };

static const struct argp_option options[] = {
    { "by",      BY,      "COLUMN", 0, "Rows of several series are mixed, which this column tells apart", 3 },
    { "threads", THREADS, "COUNT",  0, "With --by: how many threads (default: one for each core)", 3 },
    { 0 }
};

typedef struct run_request {
    pass        pass;
    const char *by;
    size_t      threads;        /* SIZE_MAX: not given */
} run_request;

static error_t parse(int key, char *text, struct argp_state *state)
{
    run_request *r = state->input;
    switch (key) {
    case BY:      r->by = text; break;
    case THREADS: r->threads = count_named("threads", text); break;
    case ARGP_KEY_INIT: state->child_inputs[0] = &r->pass; break;
    case ARGP_KEY_END:
        if (r->by == NULL && r->threads != SIZE_MAX)
            argp_error(state, "--threads is for --by: a single series is computed as it is read");
        break;
    default: return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

int run_main(int argc, char **argv)
{
    static const struct argp_child children[] = { { &pass_argp, 0, NULL, 0 }, { 0 } };
    const struct argp argp = { options, parse, request_arguments, doc, children, NULL, NULL };
    run_request r = { .pass.request.options = TACHO_OPTIONS, .threads = SIZE_MAX };
    argp_parse(&argp, argc, argv, 0, NULL, &r);
    if (r.by == NULL)
        return pass_run(&r.pass);
    return panel_run(&r.pass, r.by, r.threads == SIZE_MAX ? 0 : r.threads);
}
