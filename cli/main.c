/* main.c -- tacho: finds the command and runs it. */
#include "cli.h"

#include <argp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

static const struct command {
    const char *name, *arguments, *doc;
    int (*run)(int argc, char **argv);
} commands[] = {
    { "list",   "[WORD]",                    "Name the indicators (whose name or title has the word)", list_main },
    { "info",   "INDICATOR",                 "Tell all about one: formula, inputs, parameters, outputs", info_main },
    { "run",    "INDICATOR... [FILE|-]",     "Compute indicators over a CSV file, CSV out", run_main },
    { "sweep",  "INDICATOR:... [FILE|-]",    "Compute one indicator with many parameters", sweep_main },
    { "stream", "INDICATOR... [FILE|-]",     "The same row by row as they come; can go on later", stream_main },
    { "plot",   "INDICATOR... [FILE|-]",     "Draw prices and indicators into an HTML or SVG file", plot_main },
    { "bench",  "[INDICATOR...]",            "Measure the time per bar and per tick", bench_main },
};
enum { COMMANDS = sizeof commands / sizeof *commands };

static const char examples[] =
    "Examples:\n"
    "  tacho run rsi kama:period=20 bars.csv            # CSV in, CSV out\n"
    "  tacho run fast=ema:10 slow=ema:50 - < bars.csv   # labels name the columns\n"
    "  tacho sweep kama:period=5..250 --reduce last,crossings bars.csv\n"
    "  tail -n +1 -f bars.csv | tacho stream rsi        # each row as it comes\n"
    "  tacho plot bbands rsi macd bars.csv -o chart.html\n"
    "\n"
    "Exit codes:\n"
    "  0  all is well (also when the reader of the output has gone away)\n"
    "  1  bad usage: unknown indicator, bad parameter or option\n"
    "  2  the input is not what it should be (file and line are told)\n"
    "  3  a file cannot be read or written\n"
    "  4  out of memory, or a fault of the program\n"
    "  130  stopped by SIGINT while computing\n";

/* The indicators of a group, indented and wrapped. */
static void print_group(const char *group)
{
    enum { INDENT = 13, WIDTH = 79 };
    int at = printf("  %-*s", INDENT - 2, group);
    for (size_t i = 0; i < tacho_count(); i++) {
        const tacho_indicator *indicator = tacho_at(i);
        if (strcmp(indicator->group, group) != 0)
            continue;
        int length = (int)strlen(indicator->name);
        if (at + 1 + length > WIDTH)
            at = printf("\n%*s", INDENT, "") - 1;
        at += printf(" %s", indicator->name);
    }
    putchar('\n');
}

static int help(void)
{
    puts("Usage: tacho COMMAND [ARGUMENT...]\n"
         "Technical analysis: indicators over bars of prices.\n\nCommands:");
    for (size_t i = 0; i < COMMANDS; i++)
        printf("  %-6s  %-22s %s\n", commands[i].name, commands[i].arguments, commands[i].doc);
    puts("`tacho COMMAND --help' tells a command's options, `tacho help INDICATOR' is `tacho info'.\n\nIndicators:");
    for (size_t i = 0; i < tacho_count(); i++) {
        bool first = true;
        for (size_t k = 0; k < i && first; k++)
            first = strcmp(tacho_at(k)->group, tacho_at(i)->group) != 0;
        if (first)
            print_group(tacho_at(i)->group);
    }
    printf("\n%s", examples);
    return EXIT_FINE;
}

static const struct command *command_named(const char *name)
{
    for (size_t i = 0; i < COMMANDS; i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

/* argc and argv start at the command's name. */
static int run_command(const struct command *command, int argc, char **argv)
{
    argv[0] = text_of("tacho %s", command->name);       /* what argp calls the program */
    return command->run(argc, argv);
}

static bool is_option(const char *text, const char *letter, const char *word)
{
    return strcmp(text, letter) == 0 || strcmp(text, word) == 0;
}

static int dispatch(int argc, char **argv)
{
    if (argc < 2)
        fail(EXIT_USAGE, "which command? `tacho --help' names them");
    const char *first = argv[1];
    if (is_option(first, "-h", "--help") || (strcmp(first, "help") == 0 && argc == 2))
        return help();
    if (is_option(first, "-V", "--version"))
        return printf("tacho %s\n", tacho_version()) < 0 ? EXIT_FILE : EXIT_FINE;

    if (strcmp(first, "help") == 0) {                   /* help NAME: a command's, or an indicator's */
        const struct command *command = command_named(argv[2]);
        return command != NULL ? run_command(command, 2, (char *[]){ NULL, "--help", NULL })
                               : run_command(command_named("info"), argc - 1, argv + 1);
    }
    const struct command *command = command_named(first);
    if (command != NULL)
        return run_command(command, argc - 1, argv + 1);
    if (tacho_find(first) != NULL) {                    /* tacho kama --help */
        if (argc == 3 && is_option(argv[2], "-h", "--help"))
            return run_command(command_named("info"), 2, (char *[]){ NULL, argv[1], NULL });
        fail(EXIT_USAGE, "%s is an indicator: tacho run %s FILE computes it, tacho info %s tells about it", first, first,
             first);
    }
    fail(EXIT_USAGE, "there is no command \"%s\"%s; `tacho --help' names them", first, did_you_mean(first));
}

static void print_version(FILE *out, struct argp_state *state)
{
    (void)state;
    fprintf(out, "tacho %s\n", tacho_version());
}

int main(int argc, char **argv)
{
    signal(SIGPIPE, SIG_IGN);                           /* a write then says EPIPE, and we end quietly */
    argp_err_exit_status = EXIT_USAGE;
    argp_program_version_hook = print_version;
    atexit(finish_output);
    return dispatch(argc, argv);
}
