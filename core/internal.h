/* internal.h -- what the files of core/ know of each other and of the indicators. */
#ifndef TACHO_CORE_INTERNAL_H
#define TACHO_CORE_INTERNAL_H
#define TACHO_TICK              /* kernel/ headers: only their plain types are used here      */
#include "kernel/definition.h"
#include "kernel/batch.h"

/* registry.c: made from indicators.def. */
extern const entry  tacho_registry[], tacho_averages[];
extern const size_t tacho_registry_count, tacho_average_count;

INLINE const definition *definition_of(const tacho_indicator *row) { return (const definition *)(const void *)row; }

/* levels.c: `number` is the kernel's place in an entry. */
typedef struct { const char *name, *other_name; int number; const batch_kernel *batch; int (*runs_here)(void); } level;
extern const level tacho_levels[];                          /* best first; name NULL past the end */
tacho_status tacho_choose_level(const char *name, int *index, tacho_error *);

/* catalogue.c: fills in the error, if there is one to fill in, and gives the status back. */
tacho_status tacho_fail(tacho_error *, tacho_status, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* The parameters of a call: its own or the defaults, checked. */
tacho_status tacho_settle_parameters(const definition *, const double *given, double *parameters, tacho_error *);

/* stream.c */
enum { STREAM_MAGIC = 0x7461636f };
struct tacho_stream {
    int64_t magic, bytes;
    int64_t indicator, level, missing;
    int64_t bars;               /* that count: fed, not skipped                              */
    int64_t steady;             /* first block with the steady body                          */
    int64_t memory;
    int64_t blind;              /* bars before this one are NaN because of a missing one       */
    int64_t lookback[MOST_OUTPUTS];
    double  parameters[MOST_PARAMETERS];
    int64_t usual;              /* all parameters are the defaults                            */
    int64_t spare[5];           /* to a multiple of 64                                        */
};
_Static_assert(sizeof(tacho_stream) % 64 == 0, "home has to be aligned");
INLINE char *home_of(tacho_stream *s) { return (char *)(s + 1); }

/* Open in aligned memory of tacho_bytes_for bytes; parameters are checked. */
void tacho_open(tacho_stream *, size_t bytes, const definition *, const double *parameters, int level, tacho_missing);
size_t tacho_bytes_for(const definition *, const double *parameters);

/* feed.c: the driver.  Arguments are checked; nothing can fail. */
void tacho_feed(tacho_stream *, size_t bars, const double *const *in, double *const *out);
void tacho_tick(tacho_stream *, int keep, const double *in, double *out);

INLINE int is_missing(double x) { return x - x != 0; }

#endif
