/* minmaxindex -- Indexes of Lowest and Highest
 *
 *     min_index, max_index = numbers of the bars of the smallest and the largest of x, x[1] ... x[period-1]
 *
 * Of equal values the newest counts.  The first valid bar is number 0; missing bars that are skipped have no number.
 * Where bars are missing in front, add how many for the index in the array.
 */
#define TITLE "Indexes of Lowest and Highest"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(min_index, BARS) O(max_index, BARS)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 30, 2, 100000, "bars in the window")
#include "kernel/indicator.h"

STATE    { lowest_at low; highest_at high; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }
START    { open_lowest_at(low, p->period); open_highest_at(high, p->period); }

STEP
{
    out->min_index = t.i - lowest_at(low, in.real).age;
    out->max_index = t.i - highest_at(high, in.real).age;
}

#include "kernel/derive.h"
