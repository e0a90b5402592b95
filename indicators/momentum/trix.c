/* trix -- TRIX, the change of a triple average
 *
 *     e    = ema(ema(ema(v)))
 *     trix = 10000 (e - e[1])                v = log x     of = logarithm
 *            100 (e - e[1]) / e[1]           v = x         of = price
 *
 * How fast a price grows once it has been smoothed three times.  Each average starts from the mean of its first
 * `period` values.
 *
 * Computed from the movements of v; those of a logarithm are log(x / x[1]), and 0 where either is not above 0.
 * With of = price: 0 where e[1] is 0.
 *
 * J. K. Hutson, Good TRIX, Technical Analysis of Stocks & Commodities, July 1983.
 */
#define TITLE "TRIX"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(trix, RATIO)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(period, 30, 1, 100000, "period of the three averages")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(of, "average logarithms of prices, or prices", logarithm, price)
#include "kernel/growth.h"
#include "kernel/indicator.h"

STATE    { K prices, lead; previous last; ema e, ee, eee; };
LOOKBACK { return 3 * (int64_t)p->period - 2; }
MEMORY   { return FOREVER; }

START
{
    s->prices = p->of == of_price;
    s->lead = p->period == 1 ? 0 : -2 / (p->period - 1);    /* e - e[1] = lead (e - v), as e - v = (1 - c) (e[1] - v) */
    open_ema_gap(e,   p->period, 0);
    open_ema_gap(ee,  p->period, p->period - 1);
    open_ema_gap(eee, p->period, 2 * p->period - 2);
}

STEP
{
    R last = previous(last, in.real);
    R move = s->prices != 0 ? in.real - last : growth(in.real, last);
    R e    = ema_gap(e, move);
    R d    = s->lead != 0 ? s->lead * e : move;
    R ee   = ema_gap(ee, d);
    R dd   = s->lead != 0 ? s->lead * ee : d;
    R eee  = ema_gap(eee, dd);
    R ddd  = s->lead != 0 ? s->lead * eee : dd;

    out->trix = s->prices != 0 ? 100 * over(ddd, (in.real + (e + ee + eee)) - ddd, 0) : 10000 * ddd;
}

#include "kernel/derive.h"
