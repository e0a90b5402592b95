/* spec.c -- indicators as they are named on the command line. */
#include "cli.h"
#include "spec.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Split LABEL=NAME:REST; the label is there if a = stands before the first colon. */
static void split(const char *text, char **label, char **name, const char **rest)
{
    size_t      length = strcspn(text, ":");
    const char *equals = memchr(text, '=', length);
    const char *start  = equals != NULL ? equals + 1 : text;
    *label = equals != NULL ? copy_of(text, (size_t)(equals - text)) : NULL;
    *name  = copy_of(start, (size_t)(text + length - start));
    *rest  = text[length] == ':' ? text + length + 1 : NULL;
}

const tacho_indicator *spec_indicator(const char *text)
{
    char *label, *name;
    const char *rest;
    split(text, &label, &name, &rest);
    const tacho_indicator *found = tacho_find(name);
    free(label);
    free(name);
    return found;
}

/* "period, fast and slow" */
static char *parameter_names(const tacho_indicator *indicator)
{
    char *names = copy_of("", 0);
    for (int i = 0; i < indicator->parameters; i++) {
        const char *joint = i == 0 ? "" : i + 1 == indicator->parameters ? " and " : ", ";
        char *longer = text_of("%s%s%s", names, joint, tacho_parameter_at(indicator, i)->name);
        free(names);
        names = longer;
    }
    return names;
}

spec spec_begin(const char *text, const char **rest)
{
    char *label, *name;
    split(text, &label, &name, rest);
    spec s = { .indicator = tacho_find(name) };
    if (s.indicator == NULL)
        fail(EXIT_USAGE, "unknown indicator \"%s\"%s", name, did_you_mean(name));
    if (label != NULL && *label == '\0')
        fail(EXIT_USAGE, "\"%s\": the label before the = is empty", text);
    s.parameters = zeroed((size_t)s.indicator->parameters, sizeof(double));
    tacho_defaults(s.indicator, s.parameters, (size_t)s.indicator->parameters);
    s.labelled = label != NULL;
    s.label    = label != NULL ? label : s.indicator->name;
    s.given    = "";
    free(name);
    return s;
}

int spec_next(const spec *s, const char **rest, int place, char **value)
{
    if (*rest == NULL || **rest == '\0')
        return -1;
    const tacho_indicator *indicator = s->indicator;
    size_t length = strcspn(*rest, ",");
    char  *text = copy_of(*rest, length), *equals = strchr(text, '=');
    *rest += length + ((*rest)[length] == ',');

    int index = place;
    if (equals != NULL) {
        *equals = '\0';
        index = tacho_parameter_index(indicator, text);
    }
    if (indicator->parameters == 0)
        fail(EXIT_USAGE, "%s has no parameters", indicator->name);
    if (index >= indicator->parameters)
        fail(EXIT_USAGE, "%s: \"%s\" is one value too many; its parameters are %s", indicator->name, text,
             parameter_names(indicator));
    if (index < 0)
        fail(EXIT_USAGE, "%s has no parameter \"%s\"; it has %s", indicator->name, text, parameter_names(indicator));
    *value = text_of("%s", equals != NULL ? equals + 1 : text);
    free(text);
    return index;
}

void spec_set(spec *s, int index, const char *value)
{
    tacho_error  error = { .message = "" };
    tacho_status status = tacho_set(s->indicator, s->parameters, (size_t)s->indicator->parameters,
                                    tacho_parameter_at(s->indicator, index)->name, value, &error);
    if (status != TACHO_OK)
        fail(code_of(status), "%s", error.message);
}

/* The value as it is shown, or as it was given. */
static char *shown(const spec *s, int index, const char *value)
{
    char text[128];
    bool good = tacho_show(s->indicator, index, s->parameters[index], text, sizeof text) == TACHO_OK;
    return text_of("%s=%s", tacho_parameter_at(s->indicator, index)->name, good ? text : value);
}

spec spec_parse(const char *text)
{
    const char *rest;
    spec  s = spec_begin(text, &rest);
    char *value, *given = copy_of("", 0);
    for (int place = 0, index; (index = spec_next(&s, &rest, place, &value)) >= 0; place++) {
        spec_set(&s, index, value);
        char *one = shown(&s, index, value), *longer = text_of("%s%c%s", given, place == 0 ? ':' : ',', one);
        free(value);
        free(one);
        free(given);
        given = longer;
    }
    tacho_error  error = { .message = "" };
    tacho_status status = tacho_check(s.indicator, s.parameters, &error);
    if (status != TACHO_OK)
        fail(code_of(status), "%s", error.message);
    s.given = given;
    return s;
}

char *spec_text(const spec *s)
{
    return text_of("%s%s", s->indicator->name, s->given);
}

char *spec_column(const spec *s, int output)
{
    bool several = s->indicator->outputs > 1;
    return text_of("%s%s%s%s", s->label, several ? "." : "", several ? tacho_output_at(s->indicator, output)->name : "",
                   s->labelled ? "" : s->given);
}

char *spec_title(const spec *s)
{
    if (s->labelled)
        return text_of("%s", s->label);
    char *title = text_of("%s", s->indicator->name);
    for (char *p = title; *p != '\0'; p++)
        *p = (char)toupper((unsigned char)*p);
    int shown = 0;
    for (int i = 0; i < s->indicator->parameters; i++) {
        char value[128];
        if (tacho_parameter_at(s->indicator, i)->option ||
            tacho_show(s->indicator, i, s->parameters[i], value, sizeof value) != TACHO_OK)
            continue;
        char *longer = text_of("%s%s%s", title, shown++ == 0 ? "(" : ", ", value);
        free(title);
        title = longer;
    }
    char *closed = text_of("%s%s", title, shown > 0 ? ")" : "");
    free(title);
    return closed;
}
