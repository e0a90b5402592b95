#include "beside.h"
#include "kernel/tacho.h"               /* the sketch's */
#include <stdlib.h>

#define X(n) extern const tacho tacho_##n##_sse2, tacho_##n##_avx2, tacho_##n##_avx512;
#include "indicators/all.def"
#undef X
#define X(n) { &tacho_##n##_sse2, &tacho_##n##_avx2, &tacho_##n##_avx512 },
static const tacho *const all[][3] = {
#include "indicators/all.def"
};

int sketch_count(void)              { return sizeof all / sizeof *all; }
const char *sketch_name(int index)  { return all[index][0]->name; }

void sketch_run(int index, int level, size_t bars, const double *const *in, double *const *out)
{
    const tacho *t = all[index][level];
    double p[8];
    for (int k = 0; k < t->params; k++) p[k] = t->param[k].preset;
    void *state = aligned_alloc(64, t->size(p));
    t->open(state, p), t->feed(state, bars, in, out);
    free(state);
}
