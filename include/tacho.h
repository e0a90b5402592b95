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
    int64_t set, series;            /* in a batch: the parameter set and the series, or -1  */
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
    TACHO_FLAG,         /* an event: 0, +-1, +-100                                          */
    TACHO_STOP,         /* a PRICE that jumps from side to side of the prices: drawn as dots  */
    TACHO_NUMBER        /* a function of the numbers themselves, such as a logarithm: of no unit */
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
TACHO_API const tacho_indicator *tacho_find(const char *name);          /* name or alias, any case; name, any underscores; or NULL */
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

/* -- batches: many parameter sets, many series --------------------------------- *
 *
 * One call computes every parameter set on every series, or hands on what is asked of them, on as many
 * threads as wanted.  The bits are those of single calls, whatever the number of threads and the layout.
 *
 *     sweep:  one series, many sets         panel:  many series, one set, or one each       both:  sets x series
 */

/* Parameter sets are rows of a table, `parameters` numbers each.  A grid makes one: for each parameter from
 * `first` to `last`, ends included, by `step` (0: `first` alone); the last parameter varies fastest.  Values are
 * first + k step, so that real steps do not drift.  A row is sound, out of range, or the same as one before. */
typedef struct tacho_range { double first, last, step; } tacho_range;
typedef enum tacho_row { TACHO_ROW_SOUND, TACHO_ROW_INVALID, TACHO_ROW_DUPLICATE } tacho_row;

/* How many rows a grid has: 0, and an error, if a range is none or the table could not be addressed. */
TACHO_API size_t       tacho_grid_count(const tacho_indicator *, const tacho_range *ranges, tacho_error *);
/* Writes them: `table` has room for `count` rows. */
TACHO_API tacho_status tacho_grid_fill(const tacho_indicator *, const tacho_range *ranges, double *table, size_t count, tacho_error *);
/* How many rows are invalid or duplicates; `rows` (or NULL) gets a verdict for each; the error is about the first invalid one.
 * (size_t)-1 if there is no memory to look. */
TACHO_API size_t       tacho_check_sets(const tacho_indicator *, const double *table, size_t count, tacho_row *rows, tacho_error *);

/* What is kept of an output instead of its values: one number for each set and series.  Bars without a value do
 * not count; NaN if there is nothing to say (a crossing count: 0). */
typedef enum tacho_reduce {
    TACHO_LAST,             /* the last bar's value, NaN if it has none                      */
    TACHO_LEAST, TACHO_MOST, TACHO_MEAN,
    TACHO_CROSSINGS,        /* how often `output` changes between being above `other` and not */
    TACHO_CROSSINGS_INPUT,  /* the same with input number `other`                            */
    TACHO_CORRELATION       /* Pearson's, with `target`                                      */
} tacho_reduce;

typedef struct tacho_reduction {
    tacho_reduce  kind;
    int           output, other;
    const double *target;   /* TACHO_CORRELATION: laid out like an input                     */
    double       *results;  /* [set][series]                                                 */
} tacho_reduction;

typedef struct tacho_batch {
    size_t                 size;            /* sizeof(tacho_batch); begin with TACHO_BATCH     */
    const tacho_indicator *indicator;
    tacho_options          options;

    const double          *sets;            /* [set_count][parameters]; NULL: the defaults, one set */
    size_t                 set_count;
    int                    one_each;        /* 1: set k is for series k alone; set_count == series_count */

    size_t                 series_count;    /* 0 counts as 1                                   */
    size_t                 bars;            /* of each series; with `offsets`: ignored         */
    const size_t          *offsets;         /* ragged: series k is bars offsets[k] to offsets[k+1]  */
    const size_t          *order;           /* long format: those are places in this list of bars   */

    /* Bar i of series k is input[k * series_stride + i * bar_stride].  0 means: series one after the other,
     * their bars side by side.  A T x N matrix in time order has strides 1 and N. */
    const double *const   *inputs;
    ptrdiff_t              series_stride, bar_stride;

    double *const         *outputs;         /* NULL, or NULL for single ones: not wanted        */
    ptrdiff_t              out_set_stride, out_series_stride, out_bar_stride;  /* 0: [set][series][bar] */

    const tacho_reduction *reductions;
    size_t                 reduction_count;

    /* Gets each finished stretch of values, from several threads at once; not 0 stops the batch. */
    int                  (*tile)(void *context, size_t set, size_t series, size_t first, size_t bars, const double *const *values);
    void                  *tile_context;

    size_t                 threads;         /* 0: as many as there are cores                    */
    /* Called from the calling thread every few milliseconds; not 0 stops the batch: TACHO_CANCELLED. */
    int                  (*progress)(void *context, double done);
    void                  *progress_context;
    /* Instead of threads of our own: call work(job, k) for each k below `workers`, and return when all have. */
    void                 (*execute)(void *executor, size_t workers, void (*work)(void *job, size_t worker), void *job);
    void                  *executor;
} tacho_batch;

#define TACHO_BATCH { sizeof(tacho_batch), NULL, TACHO_OPTIONS, NULL, 1, 0, 1, 0, NULL, NULL, NULL, 0, 0, NULL, 0, 0, 0, \
                      NULL, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL }

/* A batch that failed or was stopped may have written some of its values, all of them right. */
TACHO_API tacho_status tacho_batch_run(const tacho_batch *, tacho_error *);

/* Bytes of an output with `set_count` x `series_count` x `bars` values; 0, and an error that tells the size, if that is more
 * than can be addressed. */
TACHO_API size_t       tacho_batch_bytes(size_t set_count, size_t series_count, size_t bars, tacho_error *);

/* Every line of `a` against every line of `b`: how often it changes between being above and not.  Each line is
 * computed once, in stretches that stay in cache; counts is [a->set_count][b->set_count].  Of `how`, only options,
 * threads, progress and executor are looked at (NULL: defaults). */
typedef struct tacho_lines {
    const tacho_indicator *indicator;
    int                    output;
    const double          *sets;
    size_t                 set_count;
    const double *const   *inputs;
} tacho_lines;
TACHO_API tacho_status tacho_crossings(const tacho_lines *a, const tacho_lines *b, size_t bars, uint32_t *counts,
                                       const tacho_batch *how, tacho_error *);

/* The index for rows in time order that belong to several series: which series are there, and where.  `key[i]` is any number
 * that stands for row i's series.  Fills order[rows] and offsets[rows + 1 at most], series in the order of their first rows;
 * gives how many there are, 0 if there is no memory. */
TACHO_API size_t       tacho_group(const int64_t *key, size_t rows, size_t *order, size_t *offsets);

#ifdef __cplusplus
}
#endif
#endif
