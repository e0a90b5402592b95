/* levels.c -- which SIMD levels there are, which run here, which is meant. */
#include "internal.h"
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern const batch_kernel tacho_batch_kernel_baseline, tacho_batch_kernel_avx2, tacho_batch_kernel_avx512;

static int always(void) { return 1; }

#ifdef TACHO_HAS_avx2
static int has_avx2(void) { return __builtin_cpu_supports("avx2"); }
#endif
#ifdef TACHO_HAS_avx512
static int has_avx512(void)
{
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")
        && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw");
}
#endif

const level tacho_levels[] = {
#ifdef TACHO_HAS_avx512
    { "avx512",   "",       LEVEL_avx512, &tacho_batch_kernel_avx512,   has_avx512 },
#endif
#ifdef TACHO_HAS_avx2
    { "avx2",     "",       LEVEL_avx2, &tacho_batch_kernel_avx2,     has_avx2 },
#endif
#ifdef TACHO_X86
    { "baseline", "scalar", LEVEL_baseline, &tacho_batch_kernel_baseline, always },
#elif defined __aarch64__
    { "neon",     "baseline scalar", LEVEL_baseline, &tacho_batch_kernel_baseline, always },
#else
    { "baseline", "scalar", LEVEL_baseline, &tacho_batch_kernel_baseline, always },
#endif
    { NULL, NULL, 0, NULL, NULL },
};

const char *tacho_level_at(size_t index)
{
    for (const level *l = tacho_levels; l->name; l++)
        if (l->runs_here() && index-- == 0) return l->name;
    return NULL;
}

static int is_named(const level *l, const char *name)
{
    const char *at = strstr(l->other_name, name);
    size_t length = strlen(name);
    return !strcmp(l->name, name)
        || (length && at && (at == l->other_name || at[-1] == ' ') && (at[length] == 0 || at[length] == ' '));
}

static tacho_status find(const char *name, int *index, tacho_error *error)
{
    for (int k = 0; tacho_levels[k].name; k++)
        if (is_named(&tacho_levels[k], name) && tacho_levels[k].runs_here()) { *index = k; return TACHO_OK; }
    char here[64] = "auto";
    const char *there;
    for (size_t k = 0; (there = tacho_level_at(k)); k++)
        snprintf(here + strlen(here), sizeof here - strlen(here), ", %s", there);
    return tacho_fail(error, TACHO_BAD_LEVEL, "unknown or unavailable level '%.40s': this machine has %s", name, here);
}

/* What "auto" means does not change while the program runs: found once; finding it twice at
 * the same time would find the same. */
tacho_status tacho_choose_level(const char *name, int *index, tacho_error *error)
{
    static atomic_int automatic = -1;
    if (name && strcmp(name, "auto")) return find(name, index, error);
    *index = atomic_load_explicit(&automatic, memory_order_relaxed);
    if (*index >= 0) return TACHO_OK;

    const char *wish = getenv("TACHO_KERNEL");
    tacho_status status = find(wish && *wish && strcmp(wish, "auto") ? wish : tacho_level_at(0), index, error);
    if (!status) atomic_store_explicit(&automatic, *index, memory_order_relaxed);
    return status;
}

const char *tacho_level(void)
{
    int index;
    return tacho_choose_level(NULL, &index, NULL) ? NULL : tacho_levels[index].name;
}
