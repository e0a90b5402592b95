/* quiet.c -- see quiet.h. */
#include "quiet.h"

#include "../measure.h"

#include <unistd.h>

load load_now(void)
{
    load l = { .time = now() };
    char text[400];
    FILE *f = fopen("/proc/stat", "r");
    while (f && fgets(text, sizeof text, f)) {
        double user, nice, system, idle, wait, hard, soft, stolen = 0;
        int core;
        if (sscanf(text, "cpu%d %lf %lf %lf %lf %lf %lf %lf %lf", &core, &user, &nice, &system, &idle, &wait, &hard, &soft, &stolen) < 8) continue;
        if (core >= 0 && core < MOST_CORES) l.busy[core] = (user + nice + system + hard + soft + stolen) * 1e9 / (double)sysconf(_SC_CLK_TCK);
    }
    if (f) fclose(f);
    return l;
}

double busy_since(const load *before, int core)
{
    load after = load_now();
    double most = 0;
    for (int k = 0; k < MOST_CORES; k++) if (k != core) most = fmax(most, (after.busy[k] - before->busy[k]) / (after.time - before->time));
    return most;
}

void wait_for_quiet(int core)
{
    for (int tries = 0; tries < 100; tries++) {
        load before = load_now();
        nanosleep(&(struct timespec){ .tv_nsec = 100000000 }, NULL);
        if (busy_since(&before, core) < .11) return;
    }
}
