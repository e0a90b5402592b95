/* print.c -- see print.h. */
#include "print.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const double differs = 1e-9;             /* relative */

void print_machine(const char *level)
{
    char cpu[200] = "", text[300], date[40];
    FILE *f = fopen("/proc/cpuinfo", "r");
    while (f && !*cpu && fgets(text, sizeof text, f))
        if (!strncmp(text, "model name", 10)) sscanf(strchr(text, ':') + 1, " %199[^\n]", cpu);
    if (f) fclose(f);
    time_t now = time(NULL);
    strftime(date, sizeof date, "%Y-%m-%d", localtime(&now));
    printf("{\"machine\":{\"cpu\":\"%s\",\"date\":\"%s\",\"compiler\":\"%s\",\"level\":\"%s\",\"cores\":%ld},\n", cpu, date, __VERSION__, level,
           sysconf(_SC_NPROCESSORS_ONLN));
}

void print_notes(const char *file, const char *separator)
{
    char text[600];
    FILE *f = fopen(file, "r");
    while (f && fgets(text, sizeof text, f)) {
        char *tab = strchr(text, '\t');
        if (!tab) continue;
        *tab = 0, tab[1 + strcspn(tab + 1, "\n")] = 0;
        for (char *s = tab + 1; *s; s++) if (*s == '"' || *s == '\\') *s = '\'';
        printf("%s\"%s\":\"%s\"", separator, text, tab + 1), separator = ",";
    }
    if (f) fclose(f);
}

void print_limits(const runner *r, int count, const market *m)
{
    static bool later;
    printf("%s{\"bars\":%zu", later ? ", " : "", m->bars), later = true;
    for (int k = 0; k < count; k++) printf(",\"%s_ns\":%.4g", r[k].way.peer, r[k].ns / (double)m->bars);
    printf("}");
}

/* Of how two ways differ, what there is to say; and what the peer has been given beforehand. */
static void print_remark(const runner *r)
{
    const char *how = r->difference < 0 ? "differs: one has values where the other has none" : r->difference <= differs ? NULL
                    : r->settled <= differs ? "differs: at the beginning only" : "differs";
    const char *given = r->way.remark;
    if (how || given) printf(",\"remark\":\"%s%s%s\"", how ? how : "", how && given ? "; " : "", given ? given : "");
    if (how && r->difference >= 0) fprintf(stderr, "(differs %.0e, settled %.0e)", r->difference, r->settled);
    else if (how) fprintf(stderr, "(%s)", how);
}

void print_row(const line *l, const runner *r, int own, int levels, int count, int rounds, double busy)
{
    static bool later;
    const way *w = &r[own].way;
    const runner *copy = strcmp(r[count - 1].way.peer, "memcpy") ? NULL : &r[count - 1];
    double values = (double)w->market->bars * (w->call == SWEEP ? (double)w->sweep.rows : 1);
    printf("%s\n    {\"indicator\":\"%s\",\"settings\":\"%s\",\"call\":\"%s\",\"bars\":%zu,\"level\":\"%s\",\"tacho_ns\":%.4g", later ? "," : "",
           l->is->name, l->settings, call_name[w->call], w->market->bars, w->kernel, r[own].ns / values), later = true;
    if (copy) printf(",\"memcpy_ratio\":%.3f", ratio(&r[own], copy, rounds));
    printf(",\"busy\":%.2f", busy);
    if (*l->remark) printf(",\"remark\":\"%s\"", l->remark);
    printf(",\"peers\":[");
    fprintf(stderr, "%-13s %-32s %-5s %8zu %-8s %9.3f", l->is->name, l->settings, call_name[w->call], w->market->bars, w->kernel, r[own].ns / values);
    for (int k = levels; k < count - (copy != NULL); k++) {
        const way *p = &r[k].way;
        double times = ratio(&r[k], &r[own], rounds);
        printf("%s\n      {\"peer\":\"%s\",", k > levels ? "," : "", p->peer);
        if (*p->kernel) printf("\"kernel\":\"%s\",", p->kernel);
        printf("\"ns\":%.4g,\"ratio\":%.3f,\"difference\":", r[k].ns / values, times);
        if (r[k].difference < 0) printf("null");
        else printf("%.2g,\"settled\":%.2g", r[k].difference, r[k].settled);
        fprintf(stderr, "  %s%s%s %.2f", p->peer, *p->kernel ? ":" : "", p->kernel, times);
        print_remark(&r[k]);
        printf("}");
    }
    printf("]}");
    if (busy > .2) fprintf(stderr, "  [others %.0f %% busy]", 100 * busy);
    fprintf(stderr, "\n");
    fflush(stdout);
}
