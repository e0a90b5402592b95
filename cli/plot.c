/* plot.c -- tacho plot: prices and indicators into one HTML or SVG file. */
#include "cli.h"
#include "chart.h"
#include "table.h"
#include "times.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char doc[] =
    "Draw prices and indicators into one file: a page to move about in (chart.html), or a picture (chart.svg). "
    "Either opens without network."
    "\vOutputs that are prices lie over the prices, the others in panes below.\n\n"
    "Examples:\n"
    "  tacho plot bbands rsi macd bars.csv -o chart.html\n"
    "  tacho plot kama:10 --last 250 --title ACME bars.csv -o chart.svg";

enum { OUTPUT = 'o', TITLE = 't', LAST = 'n', FORMAT = 'f', SVG_ROWS = 500 };

static const struct argp_option options[] = {
    { "output", OUTPUT, "FILE",  0, "Where to: a name that ends in .html or .svg, or - for standard output", 2 },
    { "format", FORMAT, "FORMAT", 0, "html or svg, where the name does not tell", 2 },
    { "last",   LAST,   "BARS",  0, "Only the last so many bars (default: all for HTML, 500 for SVG); all are computed", 2 },
    { "title",  TITLE,  "TEXT",  0, "What stands above (default: the input's name)", 2 },
    { 0 }
};

typedef struct plot {
    request     request;
    const char *output, *title;
    char       *format;
    size_t      last;           /* 0: the format's default */
} plot;

static error_t parse(int key, char *text, struct argp_state *state)
{
    plot *p = state->input;
    char *end;
    switch (key) {
    case OUTPUT: p->output = text; break;
    case TITLE:  p->title = text; break;
    case FORMAT: p->format = text; break;
    case LAST:
        p->last = (size_t)strtoull(text, &end, 10);
        if (p->last == 0 || *end != '\0' || *text == '-')
            argp_error(state, "--last %s: it has to be a number of bars", text);
        break;
    case ARGP_KEY_INIT: state->child_inputs[0] = &p->request; break;
    case ARGP_KEY_END:
        if (p->output == NULL)
            argp_error(state, "say where to: -o chart.html or -o chart.svg");
        if (p->format == NULL && strrchr(p->output, '.') != NULL)
            p->format = strrchr(p->output, '.') + 1;
        if (p->format == NULL || (strcasecmp(p->format, "html") != 0 && strcasecmp(p->format, "svg") != 0))
            argp_error(state, "html or svg? Name the file so (-o chart.html), or add --format");
        break;
    default: return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

/* -- the input, whole ------------------------------------------------------ */

typedef struct input {
    table  table;
    char **time;
    int    bars[5];             /* open, high, low, close, volume: place in columns.used, or NO_COLUMN */
} input;

/* Each row's time as text; of a date and a time both. */
static char **times_of(const table *t)
{
    size_t carries = t->columns.carries;
    char **time = zeroed(t->rows, sizeof *time);
    for (size_t row = 0; row < t->rows && carries > 0; row++) {
        csv_field first = table_field(t, row, 0), second = table_field(t, row, carries > 1);
        time[row] = carries == 1 ? copy_of(first.text, first.length)
            : text_of("%.*s %.*s", (int)first.length, first.text, (int)second.length, second.text);
    }
    return time;
}

static input read_input(const plot *p)
{
    static const char *const names[] = { "open", "high", "low", "close", "volume" };
    csv_reader reader;
    csv_open(&reader, p->request.file);
    input in = { .time = NULL };
    columns *c = &in.table.columns;
    columns_find(c, &p->request, &reader, false, NULL);
    for (int i = 0; i < 5; i++) {
        int column = columns_named(c, names[i]);
        in.bars[i] = column != NO_COLUMN ? columns_use(c, column) : NO_COLUMN;
    }
    if (c->uses == 0)
        fail(EXIT_DATA, "%s: there is no column of prices", reader.name);
    table_read(&in.table, &reader, p->request.options.missing == TACHO_REFUSE);
    csv_close(&reader);
    if (in.table.rows == 0)
        fail(EXIT_DATA, "%s: there are no rows to draw", reader.name);
    in.time = times_of(&in.table);
    return in;
}

/* -- the chart ------------------------------------------------------------- */

static void add_series(chart *c, const plot *p, const input *in, size_t which, size_t from)
{
    const spec *s = &p->request.specs[which];
    const tacho_indicator *indicator = s->indicator;
    const double *inputs[indicator->inputs];
    double *outputs[indicator->outputs];
    for (int n = 0; n < indicator->inputs; n++)
        inputs[n] = in->table.column[in->table.columns.slot[which][n]];
    for (int o = 0; o < indicator->outputs; o++)
        outputs[o] = zeroed(in->table.rows, sizeof(double));
    tacho_error  error = { .message = "" };
    tacho_status status = tacho_run(indicator, s->parameters, &p->request.options, in->table.rows, inputs, outputs, &error);
    if (status != TACHO_OK)
        fail(code_of(status), "%s: %s", s->label, error.message);

    int   pane = 0;                     /* its own, once an output needs it */
    char *title = spec_title(s);
    c->series = resized(c->series, c->count + (size_t)indicator->outputs, sizeof *c->series);
    for (int o = 0; o < indicator->outputs; o++) {
        const tacho_output *output = tacho_output_at(indicator, o);
        bool over = output->unit == TACHO_PRICE || output->unit == TACHO_STOP || output->unit == TACHO_FLAG;
        if (!over && pane == 0)
            pane = c->panes++;
        c->series[c->count++] = (chart_series){
            .name = indicator->outputs == 1 ? text_of("%s", title) : text_of("%s %s", title, output->name),
            .output = output->name, .indicator = which, .pane = over ? 0 : pane, .unit = output->unit,
            .values = outputs[o] + from,
        };
    }
    free(title);
}

/* Seconds for all rows, if each row has a time and they rise. */
static const int64_t *seconds_of(char *const *time, size_t rows, bool *clock)
{
    int64_t *seconds = zeroed(rows, sizeof *seconds);
    *clock = false;
    for (size_t i = 0; i < rows; i++) {
        if (!time_parse(time[i], &seconds[i]) || (i > 0 && seconds[i] <= seconds[i - 1])) {
            free(seconds);
            return NULL;
        }
        *clock |= seconds[i] % 86400 != 0;
    }
    return seconds;
}

static char *title_of(const plot *p)
{
    if (p->title != NULL)
        return text_of("%s", p->title);
    if (p->request.file == NULL || strcmp(p->request.file, "-") == 0)
        return text_of("Chart");
    const char *slash = strrchr(p->request.file, '/'), *name = slash != NULL ? slash + 1 : p->request.file;
    const char *point = strrchr(name, '.');
    return copy_of(name, point != NULL && point != name ? (size_t)(point - name) : strlen(name));
}

static chart chart_of(const plot *p, const input *in, size_t last)
{
    size_t from = in->table.rows > last ? in->table.rows - last : 0;
    chart  c = { .title = title_of(p), .rows = in->table.rows - from, .panes = 1 };
    if (in->table.columns.carries > 0) {
        c.time = in->time + from;
        c.seconds = seconds_of(c.time, c.rows, &c.clock);
    }
    const double *bars[5];
    for (int i = 0; i < 5; i++)
        bars[i] = in->bars[i] != NO_COLUMN ? in->table.column[in->bars[i]] + from : NULL;
    if (bars[0] != NULL && bars[1] != NULL && bars[2] != NULL && bars[3] != NULL)
        c.open = bars[0], c.high = bars[1], c.low = bars[2], c.close = bars[3];
    else
        c.line = bars[3] != NULL ? bars[3] : in->table.column[0] + from;
    c.volume = bars[4];
    for (size_t i = 0; i < p->request.count; i++)
        add_series(&c, p, in, i, from);
    return c;
}

static void check_output(const plot *p)
{
    struct stat in, out;
    if (p->request.file != NULL && stat(p->request.file, &in) == 0 && stat(p->output, &out) == 0 && S_ISREG(in.st_mode) &&
        in.st_dev == out.st_dev && in.st_ino == out.st_ino)
        fail(EXIT_FILE, "cannot write %s: it is the input", p->output);
}

int plot_main(int argc, char **argv)
{
    static const struct argp_child children[] = { { &request_argp, 0, NULL, 0 }, { 0 } };
    const struct argp argp = { options, parse, request_arguments, doc, children, NULL, NULL };
    plot p = { .request = { .options = TACHO_OPTIONS, .may_be_none = true } };
    argp_parse(&argp, argc, argv, 0, NULL, &p);
    check_output(&p);

    bool   svg = strcasecmp(p.format, "svg") == 0;
    input  in = read_input(&p);
    chart  c = chart_of(&p, &in, p.last > 0 ? p.last : svg ? SVG_ROWS : SIZE_MAX);
    bool   standard = strcmp(p.output, "-") == 0;
    FILE  *out = standard ? stdout : fopen(p.output, "we");
    if (out == NULL)
        fail(EXIT_FILE, "cannot write %s: %s", p.output, strerror(errno));
    (svg ? chart_svg : chart_html)(out, &c);
    if (!standard && (fflush(out) != 0 || ferror(out) || fclose(out) != 0))
        fail(EXIT_FILE, "cannot write %s: %s", p.output, strerror(errno));
    return EXIT_FINE;
}
