/* functions.c -- writes tacho/functions.h and its bodies from the catalogue, when Tacho is built. */
#include "core/internal.h"
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

static void upper(FILE *to, const char *text) { for (; *text; text++) fputc(toupper((unsigned char)*text), to); }

static void type_of(FILE *to, const tacho_indicator *row, const tacho_parameter *p)
{
    switch (p->type) {
    case TACHO_INTEGER: fputs("int", to); break;
    case TACHO_REAL:    fputs("double", to); break;
    case TACHO_AVERAGE: fputs("tacho_average", to); break;
    case TACHO_CHOICE:  fprintf(to, "tacho_%s_%s", row->name, p->name); break;
    }
}


static void prototype(FILE *to, const tacho_indicator *row)
{
    fprintf(to, "tacho_status tacho_%s(size_t bars", row->name);
    for (int k = 0; k < row->inputs; k++) fprintf(to, ", const double *%s", tacho_input_name(row, k));
    for (int k = 0; k < row->parameters; k++) {
        const tacho_parameter *p = tacho_parameter_at(row, k);
        if (p->option) continue;
        fputs(", ", to), type_of(to, row, p), fprintf(to, " %s", p->name);
    }
    /* An output may bear the name of an input. */
    for (int k = 0; k < row->outputs; k++) fprintf(to, ", double *%s_out", tacho_output_at(row, k)->name);
    fputs(")", to);
}

static void comment(FILE *to, const tacho_indicator *row)
{
    fprintf(to, "/* %s\n", row->title);
    for (int k = 0; k < row->parameters; k++) {
        const tacho_parameter *p = tacho_parameter_at(row, k);
        char preset[64];
        tacho_show(row, k, p->preset, preset, sizeof preset);
        if (p->option)                     continue;
        if (p->type == TACHO_INTEGER || p->type == TACHO_REAL)
            fprintf(to, " *     %-14s %s (default %s, from %.10g to %.10g)\n", p->name, p->doc, preset, p->least, p->most);
        else
            fprintf(to, " *     %-14s %s (default %s)\n", p->name, p->doc, preset);
    }
    fputs(" */\n", to);
}

static FILE *create(const char *path)
{
    FILE *file = fopen(path, "w");
    if (!file) perror(path), exit(1);
    return file;
}

int main(int count, char **paths)
{
    if (count != 3) return 2;
    FILE *header = create(paths[1]), *source = create(paths[2]);

    fputs("/* tacho/functions.h -- each indicator as a plain function.  Made from the catalogue; do not edit.\n *\n"
          " *     double out[n];\n *     tacho_kama(n, close, 30, out);\n *\n"
          " * Arrays of `bars` numbers: the inputs, then the parameters, then one array for each output (NULL: not\n"
          " * wanted).  Options (see `tacho info NAME`) are at their defaults, missing bars are skipped: for\n"
          " * other wishes, and for messages, there is tacho_run.\n */\n"
          "#ifndef TACHO_FUNCTIONS_H\n#define TACHO_FUNCTIONS_H\n#include <tacho.h>\n\n"
          "#ifdef __cplusplus\nextern \"C\" {\n#endif\n\n"
          "/* Moving averages, for the parameters that choose one. */\ntypedef enum tacho_average {\n", header);
    for (size_t k = 0; k < tacho_average_count; k++) {
        fputs("    TACHO_AVERAGE_", header), upper(header, tacho_average_at(k)->name), fprintf(header, " = %zu,\n", k);
    }
    fputs("} tacho_average;\n\n", header);
    fputs("#include <tacho/functions.h>\n", source);

    for (size_t i = 0; i < tacho_count(); i++) {
        const tacho_indicator *row = tacho_at(i);
        for (int k = 0; k < row->parameters; k++) {
            const tacho_parameter *p = tacho_parameter_at(row, k);
            if (p->type != TACHO_CHOICE || p->option) continue;
            fprintf(header, "typedef enum tacho_%s_%s {", row->name, p->name);
            for (int c = 0; c < p->choices; c++) {
                fprintf(header, "%s TACHO_", c ? "," : ""), upper(header, row->name), fputc('_', header);
                upper(header, p->name), fputc('_', header), upper(header, p->choice[c]);
            }
            fprintf(header, " } tacho_%s_%s;\n", row->name, p->name);
        }
        comment(header, row);
        fputs("TACHO_API ", header), prototype(header, row), fputs(";\n\n", header);

        fputs("\n", source), prototype(source, row);
        fprintf(source, "\n{\n    const tacho_indicator *row = tacho_at(%zu);\n", i);
        if (row->parameters) {
            fputs("    const double parameters[] = {", source);
            for (int k = 0; k < row->parameters; k++) {
                const tacho_parameter *p = tacho_parameter_at(row, k);
                if (p->option) fprintf(source, " %.17g,", p->preset);
                else           fprintf(source, " (double)%s,", p->name);
            }
            fputs(" };\n", source);
        } else fputs("    const double *parameters = NULL;\n", source);
        fputs("    const double *const inputs[] = {", source);
        for (int k = 0; k < row->inputs; k++) fprintf(source, " %s,", tacho_input_name(row, k));
        fputs(" };\n    double *const outputs[] = {", source);
        for (int k = 0; k < row->outputs; k++) fprintf(source, " %s_out,", tacho_output_at(row, k)->name);
        fputs(" };\n    return tacho_run(row, parameters, NULL, bars, inputs, outputs, NULL);\n}\n", source);
    }
    fputs("#ifdef __cplusplus\n}\n#endif\n#endif\n", header);
    return fclose(header) || fclose(source);
}
