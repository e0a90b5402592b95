/* consumer.c -- a C99 program of somebody else's: an array, a stream, an error. */
#include <tacho.h>
#include <tacho/functions.h>
#include <math.h>
#include <stdio.h>

static int wrong(const char *what) { printf("consumer: wrong: %s\n", what); return 1; }

int main(void)
{
    const double close[] = { 1, 2, 3, 4, 5, 6 };
    const double *in[1];
    double out[6], again[6], *to[1], period[] = { 3 };
    const tacho_indicator *sma = tacho_find("sma");
    tacho_options options = TACHO_OPTIONS;
    tacho_error error;
    tacho_stream *stream;
    int k;

    in[0] = close, to[0] = out;
    if (!sma || tacho_run(sma, period, &options, 6, in, to, &error)) return wrong("tacho_run");
    if (!isnan(out[1]) || fabs(out[5] - 5) > 1e-12) return wrong("sma");
    if (tacho_sma(6, close, 3, again) || again[5] != out[5]) return wrong("tacho_sma");

    stream = tacho_stream_new(sma, period, &options, &error);
    if (!stream) return wrong(error.message);
    for (k = 0; k < 6; k++)
        if (tacho_stream_update(stream, &close[k], again, NULL)) return wrong("tacho_stream_update");
    if (again[0] != out[5]) return wrong("the stream");
    tacho_stream_free(stream);

    period[0] = -1;
    if (tacho_run(sma, period, NULL, 6, in, to, &error) != TACHO_BAD_PARAMETER) return wrong("no error");
    printf("tacho %s at %s: %s\n", tacho_version(), tacho_level(), error.message);
    return 0;
}
