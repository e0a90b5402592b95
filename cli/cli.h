/* cli.h -- what the files of the command line share: commands, exit codes, failing, memory. */
#ifndef TACHO_CLI_H
#define TACHO_CLI_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE             /* argp, asprintf */
#endif

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "tacho.h"

enum {                          /* exit codes; documented in tacho.1 and in `tacho --help` */
    EXIT_FINE     = 0,
    EXIT_USAGE    = 1,          /* unknown indicator, bad parameter or option         */
    EXIT_DATA     = 2,          /* the input is not what it should be                 */
    EXIT_FILE     = 3,          /* a file cannot be read or written                   */
    EXIT_INTERNAL = 4,          /* out of memory, or a fault of ours                  */
    EXIT_STOPPED  = 130         /* by SIGINT, as a shell would tell it                */
};

/* The commands, each in the file of its name. */
int list_main(int argc, char **argv);
int info_main(int argc, char **argv);
int run_main(int argc, char **argv);
int sweep_main(int argc, char **argv);
int stream_main(int argc, char **argv);
int plot_main(int argc, char **argv);
int bench_main(int argc, char **argv);

/* Say "tacho: ..." on standard error; fail also exits. */
void complain(const char *format, ...) __attribute__((format(printf, 1, 2)));
_Noreturn void fail(int code, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The exit code for a failed call of the library. */
int code_of(tacho_status status);

/* Memory that is zero; text like printf's; a copy of text.  They fail where there is no memory. */
void *zeroed(size_t count, size_t size);
void *resized(void *memory, size_t count, size_t size);
char *text_of(const char *format, ...) __attribute__((format(printf, 1, 2)));
char *copy_of(const char *text, size_t length);

/* Memory for what may be too much for this machine; the failure says how many bytes `what` would take. */
void *much_memory(size_t bytes, const char *what);

/* Flush standard output.  A reader that has gone away is no error, a full disk is. */
void finish_output(void);

/* Up to three names of indicators that are near to an unknown one, as `; did you mean "ema"?`, or "". */
const char *did_you_mean(const char *name);

#endif
