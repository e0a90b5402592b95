/* run.c -- tacho run: indicators over a whole file. */
#include "cli.h"
#include "pass.h"

static const char doc[] =
    "Compute indicators over a CSV file (or standard input) and write them as CSV."
    "\vINDICATOR is a name of `tacho list', with parameters by name (ema:period=10) or in order (ema:10), and "
    "with a label if wanted (fast=ema:period=10). `tacho info NAME' tells an indicator's parameters.\n\n"
    "The columns of the output are the input's time (or, with --keep, all its columns), then one for each "
    "output: `ema', or `ema:period=10' if parameters were given, or `fast' if labelled; where there are several `bbands.upper', "
    "`bbands.upper:period=10' or `fast.upper'.\n\n"
    "Examples:\n"
    "  tacho run rsi kama:period=20 bars.csv\n"
    "  tacho run fast=ema:10 slow=ema:50 --input real=open bars.csv\n"
    "  zcat bars.csv.gz | tacho run --keep bbands > out.csv";

static error_t parse(int key, char *text, struct argp_state *state)
{
    (void)text;
    if (key != ARGP_KEY_INIT)
        return ARGP_ERR_UNKNOWN;
    state->child_inputs[0] = state->input;
    return 0;
}

int run_main(int argc, char **argv)
{
    static const struct argp_child children[] = { { &pass_argp, 0, NULL, 0 }, { 0 } };
    const struct argp argp = { NULL, parse, request_arguments, doc, children, NULL, NULL };
    pass p = { .request.options = TACHO_OPTIONS };
    argp_parse(&argp, argc, argv, 0, NULL, &p);
    return pass_run(&p);
}
