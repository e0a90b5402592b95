/* number_check.c -- cli/number.c against printf and strtod.  number_check [COUNT]: so many of each kind. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "number.h"

static uint64_t state = UINT64_C(88172645463325252);
static long     faults;

static uint64_t random_bits(void)
{
    state ^= state << 13, state ^= state >> 7, state ^= state << 17;
    return state * UINT64_C(0x2545f4914f6cdd1d);
}

static void fault(const char *what, const char *text, double value)
{
    if (faults++ < 20)
        printf("%s: %s, %.17g\n", what, text, value);
}

/* Read as strtod reads it, bit for bit? */
static void check_text(const char *text)
{
    double want = strtod(text, NULL), got = 0;
    if (!number_parse(text, strlen(text), &got) || memcmp(&want, &got, sizeof got) != 0)
        fault("read otherwise", text, got);
}

static int digits_in(const char *text)
{
    int digits = 0, zeros = 0;
    for (; *text != '\0' && *text != 'e'; text++)
        if ('0' <= *text && *text <= '9' && (*text != '0' || digits > 0))
            digits++, zeros = *text == '0' ? zeros + 1 : 0;
    return digits - zeros;
}

/* Does it come back, and is no shorter decimal good enough?  Of that length, is it the nearest? */
static void check_number(double value)
{
    char text[NUMBER_ROOM + 1], other[64];
    size_t length = number_print(value, text);
    if (length > NUMBER_ROOM) {
        fault("too long", "", value);
        return;
    }
    text[length] = '\0';
    double back = strtod(text, NULL);
    if (memcmp(&back, &value, sizeof value) != 0)
        fault("does not come back", text, value);
    check_text(text);
    int digits = digits_in(text);
    snprintf(other, sizeof other, "%.*e", digits > 1 ? digits - 2 : 0, value);
    if (digits > 1 && strtod(other, NULL) == value)
        fault("not the shortest", text, value);
}

int main(int argc, char **argv)
{
    long count = argc > 1 ? atol(argv[1]) : 10000000;
    for (long i = 0; i < count; i++) {
        uint64_t bits = random_bits();
        double   value;
        memcpy(&value, &bits, sizeof value);
        if (isfinite(value))
            check_number(value);
    }
    for (long i = 0; i < count; i++)                                    /* prices */
        check_number((double)(random_bits() % 1000000000) / (double[]){ 1, 10, 100, 1000, 1e4, 1e5, 1e6, 1e8 }[i % 8]);
    for (int e = -1074; e < 1024; e++) {
        check_number(ldexp(1, e));
        check_number(nextafter(ldexp(1, e), 0));
        check_number(nextafter(ldexp(1, e), INFINITY));
    }
    for (long i = 0; i < count; i++) {                                  /* texts of up to 22 digits */
        char text[64];
        int  length = 0, digits = 1 + (int)(random_bits() % 22), point = (int)(random_bits() % 22);
        for (int k = 0; k < digits; k++) {
            if (k == point && k > 0)
                text[length++] = '.';
            text[length++] = (char)('0' + random_bits() % 10);
        }
        snprintf(text + length, sizeof text - (size_t)length, i % 2 ? "e%d" : "", (int)(random_bits() % 680) - 345);
        check_text(text);
    }
    for (long i = 0; i < count / 10; i++) {                             /* half way between two doubles */
        char     text[64];
        uint64_t middle = UINT64_C(1) << 53 | random_bits() >> 11 | 1;
        snprintf(text, sizeof text, "%llu", (unsigned long long)middle);
        check_text(text);
        snprintf(text, sizeof text, "%.3f", (double)(middle >> 4) + 0.125 * (double)(i % 8));
        check_text(text);
    }
    printf("%ld faults\n", faults);
    return faults != 0;
}
