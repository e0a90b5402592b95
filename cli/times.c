/* times.c -- points in time from text and to text.
 *
 * The days are counted as in H. Hinnant's chrono-compatible date algorithms: years start in March, so
 * that the leap day is the last of its year.
 */
#include "cli.h"
#include "times.h"
#include "number.h"

#include <math.h>
#include <string.h>

enum { DAY = 86400, HOUR = 3600, MINUTE = 60 };

typedef struct date { int64_t year; int month, day; } date;

static int64_t floor_divided(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

static int64_t day_number(date d)
{
    int64_t year = d.year - (d.month <= 2), era = floor_divided(year, 400), in_era = year - era * 400;
    int64_t in_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
    return era * 146097 + in_era * 365 + in_era / 4 - in_era / 100 + in_year - 719468;
}

static date date_of(int64_t seconds)
{
    int64_t days = floor_divided(seconds, DAY) + 719468, era = floor_divided(days, 146097), in_era = days - era * 146097;
    int64_t year = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
    int64_t in_year = in_era - (365 * year + year / 4 - year / 100), month = (5 * in_year + 2) / 153;
    date d = { year + era * 400, (int)(month < 10 ? month + 3 : month - 9), (int)(in_year - (153 * month + 2) / 5 + 1) };
    d.year += d.month <= 2;
    return d;
}

static bool good_date(date d)
{
    return 1 <= d.month && d.month <= 12 && 1 <= d.day && d.day <= 31;
}

static bool unix_time(double number, int64_t *seconds)
{
    double size = fabs(number);
    if (!(size < 1e20))
        return false;
    date d = { (int64_t)number / 10000, (int)((int64_t)number / 100 % 100), (int)((int64_t)number % 100) };
    if (number == floor(number) && 1900 <= d.year && d.year <= 2100 && good_date(d))
        *seconds = day_number(d) * DAY;                     /* 20181231 */
    else if (size < 1e7)
        return false;                                       /* row numbers, rather */
    else
        *seconds = (int64_t)floor(number / (size > 1e17 ? 1e9 : size > 1e14 ? 1e6 : size > 1e11 ? 1e3 : 1));
    return true;
}

bool time_parse(const char *text, int64_t *seconds)
{
    double number;
    if (number_like(text, strlen(text)) && number_parse(text, strlen(text), &number))
        return unix_time(number, seconds);

    long long year;
    int  month, day, hour = 0, minute = 0, second = 0, used = 0;
    char first, other;
    if (sscanf(text, " %lld%c%2d%c%2d%n", &year, &first, &month, &other, &day, &used) != 5 || first != other ||
        strchr("-/.", first) == NULL || !good_date((date){ year, month, day }) || year < 1000 || year > 9999)
        return false;
    text += used;
    if (*text == 'T' || *text == ' ') {
        if (sscanf(text + 1, "%2d:%2d:%2d", &hour, &minute, &second) < 2 && text[strspn(text, " ")] != '\0')
            return false;
    } else if (*text != '\0' && *text != 'Z') {
        return false;
    }
    *seconds = day_number((date){ year, month, day }) * DAY + hour * HOUR + minute * MINUTE + second;
    return true;
}

void time_print(int64_t seconds, bool clock, char text[TIME_ROOM])
{
    date d = date_of(seconds);
    int  rest = (int)(seconds - floor_divided(seconds, DAY) * DAY);
    int  length = snprintf(text, TIME_ROOM, "%04lld-%02d-%02d", (long long)d.year % 10000, d.month, d.day);
    if (clock)
        snprintf(text + length, TIME_ROOM - (size_t)length, " %02d:%02d:%02d", rest / HOUR, rest / MINUTE % 60, rest % 60);
}

/* -- the axis -------------------------------------------------------------- */

typedef enum measure { MONTHS, DAYS, SECONDS } measure;
struct time_step { measure measure; int count; };

static const time_step steps[] = {      /* finest first */
    { SECONDS, 1 }, { SECONDS, 5 }, { SECONDS, 15 }, { SECONDS, 30 }, { SECONDS, MINUTE }, { SECONDS, 5 * MINUTE },
    { SECONDS, 15 * MINUTE }, { SECONDS, 30 * MINUTE }, { SECONDS, HOUR }, { SECONDS, 2 * HOUR }, { SECONDS, 6 * HOUR },
    { SECONDS, 12 * HOUR }, { DAYS, 1 }, { DAYS, 7 }, { MONTHS, 1 }, { MONTHS, 2 }, { MONTHS, 3 }, { MONTHS, 6 },
    { MONTHS, 12 }, { MONTHS, 24 }, { MONTHS, 60 }, { MONTHS, 120 }, { MONTHS, 240 }, { MONTHS, 600 }, { MONTHS, 1200 },
};
enum { STEPS = sizeof steps / sizeof *steps };

/* The number of the step that a time lies in.  Weeks begin on Monday. */
static int64_t place(const time_step *step, int64_t seconds)
{
    date d;
    switch (step->measure) {
    case SECONDS: return floor_divided(seconds, step->count);
    case DAYS:    return floor_divided(floor_divided(seconds, DAY) + (step->count == 7 ? 3 : 0), step->count);
    case MONTHS:  d = date_of(seconds); return floor_divided(d.year * 12 + d.month - 1, step->count);
    }
    return 0;
}

bool time_begins(const time_step *step, int64_t before, int64_t now)
{
    return place(step, before) != place(step, now);
}

const time_step *time_step_for(const int64_t *seconds, size_t rows, size_t most)
{
    for (size_t k = 0; k < STEPS; k++) {
        size_t marks = 0;
        for (size_t i = 1; i < rows && marks <= most; i++)
            marks += time_begins(&steps[k], seconds[i - 1], seconds[i]);
        if (marks <= most)
            return &steps[k];
    }
    return &steps[STEPS - 1];
}

void time_mark(const time_step *step, int64_t before, int64_t now, char text[TIME_ROOM])
{
    static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
    date then = date_of(before), d = date_of(now);
    int  rest = (int)(now - floor_divided(now, DAY) * DAY);
    if (d.year != then.year)
        snprintf(text, TIME_ROOM, "%lld", (long long)d.year);
    else if (d.month != then.month && (step->measure != SECONDS || d.day == 1))
        snprintf(text, TIME_ROOM, "%s", months[d.month - 1]);
    else if (step->measure != SECONDS || d.day != then.day)
        snprintf(text, TIME_ROOM, "%d %s", d.day, months[d.month - 1]);
    else if (step->count < MINUTE)
        snprintf(text, TIME_ROOM, "%02d:%02d:%02d", rest / HOUR, rest / MINUTE % 60, rest % 60);
    else
        snprintf(text, TIME_ROOM, "%02d:%02d", rest / HOUR, rest / MINUTE % 60);
}
