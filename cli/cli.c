/* cli.c -- failing, memory, and the end of standard output. */
#include "cli.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void complain_with(const char *format, va_list arguments)
{
    fflush(stdout);
    fputs("tacho: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
}

void complain(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    complain_with(format, arguments);
    va_end(arguments);
}

void fail(int code, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    complain_with(format, arguments);
    va_end(arguments);
    exit(code);
}

int code_of(tacho_status status)
{
    switch (status) {
    case TACHO_OK:                return EXIT_FINE;
    case TACHO_UNKNOWN_INDICATOR:
    case TACHO_BAD_PARAMETER:
    case TACHO_BAD_LEVEL:         return EXIT_USAGE;
    case TACHO_MISSING_VALUE:     return EXIT_DATA;
    case TACHO_BAD_STATE:         return EXIT_FILE;
    case TACHO_BAD_ARGUMENT:
    case TACHO_NO_MEMORY:
    case TACHO_CANCELLED:         break;
    }
    return EXIT_INTERNAL;
}

static void *had(void *memory)
{
    if (memory == NULL)
        fail(EXIT_INTERNAL, "out of memory");
    return memory;
}

void *zeroed(size_t count, size_t size)
{
    return had(calloc(count + (count == 0), size));
}

void *resized(void *memory, size_t count, size_t size)
{
    return had(reallocarray(memory, count + (count == 0), size));
}

char *copy_of(const char *text, size_t length)
{
    char *copy = zeroed(length + 1, 1);
    memcpy(copy, text, length);
    return copy;
}

char *text_of(const char *format, ...)
{
    char   *text;
    va_list arguments;
    va_start(arguments, format);
    int length = vasprintf(&text, format, arguments);
    va_end(arguments);
    return had(length < 0 ? NULL : text);
}

/* What malloc promises need not be there: more than the machine has is refused at once. */
void *much_memory(size_t bytes, const char *what)
{
    double most   = (double)sysconf(_SC_PHYS_PAGES) * (double)sysconf(_SC_PAGESIZE);
    void  *memory = (double)bytes > most ? NULL : malloc(bytes + (bytes == 0));
    if (memory == NULL)
        fail(EXIT_INTERNAL, "%s would take %zu bytes (%.3g GB), and there is no such memory here", what, bytes, (double)bytes / 1e9);
    return memory;
}

void finish_output(void)
{
    errno = 0;
    if ((fflush(stdout) != 0 || ferror(stdout)) && errno != EPIPE && errno != 0)
        fail(EXIT_FILE, "cannot write standard output: %s", strerror(errno));
}
