/* trange -- True Range
 *
 *     trange = max(high, close[1]) - min(low, close[1])
 *
 * How far the bar reaches, a gap to the bar before included.  The first bar has no close before it and no
 * value; with start = first its range is high - low.
 *
 * J. W. Wilder, New Concepts in Technical Trading Systems, Trend Research, 1978.
 */
#define TITLE   "True Range"
#define ALIASES "tr"

#define INPUTS(I)   I(high) I(low) I(close)
#define OUTPUTS(O)  O(trange, MOVE)
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF)                                   \
    ONE_OF(start, "the first bar that has a range", second, first)
#include "kernel/indicator.h"

STATE    { previous last; };
LOOKBACK { return p->start == start_second; }
MEMORY   { return 1; }
START    { }
STEP     { out->trange = true_range(last, in.high, in.low, in.close); }

#include "kernel/derive.h"
