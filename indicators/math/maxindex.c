/* maxindex -- Index of Highest over Period
 *
 *     maxindex = number of the bar of max(x, x[1] ... x[period-1])
 *
 * Of equal values the newest counts.  The first valid bar is number 0; missing bars that are skipped have no number.
 * Where bars are missing in front, add how many for the index in the array.
 */
#define TITLE "Index of Highest over Period"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(maxindex, BARS)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 30, 2, 100000, "bars in the window")
#include "kernel/indicator.h"

STATE    { highest_at x; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }
START    { open_highest_at(x, p->period); }
STEP     { out->maxindex = t.i - highest_at(x, in.real).age; }

#include "kernel/derive.h"
