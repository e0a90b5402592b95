/* definition.h -- what an indicator's file becomes; the contract between kernel/ and core/.
 *
 * The tick reading makes the definition, which knows everything that is the same on all levels; each block
 * reading makes one kernel.  `home` is the state's memory, aligned to 64, zeroed before open.
 */
#ifndef TACHO_KERNEL_DEFINITION_H
#define TACHO_KERNEL_DEFINITION_H
#include "tacho.h"
#include "parts.h"

enum { MOST_INPUTS = 6, MOST_OUTPUTS = 9, MOST_PARAMETERS = 16, MOST_STATE = 16384 };

typedef struct {
    tacho_indicator        about;
    const size_t          *place;                                       /* in the registry      */
    const char *const     *input;
    const tacho_output    *output;
    const tacho_parameter *parameter;

    int64_t (*lookback)(const double *parameters, int output);
    int64_t (*memory)(const double *parameters);
    size_t  (*size)(const double *parameters);                          /* of home, in bytes   */
    int64_t (*open)(char *home, const double *parameters, fixtures *);  /* gives the first block that is
                                                                         * not warm; fixtures may be 0 */

    /* Bar number `bar`, alone, once its block is not warm any more: 0, and nothing done, if it is a missing one;
     * and in any case, a bar that is there.  keep = 0: only peeking. */
    int (*tick)(char *home, int64_t bar, const double *in, double *out);
    void (*any_tick)(char *home, int64_t bar, int warm, int keep, const double *in, double *out);

    /* For averages inside others: see average.h. */
    const char *length;                                                 /* the parameter that says how long it is */
    size_t state_size;
    void (*start)(void *state, arena *, const double *parameters);
    void (*step)(void *state, const void *tick, const void *in, void *out);
} definition;

typedef struct {
    /* Whole blocks from number `block` on, as many as `bars` bars hold, up to one with a missing bar.
     * Gives how many bars it took.  usual: all parameters are the defaults. */
    size_t (*run)(char *home, int64_t block, int64_t steady, int usual, size_t bars, const double *const *in, double *const *out);
    void (*step)(void *state, const void *tick, const void *in, void *out);
} kernel;

/* What the registry holds of each indicator. */
enum { LEVEL_baseline, LEVEL_avx2, LEVEL_avx512, LEVELS };
typedef struct { const definition *is; const kernel *on[LEVELS]; } entry;

#endif
