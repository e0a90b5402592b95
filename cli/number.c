/* number.c -- doubles from text (Eisel-Lemire) and to text (Schubfach).
 *
 *   D. Lemire, Number parsing at a gigabyte per second, 2021.
 *   R. Giulietti, The Schubfach way to render doubles, 2020.
 *
 * Both multiply by a power of ten that is known to 128 bits, and share one table of these.
 */
#include "number.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "powers.h"

__extension__ typedef unsigned __int128 wide;

/* floor(log2(10^k)), for all k in the table. */
static int log2_of_power(int k)
{
    return (int)(((int64_t)k * 1741647) >> 19);
}

/* -- reading --------------------------------------------------------------- */

static bool is_missing_word(const char *text, size_t length)
{
    static const char *const words[] = { "nan", "na", "n/a", "null", "none" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == length && strncasecmp(text, words[i], length) == 0)
            return true;
    return false;
}

/* digits 10^exponent rounded to the nearest double; false where this method cannot tell. */
static bool nearest_double(uint64_t digits, int exponent, double *value)
{
    static const double exact[] = { 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };

    /* Both sides exact: one division or multiplication rounds once (Clinger). */
    if (digits < (UINT64_C(1) << 53) && -22 <= exponent && exponent <= 22) {
        *value = exponent < 0 ? (double)digits / exact[-exponent] : (double)digits * exact[exponent];
        return true;
    }
    if (exponent < POWER_LEAST || exponent > 308)
        return false;

    /* The method wants its powers rounded down, but those of 10^-27 ... 10^-1 up. */
    struct power power = powers[exponent - POWER_LEAST];
    if (exponent < -27 || exponent > 55)
        power.high -= power.low-- == 0;

    int  shift   = __builtin_clzll(digits);
    wide product = (wide)(digits << shift) * power.high;
    if (((uint64_t)(product >> 64) & 0x1ff) == 0x1ff)
        product += (uint64_t)(((wide)(digits << shift) * power.low) >> 64);

    uint64_t high = (uint64_t)(product >> 64), low = (uint64_t)product;
    if (low == UINT64_MAX && (exponent < -27 || exponent > 55))
        return false;

    int      top      = (int)(high >> 63), kept = top + 64 - 52 - 3;
    uint64_t fraction = high >> kept;
    int      biased   = log2_of_power(exponent) + 63 + top - shift + 1023;
    if (biased <= 0 || biased >= 2046)
        return false;                                       /* subnormal, or near the end */

    if (low <= 1 && -4 <= exponent && exponent <= 23 && (fraction & 3) == 1 && fraction << kept == high)
        fraction &= ~UINT64_C(1);                           /* half way: to even */
    fraction = (fraction + (fraction & 1)) >> 1;
    if (fraction >> 53) {
        fraction = UINT64_C(1) << 52;
        biased++;
    }
    uint64_t bits = (fraction & ~(UINT64_C(1) << 52)) | (uint64_t)biased << 52;
    memcpy(value, &bits, sizeof bits);
    return true;
}

/* Numbers of more than 19 digits, subnormals and their like.  The program never calls setlocale, so
 * strtod reads a decimal point whatever the user's language is. */
static bool read_rare(const char *text, size_t length, double *value)
{
    char copy[1200];                    /* no double needs more than 1,075 digits */
    if (length >= sizeof copy)
        return false;
    memcpy(copy, text, length);
    copy[length] = '\0';
    char *end;
    *value = strtod(copy, &end);
    return end == copy + length;
}

bool number_like(const char *text, size_t length)
{
    double value;
    return number_parse(text, length, &value) && !isnan(value);
}

bool number_parse(const char *text, size_t length, double *value)
{
    const char *end = text + length;
    while (text < end && (*text == ' ' || *text == '\t'))
        text++;
    while (text < end && (end[-1] == ' ' || end[-1] == '\t'))
        end--;
    if (text == end) {
        *value = NAN;
        return true;
    }

    const char *p = text;
    bool negative = *p == '-';
    p += *p == '-' || *p == '+';

    uint64_t digits = 0;
    const char *first = p;
    for (; p < end && (unsigned char)(*p - '0') < 10; p++)
        digits = digits * 10 + (uint64_t)(*p - '0');
    int64_t count = p - first, exponent = 0;
    if (p < end && *p == '.') {
        const char *point = ++p;
        for (; p < end && (unsigned char)(*p - '0') < 10; p++)
            digits = digits * 10 + (uint64_t)(*p - '0');
        exponent = point - p;
        count -= exponent;
    }
    if (count == 0) {
        bool infinite = (end - p == 3 && strncasecmp(p, "inf", 3) == 0) ||
                        (end - p == 8 && strncasecmp(p, "infinity", 8) == 0);
        *value = !infinite ? (double)NAN : negative ? -HUGE_VAL : HUGE_VAL;
        return infinite || is_missing_word(text, (size_t)(end - text));
    }
    if (p < end && (*p == 'e' || *p == 'E')) {
        p++;
        bool minus = p < end && *p == '-';
        p += p < end && (*p == '-' || *p == '+');
        const char *start = p;
        int64_t given = 0;
        for (; p < end && (unsigned char)(*p - '0') < 10; p++)
            given = given < 100000 ? given * 10 + (*p - '0') : given;
        if (p == start)
            return false;
        exponent += minus ? -given : given;
    }
    if (p != end)
        return false;

    if (digits == 0 && count <= 19)
        *value = 0;
    else if (count > 19 || exponent < -400 || exponent > 400 || !nearest_double(digits, (int)exponent, value))
        return read_rare(text, (size_t)(end - text), value);
    *value = negative ? -*value : *value;
    return true;
}

/* -- writing --------------------------------------------------------------- */

struct decimal { uint64_t digits; int exponent; };

/* g c / 2^128, the last bit telling whether anything was cut off. */
static uint64_t round_to_odd(struct power g, uint64_t c)
{
    wide     sum  = (wide)g.high * c + (uint64_t)(((wide)g.low * c) >> 64);
    uint64_t high = (uint64_t)(sum >> 64), low = (uint64_t)sum;
    return high | (low > 1);
}

/* The shortest decimal that rounds to the double with these bits, and of those the nearest. */
static struct decimal shortest(uint64_t fraction, int biased)
{
    uint64_t c = fraction | (biased != 0 ? UINT64_C(1) << 52 : 0);
    int      q = (biased != 0 ? biased : 1) - 1075;
    if (-53 < q && q <= 0 && (c & ((UINT64_C(1) << -q) - 1)) == 0)
        return (struct decimal){ c >> -q, 0 };                  /* an integer */

    /* All decimals between the lower and the upper end of the interval read back; v is the double itself,
     * and all are taken four times, times 10^-k. */
    bool odd = c & 1, narrow = fraction == 0 && biased > 1;     /* the neighbour below is nearer */
    int  k   = (q * 1262611 - (narrow ? 524031 : 0)) >> 22;
    int  h   = q + log2_of_power(-k) + 1;
    struct power g = powers[-k - POWER_LEAST];
    uint64_t v     = round_to_odd(g, (4 * c) << h);
    uint64_t lower = round_to_odd(g, (4 * c - 2 + narrow) << h) + odd;
    uint64_t upper = round_to_odd(g, (4 * c + 2) << h) - odd;

    uint64_t s = v / 4, tens = s / 10;
    if (s >= 10) {
        bool below = lower <= 40 * tens, above = 40 * tens + 40 <= upper;
        if (below != above)
            return (struct decimal){ tens + above, k + 1 };
    }
    bool below = lower <= 4 * s, above = 4 * s + 4 <= upper;
    if (below != above)
        return (struct decimal){ s + above, k };
    uint64_t middle = 4 * s + 2;
    return (struct decimal){ s + (v > middle || (v == middle && (s & 1))), k };
}

static struct decimal without_zeros(struct decimal d)
{
    if (d.digits % 10 != 0)
        return d;
    while (d.digits % 10000 == 0)
        d.digits /= 10000, d.exponent += 4;
    while (d.digits % 10 == 0)
        d.digits /= 10, d.exponent++;
    return d;
}

static const char pairs[] =
    "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051"
    "525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899";

/* Write the digits so that they end at `end`; returns where they start. */
static char *digits_before(char *end, uint64_t digits)
{
    while (digits >= 100) {
        uint64_t rest = digits / 100;
        memcpy(end -= 2, pairs + 2 * (digits - 100 * rest), 2);
        digits = rest;
    }
    if (digits >= 10)
        memcpy(end -= 2, pairs + 2 * digits, 2);
    else
        *--end = (char)('0' + digits);
    return end;
}

size_t number_print(double value, char *text)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    uint64_t fraction = bits & ((UINT64_C(1) << 52) - 1);
    int      biased   = (int)(bits >> 52 & 2047);
    char    *p        = text;
    if (biased == 2047 && fraction != 0)
        return 0;
    if (bits >> 63)
        *p++ = '-';
    if (biased == 2047) {
        memcpy(p, "inf", 3);
        return (size_t)(p + 3 - text);
    }
    if (biased == 0 && fraction == 0) {
        *p++ = '0';
        return (size_t)(p - text);
    }

    struct decimal d = without_zeros(shortest(fraction, biased));
    char  room[24], *end = room + sizeof room, *first = digits_before(end, d.digits);
    int   count = (int)(end - first), point = count + d.exponent;   /* digits before the point */

    if (point > 17 || point < -4) {                         /* 1.5e+20: one digit before the point */
        *p++ = *first++;
        if (--count > 0) {
            *p++ = '.';
            memcpy(p, first, (size_t)count);
            p += count;
        }
        *p++ = 'e';
        *p++ = --point < 0 ? '-' : '+';
        char *tail = digits_before(end, (uint64_t)abs(point));
        memcpy(p, tail, (size_t)(end - tail));
        return (size_t)(p + (end - tail) - text);
    }
    if (point <= 0) {                                       /* 0.00015 */
        memcpy(p, "0.0000", 6);
        p += 2 - point;
        memcpy(p, first, (size_t)count);
        return (size_t)(p + count - text);
    }
    if (point >= count) {                                   /* 15000 */
        memcpy(p, first, (size_t)count);
        memset(p + count, '0', (size_t)(point - count));
        return (size_t)(p + point - text);
    }
    memcpy(p, first, (size_t)point);                        /* 1.5 */
    p += point;
    *p++ = '.';
    memcpy(p, first + point, (size_t)(count - point));
    return (size_t)(p + (count - point) - text);
}
