/* qstick -- Qstick
 *
 *     qstick = mean(close - open, period)
 *
 * The mean body of the last candles: above 0 where buyers prevail between open and close.
 *
 * T. S. Chande & S. Kroll, The New Technical Trader, Wiley, 1994.
 */
#define TITLE "Qstick"

#define INPUTS(I)   I(open) I(close)
#define OUTPUTS(O)  O(qstick, MOVE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 10, 1, 100000, "bars in the window")
#include "kernel/indicator.h"

STATE    { K per; sum body; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }
START    { s->per = 1 / p->period; open_sum(body, p->period); }
STEP     { out->qstick = sum(body, in.close - in.open) * s->per; }

#include "kernel/derive.h"
