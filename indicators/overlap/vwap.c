/* vwap -- Volume Weighted Average Price
 *
 *     x    = (high + low + close) / 3
 *     vwap = sum(x volume) / sum(volume)         since the session began
 *
 * What a session's shares have cost on average.  Sessions are `count` days, minutes, hours or months long, counted
 * from 1970 on by the clock that `time` shows: seconds since 1970 in UTC, or in local time if sessions are to begin at
 * local midnight.  With anchor = none there is but one.  NaN until a session has seen volume.
 *
 * S. A. Berkowitz, D. E. Logue & E. A. Noser, The Total Cost of Transactions on the NYSE, Journal of Finance 43, 1988.
 */
#define TITLE "Volume Weighted Average Price"

#define INPUTS(I)   I(high) I(low) I(close) I(volume) I(time)
#define OUTPUTS(O)  O(vwap, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                                                                \
    ONE_OF(anchor, "unit in which sessions are counted", day, minute, hour, month, none)                                    \
    INT(count, 1, 1, 100000, "units to a session")
#include "kernel/indicator.h"

STATE    { K seconds, months; previous session, price; scan_affine volume; follow y; };
LOOKBACK { return 0; }
MEMORY   { return FOREVER; }

START
{
    K unit = p->anchor == anchor_minute ? 60 : p->anchor == anchor_hour ? 3600 : 86400;
    s->seconds = p->anchor == anchor_month ? unit : p->anchor == anchor_none ? 0 : unit * p->count;
    s->months  = p->anchor == anchor_month ? p->count : 0;
}

/* Months from March of the year 0 to a day, which is counted from 1970: years begin in March, so that leap days end them. */
INLINE R month_of(R day)
{
    R z = day + 719468, era = floor_(z / 146097), d = z - 146097 * era;
    R year = floor_((d - floor_(d / 1460) + floor_(d / 36524) - floor_(d / 146096)) / 365);
    R rest = d - (365 * year + floor_(year / 4) - floor_(year / 100));
    return 12 * (400 * era + year) + floor_((5 * rest + 2) / 153);
}

STEP
{
    R number = s->seconds != 0 ? floor_(in.time / s->seconds) : rep(0);
    if (rarely(s->months != 0)) number = floor_((month_of(number) - (12 * 1969 + 10)) / s->months);

    M begins = not(same(number, previous(session, number)));
    R x      = (in.high + in.low + in.close) * (1. / 3), move = x - previous(price, x);
    R volume = affine_scan(&s->volume, t, sel(begins, rep(0), rep(1)), in.volume);
    R y      = follow(y, over(in.volume, volume, 1), x, move);

    out->vwap = sel(same(volume, rep(0)), rep(__builtin_nan("")), y);
}

#include "kernel/derive.h"
