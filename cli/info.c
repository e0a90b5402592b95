/* info.c -- tacho list and tacho info: what the catalogue says. */
#include "cli.h"
#include "json.h"
#include "number.h"

#include <argp.h>
#include <string.h>
#include <strings.h>

static const char *unit_name(tacho_unit unit)
{
    switch (unit) {
    case TACHO_PRICE:   return "price";
    case TACHO_STOP:    return "stop";
    case TACHO_MOVE:    return "move";
    case TACHO_SQUARE:  return "square";
    case TACHO_VOLUME:  return "volume";
    case TACHO_MONEY:   return "money";
    case TACHO_RATIO:   return "ratio";
    case TACHO_PERCENT: return "percent";
    case TACHO_BARS:    return "bars";
    case TACHO_ANGLE:   return "angle";
    case TACHO_FLAG:    return "flag";
    case TACHO_NUMBER:  return "number";
    }
    return "?";
}

static const char *type_name(tacho_type type)
{
    switch (type) {
    case TACHO_INTEGER: return "integer";
    case TACHO_REAL:    return "real";
    case TACHO_CHOICE:  return "choice";
    case TACHO_AVERAGE: return "average";
    }
    return "?";
}

/* The index-th word a parameter can be, or NULL past the end (and for numbers). */
static const char *choice(const tacho_parameter *parameter, int index)
{
    if (parameter->type == TACHO_CHOICE)
        return index < parameter->choices ? parameter->choice[index] : NULL;
    if (parameter->type != TACHO_AVERAGE)
        return NULL;
    const tacho_indicator *average = tacho_average_at((size_t)index);
    return average != NULL ? average->name : NULL;
}

static const char *number_text(double value, char text[static NUMBER_ROOM + 1])
{
    text[number_print(value, text)] = '\0';
    return text;
}

/* -- for programs ---------------------------------------------------------- */

static void json_bars(const char *name, int64_t bars)
{
    printf(",\"%s\":", name);
    if (bars == TACHO_FOREVER || bars < 0)
        fputs("null", stdout);
    else
        printf("%lld", (long long)bars);
}

static void json_field(const char *start, const char *name, const char *text)
{
    printf("%s\"%s\":", start, name);
    json_text(stdout, text);
}

static void json_parameter(const tacho_indicator *indicator, int i)
{
    const tacho_parameter *parameter = tacho_parameter_at(indicator, i);
    char preset[128] = "";
    tacho_show(indicator, i, parameter->preset, preset, sizeof preset);
    json_field("{", "name", parameter->name);
    json_field(",", "type", type_name(parameter->type));
    if (choice(parameter, 0) == NULL) {
        fputs(",\"default\":", stdout), json_number(stdout, parameter->preset);
        fputs(",\"least\":", stdout), json_number(stdout, parameter->least);
        fputs(",\"most\":", stdout), json_number(stdout, parameter->most);
    } else {
        json_field(",", "default", preset);
        for (int k = 0; choice(parameter, k) != NULL; k++)
            fputs(k == 0 ? ",\"choices\":[" : ",", stdout), json_text(stdout, choice(parameter, k));
        putchar(']');
    }
    json_field(",", "doc", parameter->doc);
    printf(",\"option\":%s}", parameter->option ? "true" : "false");
}

static void json_indicator(const tacho_indicator *indicator)
{
    json_field("{", "name", indicator->name);
    json_field(",", "title", indicator->title);
    json_field(",", "group", indicator->group);
    fputs(",\"aliases\":[", stdout);
    for (const char *p = indicator->aliases; *p != '\0';) {
        size_t length = strcspn(p, " ");
        char  *alias = copy_of(p, length);
        json_text(stdout, alias);
        p += length + strspn(p + length, " ");
        fputs(*p != '\0' ? "," : "", stdout);
    }
    json_field("],", "text", indicator->text);
    fputs(",\"inputs\":[", stdout);
    for (int i = 0; i < indicator->inputs; i++)
        fputs(i > 0 ? "," : "", stdout), json_text(stdout, tacho_input_name(indicator, i));
    fputs("],\"parameters\":[", stdout);
    for (int i = 0; i < indicator->parameters; i++)
        fputs(i > 0 ? "," : "", stdout), json_parameter(indicator, i);
    fputs("],\"outputs\":[", stdout);
    for (int i = 0; i < indicator->outputs; i++) {
        const tacho_output *output = tacho_output_at(indicator, i);
        json_field(i > 0 ? ",{" : "{", "name", output->name);
        json_field(",", "unit", unit_name(output->unit));
        json_bars("lookback", tacho_lookback(indicator, NULL, i));
        putchar('}');
    }
    putchar(']');
    json_bars("lookback", tacho_lookback(indicator, NULL, -1));
    json_bars("memory", tacho_memory(indicator, NULL));
    printf(",\"average\":%s}", indicator->flags & TACHO_IS_AVERAGE ? "true" : "false");
}

/* -- for people ------------------------------------------------------------ */

static void print_parameters(const tacho_indicator *indicator)
{
    int width = 0;
    for (int i = 0; i < indicator->parameters; i++) {
        int length = (int)strlen(tacho_parameter_at(indicator, i)->name);
        width = length > width ? length : width;
    }
    for (int i = 0; i < indicator->parameters; i++) {
        const tacho_parameter *parameter = tacho_parameter_at(indicator, i);
        char preset[128] = "", least[NUMBER_ROOM + 1], most[NUMBER_ROOM + 1];
        tacho_show(indicator, i, parameter->preset, preset, sizeof preset);
        printf("  %-*s  %s\n  %*s  %s, by default %s, ", width, parameter->name, parameter->doc, width, "",
               type_name(parameter->type), preset);
        if (choice(parameter, 0) == NULL)
            printf("from %s to %s", number_text(parameter->least, least), number_text(parameter->most, most));
        for (int k = 0; choice(parameter, k) != NULL; k++)
            printf("%s%s", k == 0 ? "one of " : ", ", choice(parameter, k));
        putchar('\n');
    }
}

static void print_indicator(const tacho_indicator *indicator)
{
    printf("%s -- %s (%s)\n\n%s", indicator->name, indicator->title, indicator->group, indicator->text);
    size_t length = strlen(indicator->text);
    puts(length > 0 && indicator->text[length - 1] != '\n' ? "\n" : "");

    fputs("Inputs\n ", stdout);
    for (int i = 0; i < indicator->inputs; i++)
        printf(" %s", tacho_input_name(indicator, i));
    puts(indicator->parameters > 0 ? "\n\nParameters" : "");
    print_parameters(indicator);

    puts("\nOutputs");
    int64_t lookback = tacho_lookback(indicator, NULL, -1), memory = tacho_memory(indicator, NULL);
    for (int i = 0; i < indicator->outputs; i++) {
        const tacho_output *output = tacho_output_at(indicator, i);
        int64_t own = tacho_lookback(indicator, NULL, i);
        printf("  %s (%s)", output->name, unit_name(output->unit));
        if (own != lookback)
            printf(", first after %lld bars", (long long)own);
        putchar('\n');
    }
    printf("\nLookback  %lld bars before the first value, at the defaults\n", (long long)lookback);
    if (memory == TACHO_FOREVER)
        puts("Memory    every value depends on all bars before");
    else
        printf("Memory    a value depends on %lld bars before its own\n", (long long)memory);
    if (*indicator->aliases != '\0')
        printf("Aliases   %s\n", indicator->aliases);
}

/* "period=", or where words are to be chosen from "seed=previous". */
static void print_names(const tacho_indicator *indicator)
{
    for (int i = 0; i < indicator->parameters; i++) {
        const tacho_parameter *parameter = tacho_parameter_at(indicator, i);
        if (choice(parameter, 0) == NULL)
            printf("%s=\n", parameter->name);
        for (int k = 0; choice(parameter, k) != NULL; k++)
            printf("%s=%s\n", parameter->name, choice(parameter, k));
    }
}

/* -- the commands ---------------------------------------------------------- */

typedef struct wish {
    const char *group, *word;
    bool json, names, groups;
} wish;

enum { GROUP = 'g', JSON = 'j', NAMES = 'n', GROUPS = 'G' };

static error_t parse(int key, char *text, struct argp_state *state)
{
    wish *w = state->input;
    switch (key) {
    case GROUP:  w->group = text; break;
    case JSON:   w->json = true; break;
    case NAMES:  w->names = true; break;
    case GROUPS: w->groups = true; break;
    case ARGP_KEY_ARG:
        if (w->word != NULL)
            argp_error(state, "one name is enough");
        w->word = text;
        break;
    default: return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

static bool wanted(const wish *w, const tacho_indicator *indicator)
{
    return (w->group == NULL || strcasecmp(w->group, indicator->group) == 0) &&
           (w->word == NULL || strcasestr(indicator->name, w->word) != NULL || strcasestr(indicator->title, w->word) != NULL ||
            strcasestr(indicator->aliases, w->word) != NULL);
}

static void print_groups(void)
{
    for (size_t i = 0; i < tacho_count(); i++) {
        bool first = true;
        for (size_t k = 0; k < i && first; k++)
            first = strcmp(tacho_at(k)->group, tacho_at(i)->group) != 0;
        if (first)
            puts(tacho_at(i)->group);
    }
}

static void check_group(const char *group)
{
    for (size_t i = 0; i < tacho_count(); i++)
        if (strcasecmp(tacho_at(i)->group, group) == 0)
            return;
    fail(EXIT_USAGE, "there is no group \"%s\"; `tacho list --groups' names them", group);
}

int list_main(int argc, char **argv)
{
    static const struct argp_option options[] = {
        { "group",  GROUP,  "GROUP", 0, "Only the indicators of this group", 0 },
        { "groups", GROUPS, NULL,    0, "Name the groups", 0 },
        { "names",  NAMES,  NULL,    0, "Names only, one a line", 0 },
        { "json",   JSON,   NULL,    0, "All of the catalogue, as JSON", 0 },
        { 0 }
    };
    static const struct argp argp = { options, parse, "[WORD]",
        "Name the indicators, or those whose name, title or other name has WORD.", NULL, NULL, NULL };
    wish w = { 0 };
    argp_parse(&argp, argc, argv, 0, NULL, &w);
    if (w.groups)
        return print_groups(), EXIT_FINE;
    if (w.group != NULL)
        check_group(w.group);

    size_t shown = 0;
    int    width = 0;
    for (size_t i = 0; i < tacho_count(); i++)
        if (wanted(&w, tacho_at(i)) && (int)strlen(tacho_at(i)->name) > width)
            width = (int)strlen(tacho_at(i)->name);
    fputs(w.json ? "[" : "", stdout);
    for (size_t i = 0; i < tacho_count(); i++) {
        const tacho_indicator *indicator = tacho_at(i);
        if (!wanted(&w, indicator))
            continue;
        if (w.json)
            fputs(shown > 0 ? ",\n" : "", stdout), json_indicator(indicator);
        else if (w.names)
            puts(indicator->name);
        else
            printf("%-*s  %-11s  %s\n", width, indicator->name, indicator->group, indicator->title);
        shown++;
    }
    fputs(w.json ? "]\n" : "", stdout);
    return EXIT_FINE;
}

int info_main(int argc, char **argv)
{
    static const struct argp_option options[] = {
        { "names", NAMES, NULL, 0, "Only the parameters' names, one a line, and what they can be: for completion", 0 },
        { "json",  JSON,  NULL, 0, "As JSON", 0 },
        { 0 }
    };
    static const struct argp argp = { options, parse, "INDICATOR",
        "Tell all about an indicator: formula, inputs, parameters and their ranges, outputs.", NULL, NULL, NULL };
    wish w = { 0 };
    argp_parse(&argp, argc, argv, 0, NULL, &w);
    if (w.word == NULL)
        fail(EXIT_USAGE, "info: name an indicator; `tacho list' names them all");
    const tacho_indicator *indicator = tacho_find(w.word);
    if (indicator == NULL)
        fail(EXIT_USAGE, "unknown indicator \"%s\"%s", w.word, did_you_mean(w.word));
    if (w.json)
        json_indicator(indicator), putchar('\n');
    else if (w.names)
        print_names(indicator);
    else
        print_indicator(indicator);
    return EXIT_FINE;
}
