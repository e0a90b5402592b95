/* nearest.c -- which indicator was meant? */
#include "cli.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { LONGEST = 40, SUGGESTIONS = 3 };

/* How many letters to insert, drop, change, or swap with the next one (Damerau, restricted). */
static int distance(const char *a, const char *b)
{
    int n = (int)strnlen(a, LONGEST), m = (int)strnlen(b, LONGEST);
    int cost[LONGEST + 1][LONGEST + 1];
    for (int i = 0; i <= n; i++)
        for (int j = 0; j <= m; j++) {
            if (i == 0 || j == 0) {
                cost[i][j] = i + j;
                continue;
            }
            int least = cost[i - 1][j - 1] + (tolower((unsigned char)a[i - 1]) != tolower((unsigned char)b[j - 1]));
            if (cost[i - 1][j] + 1 < least)
                least = cost[i - 1][j] + 1;
            if (cost[i][j - 1] + 1 < least)
                least = cost[i][j - 1] + 1;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && cost[i - 2][j - 2] + 1 < least)
                least = cost[i - 2][j - 2] + 1;
            cost[i][j] = least;
        }
    return cost[n][m];
}

/* How far an indicator is from the name; LONGEST if it cannot be meant. */
static int far(const tacho_indicator *indicator, const char *name)
{
    int length = (int)strnlen(name, LONGEST), most = 1 + length / 4;
    int least = distance(indicator->name, name);
    for (const char *p = indicator->aliases; *p != '\0';) {
        size_t span = strcspn(p, " ");
        char  *alias = copy_of(p, span);
        int    d = distance(alias, name);
        free(alias);
        least = d < least ? d : least;
        p += span + strspn(p + span, " ");
    }
    if (least <= most && least < length)
        return least;
    if (length >= 3 && strncasecmp(indicator->name, name, (size_t)length) == 0)
        return most + 1;
    if (length >= 4 && strcasestr(indicator->title, name) != NULL)
        return most + 2;
    return LONGEST;
}

const char *did_you_mean(const char *name)
{
    const tacho_indicator *best[SUGGESTIONS] = { NULL };
    int    nearest = LONGEST;
    size_t found = 0;
    for (size_t i = 0; i < tacho_count(); i++) {
        int d = far(tacho_at(i), name);
        if (d < nearest)
            nearest = d, found = 0;
        if (d == nearest && d < LONGEST && found < SUGGESTIONS)
            best[found++] = tacho_at(i);
    }
    switch (found) {
    case 0:  return "";
    case 1:  return text_of("; did you mean \"%s\"?", best[0]->name);
    case 2:  return text_of("; did you mean \"%s\" or \"%s\"?", best[0]->name, best[1]->name);
    default: return text_of("; did you mean \"%s\", \"%s\" or \"%s\"?", best[0]->name, best[1]->name, best[2]->name);
    }
}
