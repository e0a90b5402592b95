/* tacho.h -- technical-analysis indicators: arrays, ticks, saved states.
 *
 * An indicator is a state that is fed bars.  Feed it an array, or one bar at a time, or any
 * mixture, on any machine, with any SIMD level: the bits of the results are the same.
 *
 *     const tacho_indicator *rsi = tacho_find("rsi");
 *     double period[] = { 14 };
 *     tacho_run(rsi, period, NULL, n, (const double *[]){ close }, (double *[]){ out }, NULL);
 *
 * Conventions, everywhere in this header:
 *   - Series are arrays of double, oldest bar first.  Outputs have the length of the inputs; bars that
 *     have no value yet are NaN.  An output array may be an input array (same start); otherwise
 *     arrays must not overlap.
 *   - Parameters are an array of double, in the catalogue's order: integers as such, choices and
 *     averages as their index.  NULL stands for all the defaults.
 *   - A bar is missing if any of its inputs is NaN or infinite; `tacho_options.missing` says what then.
 *   - Memory is the caller's; sizes are always passed.  No function keeps a pointer it was given, and
 *     none has mutable global state: all may be called from any number of threads, as long as
 *     two of them do not use one stream at once.
 *   - Functions that can fail return a tacho_status, and tell more in the tacho_error they are given
 *     (NULL: not interested).  Nothing is written to the outputs of a call that failed.
 */
#ifndef TACHO_H
#define TACHO_H

#include <stddef.h>
#include <stdint.h>

#define TACHO_VERSION_MAJOR 0
#define TACHO_VERSION_MINOR 1
#define TACHO_VERSION_PATCH 0

#if defined TACHO_BUILD && defined __GNUC__
#define TACHO_API __attribute__((visibility("default")))
#else
#define TACHO_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* -- errors ---------------------------------------------------------------- */

/* The numbers are pinned: they never change their meaning. */
typedef enum tacho_status {
    TACHO_OK                = 0,
    TACHO_UNKNOWN_INDICATOR = 1,
    TACHO_BAD_PARAMETER     = 2,    /* unknown, not a number, or outside its range          */
    TACHO_BAD_ARGUMENT      = 3,    /* a null pointer, memory too small or not aligned ...  */
    TACHO_BAD_LEVEL         = 4,    /* no such SIMD level, or not on this machine           */
    TACHO_MISSING_VALUE     = 5,    /* a missing bar, and the policy is TACHO_REFUSE        */
    TACHO_BAD_STATE         = 6,    /* saved bytes are truncated, damaged or foreign        */
    TACHO_NO_MEMORY         = 7,    /* memory could not be had                              */
    TACHO_CANCELLED         = 8     /* a progress callback asked to stop                    */
} tacho_status;

typedef struct tacho_error {
    tacho_status status;
    int     parameter;              /* index of the parameter at fault, or -1               */
    int64_t bar;                    /* index of the bar at fault, or -1                     */
    char    message[240];           /* one line, without a newline                          */
} tacho_error;

TACHO_API const char *tacho_status_text(tacho_status status);   /* "bad parameter" ...      */
TACHO_API const char *tacho_version(void);                      /* "0.1.0"                  */

/* -- catalogue ------------------------------------------------------------- */

typedef enum tacho_type { TACHO_INTEGER, TACHO_REAL, TACHO_CHOICE, TACHO_AVERAGE } tacho_type;

/* What an output is measured in.  Prices times a, volumes times b: PRICE outputs times a, VOLUME
 * outputs times b, MONEY times a b, SQUARE times a^2, the others as they were. */
typedef enum tacho_unit {
    TACHO_PRICE,        /* lies over the prices on a chart                                  */
    TACHO_MOVE,         /* a difference of prices                                           */
    TACHO_SQUARE,       /* a price squared: variances                                       */
    TACHO_VOLUME,
    TACHO_MONEY,        /* price times volume                                               */
    TACHO_RATIO,        /* a pure number                                                    */
    TACHO_PERCENT,      /* a pure number, in hundredths                                     */
    TACHO_BARS,         /* a number of bars                                                 */
    TACHO_ANGLE,        /* degrees                                                          */
    TACHO_FLAG          /* an event: 0, +-1, +-100                                          */
} tacho_unit;

enum {                  /* tacho_indicator.flags */
    TACHO_IS_AVERAGE = 1        /* parameters of type TACHO_AVERAGE may name it             */
};

#define TACHO_FOREVER INT64_MAX

/* Rows of the catalogue.  They are the library's, constant, and live as long as it does; later
 * versions may add fields at their ends, so take pointers, never copies or arrays of them. */
typedef struct tacho_indicator {
    const char *name;           /* "kama": what tacho_find takes                            */
    const char *title;          /* "Kaufman's Adaptive Moving Average"                      */
    const char *group;          /* "overlap", "momentum" ...                                */
    const char *aliases;        /* other names, separated by spaces; may be ""              */
    const char *text;           /* what it is: formula, remarks and source, several lines   */
    int inputs, outputs, parameters;
    int flags;
} tacho_indicator;

typedef struct tacho_parameter {
    const char *name, *doc;
    tacho_type  type;
    double      preset, least, most;    /* the default, and the range, ends included        */
    int         option;                 /* 1: by name only, left out of functions.h         */
    int         choices;                /* TACHO_CHOICE: how many, and their names          */
    const char *const *choice;
} tacho_parameter;

typedef struct tacho_output { const char *name; tacho_unit unit; } tacho_output;

TACHO_API size_t                 tacho_count(void);
TACHO_API const tacho_indicator *tacho_at(size_t index);                /* NULL past the end */
TACHO_API const tacho_indicator *tacho_find(const char *name);          /* name or alias, any case; or NULL */
TACHO_API const char            *tacho_input_name(const tacho_indicator *, int index);
TACHO_API const tacho_output    *tacho_output_at(const tacho_indicator *, int index);
TACHO_API const tacho_parameter *tacho_parameter_at(const tacho_indicator *, int index);
TACHO_API int                    tacho_parameter_index(const tacho_indicator *, const char *name);     /* or -1 */

/* The moving averages that a parameter of type TACHO_AVERAGE can name, by the index it holds. */
TACHO_API const tacho_indicator *tacho_average_at(size_t index);        /* NULL past the end */

/* Parameters: all defaults; one from text ("14", "0.85", "price", "ema"); one to text; are all in range?
 * `count` is the length of the array and has to be the indicator's `parameters`. */
TACHO_API tacho_status tacho_defaults(const tacho_indicator *, double *parameters, size_t count);
TACHO_API tacho_status tacho_set(const tacho_indicator *, double *parameters, size_t count,
                                 const char *name, const char *value, tacho_error *);
TACHO_API tacho_status tacho_show(const tacho_indicator *, int parameter, double value, char *text, size_t size);
TACHO_API tacho_status tacho_check(const tacho_indicator *, const double *parameters, tacho_error *);

/* How many valid bars pass before output `output` (-1: before all outputs) has its first value; how
 * many bars back a value can remember, or TACHO_FOREVER.  -1 if a parameter is out of range. */
TACHO_API int64_t tacho_lookback(const tacho_indicator *, const double *parameters, int output);
TACHO_API int64_t tacho_memory(const tacho_indicator *, const double *parameters);

/* -- options --------------------------------------------------------------- */

typedef enum tacho_missing {
    TACHO_SKIP,         /* a missing bar gives NaN and leaves no trace: as if it had not been */
    TACHO_PROPAGATE,    /* it counts as a bar, and all values that remember it are NaN (missing
                         * bars before the first valid one are skipped all the same)          */
    TACHO_REFUSE        /* it is an error, which names the first such bar                     */
} tacho_missing;

typedef struct tacho_options {
    size_t        size;         /* sizeof(tacho_options): tells which fields there are      */
    tacho_missing missing;
    const char   *level;        /* NULL or "auto": the environment's TACHO_KERNEL, else the
                                 * best here; or "baseline" ("scalar"), "avx2", "avx512", "neon"   */
} tacho_options;

#define TACHO_OPTIONS { sizeof(tacho_options), TACHO_SKIP, NULL }       /* initialiser: the defaults */

/* The levels that this machine can run, best first; NULL past the end.  The one chosen for "auto". */
TACHO_API const char *tacho_level_at(size_t index);
TACHO_API const char *tacho_level(void);

/* -- arrays ---------------------------------------------------------------- */

/* Compute `bars` bars.  `inputs` and `outputs` point to one array for each input and output, in the
 * catalogue's order; an output that is NULL is not wanted. */
TACHO_API tacho_status tacho_run(const tacho_indicator *, const double *parameters, const tacho_options *,
                                 size_t bars, const double *const *inputs, double *const *outputs, tacho_error *);

/* -- streams --------------------------------------------------------------- *
 *
 * A stream is one block of plain bytes without pointers: memcpy clones it (to memory aligned alike).
 * Open one in memory of your own, aligned to TACHO_ALIGNMENT and of tacho_stream_size bytes; or
 * let tacho_stream_new allocate it, and free it with tacho_stream_free.
 */
#define TACHO_ALIGNMENT 64

typedef struct tacho_stream tacho_stream;

TACHO_API size_t       tacho_stream_size(const tacho_indicator *, const double *parameters);   /* 0: out of range */
TACHO_API tacho_status tacho_stream_open(void *memory, size_t size, const tacho_indicator *, const double *parameters,
                                         const tacho_options *, tacho_error *);

TACHO_API tacho_stream *tacho_stream_new(const tacho_indicator *, const double *parameters,
                                         const tacho_options *, tacho_error *);                /* NULL: failed */
TACHO_API tacho_stream *tacho_stream_copy(const tacho_stream *);                               /* NULL: no memory */
TACHO_API void          tacho_stream_free(tacho_stream *);

/* Feed the next `bars` bars and get their values: arrays as in tacho_run, which is this on a new stream. */
TACHO_API tacho_status tacho_stream_feed(tacho_stream *, size_t bars, const double *const *inputs,
                                         double *const *outputs, tacho_error *);

/* One bar: `input` has one number for each input, `output` gets one for each output.  `peek` tells
 * what `update` would give and leaves the stream as it was: for a bar that is still forming.  (It
 * scribbles on spare room in the stream: one thread at a time.) */
TACHO_API tacho_status tacho_stream_update(tacho_stream *, const double *input, double *output, tacho_error *);
TACHO_API tacho_status tacho_stream_peek(tacho_stream *, const double *input, double *output, tacho_error *);

TACHO_API const tacho_indicator *tacho_stream_indicator(const tacho_stream *);
TACHO_API const double          *tacho_stream_parameters(const tacho_stream *);
TACHO_API int64_t                tacho_stream_bars(const tacho_stream *);      /* fed so far, skipped ones not counted */
TACHO_API size_t                 tacho_stream_bytes(const tacho_stream *);     /* its size */

/* A saved stream: a header (format, indicator and parameters by name, checksum), then the state, in
 * one byte order for all machines.  `save` writes at most `size` bytes and returns how many the
 * stream takes (more than `size`: nothing was written).  `restore_size` tells how much memory a saved
 * stream needs (0: damaged or foreign); `restore` opens it there, whatever level this machine has. */
TACHO_API size_t       tacho_stream_save(const tacho_stream *, void *bytes, size_t size);
TACHO_API size_t       tacho_restore_size(const void *bytes, size_t size, tacho_error *);
TACHO_API tacho_status tacho_stream_restore(void *memory, size_t memory_size, const void *bytes, size_t size,
                                            const tacho_options *, tacho_error *);

#ifdef __cplusplus
}
#endif
#endif
