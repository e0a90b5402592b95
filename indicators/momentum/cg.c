/* cg -- Center of Gravity
 *
 *     cg = -sum((1 + k) x[k]) / sum(x[k])               over k from 0 to n - 1
 *
 * How old the price of a bar is on average, counted from 1 and turned over: it rises when the newest bars weigh most.  With
 * window = shorter n is period - 1, and the first value comes with bar `period`; with window = full, which is Ehlers' own and the
 * better choice, n is period.  0 where the prices add up to 0.
 *
 * J. F. Ehlers, The CG Oscillator, Technical Analysis of Stocks & Commodities, May 2002.
 */
#define TITLE "Center of Gravity"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(cg, BARS)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 10, 2, 100000, "bars in the window, or one more")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(window, "bars in the window: one fewer than period, or period", shorter, full)
#include "kernel/indicator.h"

#define SHORTER (p->window == window_shorter)

STATE    { K next; rising_ladder x; };
LOOKBACK { return (int64_t)p->period - !SHORTER; }
MEMORY   { return (int64_t)p->period - 1 - SHORTER; }
START    { s->next = p->period + 1 - SHORTER; WINDOW(x, p->period - SHORTER, rising); }

STEP
{
    rising y = rising_step(&s->x, t, (one){ in.real });     /* the newest weighs n, not 1 */

    out->cg = over(y.w - s->next * y.x, y.x, 0);
}

#include "kernel/derive.h"
