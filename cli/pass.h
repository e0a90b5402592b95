/* pass.h -- one pass over the input: rows in, indicators' values out.  What run and stream do. */
#ifndef TACHO_CLI_PASS_H
#define TACHO_CLI_PASS_H

#include "batch.h"
#include "writer.h"

typedef struct pass {
    request  request;
    const char *output;         /* -o FILE, or NULL */
    char     delimiter;         /* of the output; 0: the input's */
    bool     keep;              /* all columns go through */

    bool     live;              /* give out each row as soon as it is there */
    bool   (*wait)(int file);   /* live: wait for input; false: stop */
    const char *known;          /* the columns' names, one a line, when this goes on where another pass stopped */

    char   **entries;           /* and what pass_entry gave there for each indicator */

    tacho_stream **streams;     /* one for each indicator; pass_run opens them where they are not open yet */
    columns  columns;
    bool     started;           /* the columns are found */
} pass;

/* Child parser with the options of run and stream; its input is a pass.  It has request_argp as a child. */
extern const struct argp pass_argp;

/* An indicator and its inputs' columns, such as "rsi real=close". */
char *pass_entry(const pass *, size_t indicator);

/* Returns the exit code; what is wrong has been said. */
int pass_run(pass *);

/* The header line, once the columns are found.  Exits if two columns would have one name. */
void pass_header(const pass *, writer *);

/* Memory for a stream of so many bytes; free() frees it. */
void *stream_memory(size_t size);

#endif
