/* registry.c -- the indicators and their kernels, from the list that is made of indicators.def. */
#include "internal.h"

#define INDICATOR(group, name)                                                               \
    extern const definition tacho_definition_##name##_all;                                   \
    extern const kernel tacho_kernel_##name##_baseline, tacho_kernel_##name##_avx2, tacho_kernel_##name##_avx512;
#define AVERAGE INDICATOR
#include "list.h"
#undef INDICATOR
#undef AVERAGE

#ifdef TACHO_HAS_avx2
#define AVX2(name) &tacho_kernel_##name##_avx2
#else
#define AVX2(name) NULL
#endif
#ifdef TACHO_HAS_avx512
#define AVX512(name) &tacho_kernel_##name##_avx512
#else
#define AVX512(name) NULL
#endif
#define KERNELS(name) { &tacho_kernel_##name##_baseline, AVX2(name), AVX512(name) }
#define PLACE(group, name)   place_##name,
#define PLACED(group, name)  extern const size_t tacho_place_##name##_all; const size_t tacho_place_##name##_all = place_##name;
#define ENTRY(group, name)   { &tacho_definition_##name##_all, KERNELS(name) },
#define NOTHING(group, name)

#define AVERAGE PLACE
#define INDICATOR PLACE
enum {
#include "list.h"
};
#undef AVERAGE
#undef INDICATOR
#define AVERAGE PLACED
#define INDICATOR PLACED
#include "list.h"
#undef AVERAGE
#undef INDICATOR

#define AVERAGE ENTRY
#define INDICATOR ENTRY
const entry tacho_registry[] = {
#include "list.h"
};
#undef INDICATOR
#define INDICATOR NOTHING
const entry tacho_averages[] = {
#include "list.h"
};
const size_t tacho_registry_count = sizeof tacho_registry / sizeof *tacho_registry;
const size_t tacho_average_count = sizeof tacho_averages / sizeof *tacho_averages;
