/* peer.h -- ways to compute an indicator: Tacho's own, and its peers'.
 *
 * peers.tsv says which functions are the same; talib.c, tulip.c and rust.c each make, from a cell of
 * it, a `way` that the harness can run, time, and ask for its values.
 */
#ifndef PEER_H
#define PEER_H
#include <stdbool.h>
#include <stddef.h>

enum { MOST_INPUTS = 5, MOST_OUTPUTS = 9, MOST_PARAMETERS = 9, MOST_KERNELS = 4, NAME = 48 };

/* The same prices for all.  `candles` are wickra's bars, made when first asked for. */
enum { OPEN, HIGH, LOW, CLOSE, VOLUME, HLC3, HL2, TIME, SERIES };
typedef struct market {
    size_t        bars;
    double       *series[SERIES];
    const double *candles;
} market;

/* A series by its name.  "real" is the close; of two reals, the first is the high, the second the low. */
const double *market_series(const market *, const char *name, bool pair);

/* A cell: `NAME NUMBER... > OUTPUT... * FACTOR`, from the arrow on optional: which of Tacho's outputs each of the
 * peer's is (-1: none; without arrow: in order), and what its values are multiplied by. */
typedef struct cell {
    char   name[NAME];
    int    parameters, outputs;
    double parameter[MOST_PARAMETERS], factor;
    int    output[MOST_OUTPUTS];
} cell;

/* Array: all bars in one call.  Tick: a new stream, bar by bar.  Sweep: periods first to last in one call. */
typedef enum call { ARRAY, TICK, SWEEP, CALLS } call;
extern const char *const call_name[CALLS];
typedef struct sweep { size_t first, last, step, rows; } sweep;

typedef struct way way;
struct way {
    bool        (*run)(way *);              /* compute everything once; false: refused */
    void        (*end)(way *);              /* or NULL */
    const char   *peer, *remark;            /* remark: or NULL */
    char          kernel[16];
    cell          cell;
    const market *market;
    call          call;
    sweep         sweep;
    const double *input[MOST_INPUTS];
    double       *output[MOST_OUTPUTS];     /* the harness's memory */
    int           outputs;

    /* Bar i of output k is element (i - first) * stride + k * offset of value[k], an array of doubles (form d), ints (i) or bytes (b). */
    const void   *value[MOST_OUTPUTS];
    char          form[MOST_OUTPUTS];
    size_t        first, stride, offset;

    int           function, kernel_number;  /* the library's own */
    void         *own;
};

/* Libraries: `load` opens the file, writes its version, or why not. */
bool talib_load(const char *file, char *text, size_t size);
bool tulip_load(const char *file, char *text, size_t size);
bool rust_load(const char *file, char *text, size_t size);

/* Fill `ways` (market, call, sweep, cell and output are set already) and give how many there are: 0 if the library has none, one for each kernel. */
int talib_ways(way *ways);
int tulip_ways(way *ways);
int vectorta_ways(way *ways);
int wickra_ways(way *ways);
#endif
