/* beside.h -- the sketch, seen through a keyhole: its header and ours share names. */
#ifndef BESIDE_H
#define BESIDE_H
#include <stddef.h>
int         sketch_count(void);
const char *sketch_name(int index);
void        sketch_run(int index, int level, size_t bars, const double *const *in, double *const *out);
#endif
