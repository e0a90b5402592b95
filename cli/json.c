/* json.c -- pieces of JSON on a stdio stream. */
#include "json.h"
#include "number.h"

#include <math.h>

void json_text(FILE *out, const char *text)
{
    fputc('"', out);
    for (; *text != '\0'; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\')
            fprintf(out, "\\%c", c);
        else if (c == '\n')
            fputs("\\n", out);
        else if (c < ' ' || c == '<')           /* < could end a script */
            fprintf(out, "\\u%04x", c);
        else
            fputc(c, out);
    }
    fputc('"', out);
}

void json_number(FILE *out, double value)
{
    char text[NUMBER_ROOM];
    if (!isfinite(value))
        fputs("null", out);
    else
        fwrite(text, 1, number_print(value, text), out);
}
