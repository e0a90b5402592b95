/* minindex -- Index of Lowest over Period
 *
 *     minindex = number of the bar of min(x, x[1] ... x[period-1])
 *
 * Of equal values the newest counts.  The first valid bar is number 0; missing bars that are skipped have no number.
 * Where bars are missing in front, add how many for the index in the array.
 */
#define TITLE "Index of Lowest over Period"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(minindex, BARS)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 30, 2, 100000, "bars in the window")
#include "kernel/indicator.h"

STATE    { lowest_at x; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }
START    { open_lowest_at(x, p->period); }
STEP     { out->minindex = t.i - lowest_at(x, in.real).age; }

#include "kernel/derive.h"
