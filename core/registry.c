/* registry.c -- the indicators and their kernels, from the one list of them. */
#include "internal.h"

#define INDICATOR(group, name)                                                               \
    extern const definition tacho_definition_##name##_all;                                   \
    extern const kernel tacho_kernel_##name##_baseline, tacho_kernel_##name##_avx2, tacho_kernel_##name##_avx512;
#define AVERAGE INDICATOR
#include "indicators/indicators.def"
#undef INDICATOR
#undef AVERAGE

#define NOTHING(group, name)
#define DEFINITION(group, name) &tacho_definition_##name##_all,
#define BASELINE(group, name)   &tacho_kernel_##name##_baseline,
#define AVX2(group, name)       &tacho_kernel_##name##_avx2,
#define AVX512(group, name)     &tacho_kernel_##name##_avx512,

#define AVERAGE DEFINITION
#define INDICATOR DEFINITION
const definition *const tacho_definitions[] = {
#include "indicators/indicators.def"
    NULL
};
#undef INDICATOR
#define INDICATOR NOTHING
const definition *const tacho_averages[] = {
#include "indicators/indicators.def"
    NULL
};
#undef AVERAGE
#undef INDICATOR
const size_t tacho_definition_count = sizeof tacho_definitions / sizeof *tacho_definitions - 1;
const size_t tacho_average_count = sizeof tacho_averages / sizeof *tacho_averages - 1;

#define INDICATOR BASELINE
#define AVERAGE BASELINE
const kernel *const tacho_kernels_baseline[] = {
#include "indicators/indicators.def"
    NULL
};
#undef INDICATOR
#define INDICATOR NOTHING
const kernel *const tacho_average_kernels_baseline[] = {
#include "indicators/indicators.def"
    NULL
};
#undef AVERAGE
#undef INDICATOR

#ifdef TACHO_X86
#define INDICATOR AVX2
#define AVERAGE AVX2
const kernel *const tacho_kernels_avx2[] = {
#include "indicators/indicators.def"
    NULL
};
#undef INDICATOR
#define INDICATOR NOTHING
const kernel *const tacho_average_kernels_avx2[] = {
#include "indicators/indicators.def"
    NULL
};
#undef AVERAGE
#undef INDICATOR

#define INDICATOR AVX512
#define AVERAGE AVX512
const kernel *const tacho_kernels_avx512[] = {
#include "indicators/indicators.def"
    NULL
};
#undef INDICATOR
#define INDICATOR NOTHING
const kernel *const tacho_average_kernels_avx512[] = {
#include "indicators/indicators.def"
    NULL
};
#endif
